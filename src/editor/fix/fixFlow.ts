import * as vscode from 'vscode';
import type { FixTarget, Plan } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { findingName } from '../findings/findingAt';
import type { FindingReference } from '../findings/findingAt';
import { explainRefusal } from '../findings/refusals';
import { scanPath } from '../scanning/scannedDocuments';
import type { Dialogs } from './dialogs';
import type { FixPlanner } from './fixPlanner';

/** A fix that was asked for and can be made: its plan is of the document as it stood when it was asked for. */
export interface RequestedFix {
  readonly document: vscode.TextDocument;
  readonly finding: Finding;
  /** Every finding of the document. */
  readonly findings: readonly Finding[];
  readonly plan: Plan;
  /** The region that the document or the project names. */
  readonly region: string | undefined;
}

/** The plan that a person asked for. Where there is none, says why, and what was chosen instead, if anything. */
export async function requestFix(
  reference: FindingReference,
  target: FixTarget,
  planner: FixPlanner,
  dialogs: Dialogs,
): Promise<RequestedFix | { readonly instead: FixTarget } | undefined> {
  const document = await openDocument(reference);
  const options = document && (await planner.optionsOf(document, reference));
  if (document === undefined || options === undefined) {
    await dialogs.inform(
      vscode.l10n.t('The secret is no longer there. Nothing was stored and nothing was changed.'),
      [],
    );
    return undefined;
  }
  const option = options.options.find((candidate) => candidate.target === target);
  switch (option?.kind) {
    case 'plan':
      return {
        document,
        finding: options.finding,
        findings: options.findings,
        plan: option,
        region: options.region,
      };
    case 'refusal': {
      const alternatives = options.options.flatMap(({ kind, target: other }) => (kind === 'plan' ? [other] : []));
      const instead = await explainRefusal({ ...reference, refusal: option, alternatives }, dialogs);
      return instead === undefined ? undefined : { instead };
    }
    case undefined:
      await dialogs.inform(
        vscode.l10n.t('Strongroom has no such fix for this kind of secret in this language. Nothing was changed.'),
        [],
      );
      return undefined;
  }
}

/** The document of a reference; undefined where it can no longer be opened. */
export async function openDocument({ uri }: FindingReference): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    return undefined;
  }
}

/** What to call a finding in a title: its name, and the file it stands in. */
export function subjectOf(document: vscode.TextDocument, finding: Finding): string {
  const file = fileName(document);
  const name = findingName(finding);
  return name === undefined ? file : vscode.l10n.t('{0} of {1}', name, file);
}

/** The base name of a document. */
export function fileName(document: vscode.TextDocument): string {
  return (scanPath(document) ?? document.uri.path).split('/').at(-1) ?? '';
}
