import { chmod } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { formatReference } from '../../core/environment/reference';
import { ReferenceFile } from '../../core/fix/referenceFile';
import type { ReferenceRequest as Requested } from '../../core/fix/referenceFile';
import { difference } from '../../core/text/difference';
import type { Message } from '../../core/text/message';
import { Secret } from '../../core/text/secret';
import { environmentTargetOf } from './environmentFile';

/** Where a reference to a stored value is left, for `strongroom run` to fill in. It is no secret. */
export interface ReferencePlace {
  /** The `.env` file, absolute. */
  readonly file: string;
  readonly variable: string;
}

/** Where a reference is to be left, and the file as it is opened by now, saved or not; undefined where there is none. */
interface Spot {
  readonly place: ReferencePlace;
  readonly opened: vscode.TextDocument | undefined;
  /** The text with the reference; undefined where it stands there already. */
  readonly text: string | undefined;
}

/** A value whose reference is to be left, and what its variable is called after. */
export interface ReferenceRequest extends Requested {
  readonly document: vscode.TextDocument;
}

/**
 * The variable that a plan leaves a reference under, which nothing else is called in the file; the reason where it has
 * none. Undefined where the plan leaves no reference. Writes nothing.
 */
export async function referencePlace(request: ReferenceRequest): Promise<ReferencePlace | Message | undefined> {
  const spot = await spotOf(request);
  return spot === undefined || 'template' in spot ? spot : spot.place;
}

async function spotOf(request: ReferenceRequest): Promise<Spot | Message | undefined> {
  const { document, plan, reference } = request;
  const target = plan.throughEnvironment === true ? environmentTargetOf(document) : undefined;
  if (target === undefined) {
    return undefined;
  }
  const { file } = target;
  const opened = await openIfThere(vscode.Uri.file(file));
  const references = new ReferenceFile(file, opened?.getText());
  const variable = references.propose(request);
  if (typeof variable !== 'string') {
    return variable;
  }
  const unopened = opened === undefined ? target.check(variable, new Secret(formatReference(reference))) : undefined;
  if (unopened?.kind === 'refused') {
    return unopened.reason;
  }
  references.leave(variable, reference);
  return { place: { file, variable }, opened, text: references.textWith() };
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
export async function leaveReference(edit: vscode.WorkspaceEdit, request: ReferenceRequest): Promise<LeftReference> {
  const spot = await spotOf(request);
  if (spot === undefined) {
    return { place: undefined, keep: nothing };
  }
  if ('template' in spot) {
    return { refused: spot };
  }
  const { opened, text: changed } = spot;
  if (changed === undefined) {
    return { place: spot.place, keep: saving(opened) };
  }
  const uri = vscode.Uri.file(spot.place.file);
  if (opened === undefined) {
    edit.createFile(uri, { contents: new TextEncoder().encode(changed) });
    // Values may be kept there later, as in one that `EnvironmentTarget` makes.
    return { place: spot.place, keep: () => chmod(spot.place.file, 0o600).catch(nothing) };
  }
  const { start, end, text } = difference(opened.getText(), changed);
  edit.replace(uri, new vscode.Range(opened.positionAt(start), opened.positionAt(end)), text);
  return { place: spot.place, keep: saving(opened) };
}

function saving(document: vscode.TextDocument | undefined): () => Promise<void> {
  return async () => {
    await document?.save();
  };
}

/** The name of the file that a reference stands in, as messages call it. */
export function referenceFile({ file }: ReferencePlace): string {
  return path.basename(file);
}

/** A file as it is typed or saved; undefined where there is none, even if VS Code still knows the text of one that was. */
export async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const typed = vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  try {
    if (typed === undefined) {
      await vscode.workspace.fs.stat(uri);
    }
    return typed ?? (await vscode.workspace.openTextDocument(uri));
  } catch {
    return undefined;
  }
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
