import * as vscode from 'vscode';
import type { AwsRoom, Clock, Log, StoreKind } from '../../../core/ports';
import type { Finding } from '../../../core/scan/finding';
import type { Connection } from '../../connection/connection';
import { awsIsAllowed } from '../../connection/trust';
import { resolveFinding } from '../../findings/findingAt';
import type { FindingReference } from '../../findings/findingAt';
import { fixTitle } from '../../findings/fixTitles';
import type { Configurations } from '../../scanning/configurations';
import type { LoadEngine } from '../../scanning/engineLoader';
import type { Dialogs } from '../dialogs';
import { fileName } from '../fixFlow';
import type { FixPlanner } from '../fixPlanner';
import { hintHistory } from '../historyHint';
import type { FixNotes } from '../recovery/fixNotes';
import { confirmFixes } from './confirmFixes';
import { editFiles } from './editFiles';
import { planFixes } from './plannedFixes';
import type { PlannedFixes } from './plannedFixes';
import { storeSecrets } from './storeSecrets';
import { sayBatch } from './summary';
import { documentsWithFindings } from './workspaceDocuments';

/** Which secrets are to be fixed together. */
export type FixScope =
  | { readonly kind: 'file'; readonly uri: string }
  | { readonly kind: 'workspace' }
  /** All places of a file that hold the value of one finding. */
  | { readonly kind: 'value'; readonly reference: FindingReference };

export interface FixAllDependencies {
  readonly planner: FixPlanner;
  readonly engine: LoadEngine;
  readonly dialogs: Dialogs;
  readonly aws: () => Promise<AwsRoom>;
  readonly connection: Connection;
  readonly configurations: Configurations;
  readonly clock: Clock;
  readonly notes: FixNotes;
  readonly log: Log;
}

/** The documents of a scope, and which of their findings are meant. */
interface Gathered {
  readonly title: string;
  readonly documents: readonly vscode.TextDocument[];
  readonly wanted: (finding: Finding) => boolean;
}

/**
 * Moves all secrets of a scope to a store: plans, asks once, stores every value and reads it back, and only then changes
 * the files, all in one edit. Where it is cancelled or fails before that, no file is changed, and what exists is said.
 */
export async function fixAll(scope: FixScope, dependencies: FixAllDependencies): Promise<void> {
  const { dialogs, notes, log, connection } = dependencies;
  if (!(await awsIsAllowed(dialogs))) {
    return;
  }
  const kind = await chooseStore(dialogs);
  const prepared = kind && (await prepare(scope, kind, dependencies));
  if (prepared === undefined) {
    return;
  }
  const { planned, title } = prepared;
  if (planned.secrets.length === 0) {
    await sayNothingToFix(planned, dialogs);
    return;
  }
  const room = await dependencies.aws();
  const confirmed = await confirmFixes(planned, title, scope.kind === 'workspace', connection.choice, dialogs, room);
  if (confirmed === undefined) {
    return;
  }
  const result = await storeSecrets(planned, confirmed, room, dependencies);
  const edited =
    result.failure !== undefined || result.stored.length === 0
      ? undefined
      : await editFiles({ ...confirmed, ...planned, stored: result.stored }, dependencies);
  if (edited !== undefined && edited.outcome !== 'not-editable') {
    // What a person left out in the preview, or has taken away since, is no unfinished fix.
    for (const { note } of result.stored) {
      await notes.end(note);
    }
  }
  sayBatch({ planned, confirmed, result, edited }, dialogs, log);
  if (edited?.outcome === 'edited') {
    hintHistory(
      planned.secrets
        .filter(({ value }) => result.stored.some((stored) => stored.value.equals(value)))
        .flatMap(({ value, places }) =>
          places.map(({ uri, finding, label, name }) => ({
            uri,
            label: `${label} ${name}`,
            finding,
            values: [value, finding.secret],
          })),
        ),
      dependencies,
    );
  }
}

function chooseStore(dialogs: Dialogs): Promise<StoreKind | undefined> {
  return dialogs.pick<StoreKind>({
    title: vscode.l10n.t('Where should the secrets go?'),
    placeholder: vscode.l10n.t('What will be stored and changed is shown before anything happens'),
    items: [
      { label: fixTitle('secretsmanager'), value: 'secretsmanager' },
      { label: fixTitle('parameterstore'), value: 'parameterstore' },
    ],
  });
}

/** Finds and plans, which may take a while and can be cancelled. Undefined where it was, or where nothing is there. */
async function prepare(
  scope: FixScope,
  kind: StoreKind,
  dependencies: FixAllDependencies,
): Promise<{ readonly planned: PlannedFixes; readonly title: string } | undefined> {
  const { dialogs } = dependencies;
  return dialogs.progress(vscode.l10n.t('Looking for secrets…'), async (signal, report) => {
    try {
      const gathered = await gather(scope, dependencies, signal, report);
      if (gathered === undefined) {
        void dialogs.inform(vscode.l10n.t('The secret is no longer there. Nothing was changed.'), []);
        return undefined;
      }
      const { documents, wanted, title } = gathered;
      return { planned: await planFixes(documents, kind, wanted, dependencies, signal), title };
    } catch (error) {
      if (signal.aborted) {
        return undefined;
      }
      throw error;
    }
  });
}

async function gather(
  scope: FixScope,
  dependencies: FixAllDependencies,
  signal: AbortSignal,
  report: (text: string, share: number) => void,
): Promise<Gathered | undefined> {
  switch (scope.kind) {
    case 'workspace':
      return {
        title: vscode.l10n.t('Fix all secrets of the workspace'),
        documents: await documentsWithFindings(dependencies, signal, report),
        wanted: () => true,
      };
    case 'file': {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(scope.uri, true));
      return {
        title: vscode.l10n.t('Fix all secrets of {0}', fileName(document)),
        documents: [document],
        wanted: () => true,
      };
    }
    case 'value': {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(scope.reference.uri, true));
      const finding = await dependencies.planner.find(document, (findings) =>
        resolveFinding(findings, scope.reference),
      );
      return (
        finding && {
          title: vscode.l10n.t('Fix all places of this value in {0}', fileName(document)),
          documents: [document],
          wanted: ({ secret }) => secret.equals(finding.secret),
        }
      );
    }
  }
}

async function sayNothingToFix({ rest }: PlannedFixes, dialogs: Dialogs): Promise<void> {
  if (rest.length === 0) {
    await dialogs.inform(vscode.l10n.t('There are no secrets to fix.'), []);
    return;
  }
  await dialogs.pick({
    title: vscode.l10n.t('None of these secrets can be moved to a store where they stand'),
    placeholder: vscode.l10n.t('Nothing was changed'),
    items: rest.map(({ label, name, reason }) => ({ note: `${label} ${name}: ${reason}` })),
  });
}
