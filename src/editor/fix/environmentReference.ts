import path from 'node:path';
import * as vscode from 'vscode';
import { formatReference } from '../../core/environment/reference';
import type { ValueReference } from '../../core/environment/reference';
import { setVariable } from '../../core/fix/environmentFile';
import { NameBook } from '../../core/fix/nameBook';
import type { NamePlace } from '../../core/fix/nameBook';
import type { Plan } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import { Secret } from '../../core/text/secret';
import { environmentTargetOf } from './environmentFile';

/** Where a reference to a stored value is left, for `strongroom run` to fill in. It is no secret. */
export interface ReferencePlace {
  /** The `.env` file, absolute. */
  readonly file: string;
  readonly variable: string;
}

/** How many variables are tried where others hold something else. */
const mostVariables = 9;

/**
 * The variable that a plan leaves a reference under, which nothing else is called in the file; the reason where it has
 * none. Undefined where the plan leaves no reference. Writes nothing.
 */
export function referencePlace(
  document: vscode.TextDocument,
  plan: Omit<Plan, 'edits'>,
  finding: Finding,
  place: NamePlace,
  reference: ValueReference,
): ReferencePlace | Message | undefined {
  const target = plan.throughEnvironment === true ? environmentTargetOf(document) : undefined;
  if (target === undefined) {
    return undefined;
  }
  const text = new Secret(formatReference(reference));
  const own = new NameBook('environment').propose(plan, finding, text, { ...place, template: '{name}' });
  for (let number = 1; ; number += 1) {
    const variable = number === 1 ? own : `${own}_${number.toString()}`;
    const outcome = target.check(variable, text);
    if (outcome.kind !== 'refused') {
      return { file: target.file, variable };
    }
    if (plan.fixedVariable !== undefined || number === mostVariables) {
      return outcome.reason;
    }
  }
}

/** What of a reference is part of an edit. */
export type LeftReference =
  | {
      /** Undefined where the plan leaves none. */
      readonly place: ReferencePlace | undefined;
      readonly refused?: undefined;
      /** Writes the file to disk, once the edit was made. */
      readonly keep: () => Promise<void>;
    }
  | { readonly refused: Message };

/** Adds the reference that a plan leaves to an edit, before all else in it. */
export async function leaveReference(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  plan: Omit<Plan, 'edits'>,
  finding: Finding,
  place: NamePlace,
  reference: ValueReference,
): Promise<LeftReference> {
  const left = referencePlace(document, plan, finding, place, reference);
  if (left === undefined) {
    return { place: undefined, keep: nothing };
  }
  if ('template' in left) {
    return { refused: left };
  }
  const { file, variable } = left;
  const uri = vscode.Uri.file(file);
  const opened = await openIfThere(uri);
  const before = opened?.getText();
  const change = setVariable(before, variable, new Secret(formatReference(reference)));
  switch (change.kind) {
    case 'reused':
      return { place: left, keep: nothing };
    case 'conflict':
      return { refused: message('{0} already holds a different value under {1}', file, variable) };
    case 'unwritable':
      return { refused: change.reason };
    case 'added':
  }
  if (opened === undefined || before === undefined) {
    edit.createFile(uri, { contents: new TextEncoder().encode(change.text) });
    return { place: left, keep: nothing };
  }
  const { start, end, text } = difference(before, change.text);
  edit.replace(uri, new vscode.Range(opened.positionAt(start), opened.positionAt(end)), text);
  return {
    place: left,
    keep: async () => {
      await opened.save();
    },
  };
}

/** The name of the file that a reference stands in, as messages call it. */
export function referenceFile({ file }: ReferencePlace): string {
  return path.basename(file);
}

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** What of a text is replaced by what (UTF-16 offsets, end exclusive), so that the rest of it stays. */
function difference(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) {
    start += 1;
  }
  let kept = 0;
  while (kept < before.length - start && before.at(-1 - kept) === after.at(-1 - kept)) {
    kept += 1;
  }
  return { start, end: before.length - kept, text: after.slice(start, after.length - kept) };
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
