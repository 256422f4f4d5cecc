import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import { findingName } from '../findings/findingAt';
import type { FindingReference } from '../findings/findingAt';
import { withAllowedFinding } from '../scanning/allowFinding';
import { configurationFileName, fileIn } from '../scanning/configurations';
import type { Configurations } from '../scanning/configurations';
import { folderOf } from '../scanning/scannedDocuments';
import { localize } from '../support/localize';
import { applyEdits } from './applyEdits';
import type { Dialogs } from './dialogs';
import { openDocument } from './fixFlow';
import type { FixPlanner } from './fixPlanner';
import { readText } from './projectFiles';

export interface IgnoreFindingDependencies {
  readonly planner: FixPlanner;
  readonly configurations: Configurations;
  readonly dialogs: Dialogs;
  readonly log: Log;
}

type Place = 'comment' | 'configuration';

/** Ignores one finding for a reason that is written down: in a comment beside it, or in the team's configuration. */
export async function ignoreFinding(
  reference: FindingReference,
  dependencies: IgnoreFindingDependencies,
): Promise<void> {
  const { planner, dialogs } = dependencies;
  const document = await openDocument(reference);
  const possible = document && (await planner.ignoreEdits(document, reference, ''));
  if (document === undefined || possible === undefined) {
    void dialogs.inform(vscode.l10n.t('The secret is no longer there. Nothing was changed.'), []);
    return;
  }
  const folder = folderOf(document);
  const places: Place[] = [
    ...(possible.edits === undefined ? [] : ['comment' as const]),
    ...(folder === undefined ? [] : ['configuration' as const]),
  ];
  if (places.length === 0) {
    const reason = possible.noComment === undefined ? '' : localize(possible.noComment);
    void dialogs.inform(`${reason} ${vscode.l10n.t('Nothing was changed.')}`.trim(), []);
    return;
  }
  const place = await choosePlace(places, findingName(possible.finding) ?? possible.finding.detector, dialogs);
  const reason = place && (await askReason(dialogs));
  if (reason === undefined) {
    return;
  }
  if (place === 'comment') {
    await ignoreByComment(reference, reason, dependencies);
  } else if (folder !== undefined) {
    await ignoreByConfiguration(folder, reference.fingerprint, reason, dependencies);
  }
}

async function choosePlace(places: readonly Place[], name: string, dialogs: Dialogs): Promise<Place | undefined> {
  if (places.length === 1) {
    return places[0];
  }
  return dialogs.pick<Place>({
    title: vscode.l10n.t('Ignore {0}', name),
    placeholder: vscode.l10n.t('Where should it be written down?'),
    items: [
      {
        label: `$(comment) ${vscode.l10n.t('In a comment on the line above')}`,
        detail: vscode.l10n.t('Everyone who reads the code sees the reason'),
        value: 'comment',
      },
      {
        label: `$(settings-gear) ${vscode.l10n.t('In {0}, by fingerprint', configurationFileName)}`,
        detail: vscode.l10n.t('The file stays as it is; the fingerprint does not tell the value'),
        value: 'configuration',
      },
    ],
  });
}

async function askReason(dialogs: Dialogs): Promise<string | undefined> {
  const reason = await dialogs.input({
    title: vscode.l10n.t('Ignore this finding'),
    prompt: vscode.l10n.t('Why is this no secret, or why may it stay? Others will read it'),
    placeholder: vscode.l10n.t('test data, accepted by no real system'),
    value: '',
    problem: (text) => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
  });
  return reason?.replace(/\s+/g, ' ').trim();
}

async function ignoreByComment(
  reference: FindingReference,
  reason: string,
  { planner, dialogs }: IgnoreFindingDependencies,
): Promise<void> {
  const document = await openDocument(reference);
  const planned = document && (await planner.ignoreEdits(document, reference, reason));
  const done = document && planned?.edits && (await applyEdits(document, planned.version, planned.edits));
  if (done !== true) {
    void dialogs.warn(
      vscode.l10n.t('The text has changed since and was not edited. Try again on the text as it is.'),
      [],
    );
  }
}

async function ignoreByConfiguration(
  folder: vscode.WorkspaceFolder,
  fingerprint: string,
  reason: string,
  { configurations, dialogs, log }: IgnoreFindingDependencies,
): Promise<void> {
  const uri = fileIn(folder.uri);
  try {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const text = withAllowedFinding(open?.getText() ?? (await readText(uri)), { fingerprint, reason });
    if (open === undefined) {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    } else {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), open.positionAt(open.getText().length)), text);
      await vscode.workspace.applyEdit(edit);
      await open.save();
    }
    await configurations.refresh(folder);
  } catch (error) {
    log.error(`${configurationFileName} could not be written.`, error);
    void dialogs.error(
      vscode.l10n.t('{0} could not be written, and the finding stays. The log says more.', configurationFileName),
      [],
    );
    return;
  }
  const openFile = await dialogs.inform(vscode.l10n.t('The finding is ignored by {0}.', configurationFileName), [
    { label: vscode.l10n.t('Open {0}', configurationFileName), value: true },
  ]);
  if (openFile === true) {
    await vscode.window.showTextDocument(uri);
  }
}
