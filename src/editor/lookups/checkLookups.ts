import * as vscode from 'vscode';
import type { FoundLookup } from '../../core/lookups/foundLookup';
import { AwsFailure } from '../../core/ports';
import type { AwsRoom, ConnectionChoice, Log, SecretDescription } from '../../core/ports';
import type { Connection } from '../connection/connection';
import type { Dialogs, ReportProgress } from '../fix/dialogs';
import { followNotification, stepsAfter } from '../fix/failureSteps';
import type { Next } from '../fix/failureSteps';
import type { Configurations } from '../scanning/configurations';
import type { LoadEngine } from '../scanning/engineLoader';
import { projectFiles } from '../scanning/projectFiles';
import { folderOf, sourceOf } from '../scanning/scannedDocuments';
import { readWorkspaceFile, workspaceFiles } from '../scanning/workspaceFiles';
import { lookups, names } from '../support/counts';
import { localize } from '../support/localize';
import { choiceFor, dayOf, kindName } from './catalogs';
import { originText } from './descriptionText';
import type { LookupDiagnostics, LookupProblem } from './lookupDiagnostics';

export type CheckScope = 'file' | 'workspace';

export interface CheckLookupsDependencies {
  readonly engine: LoadEngine;
  readonly aws: () => Promise<AwsRoom>;
  readonly connection: Connection;
  readonly configurations: Configurations;
  readonly diagnostics: LookupDiagnostics;
  readonly dialogs: Dialogs;
  readonly log: Log;
  /** A choice with its region written out. */
  readonly resolved: (choice: ConnectionChoice) => Promise<ConnectionChoice>;
}

/** The look-ups of one document. */
interface DocumentLookups {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly lookups: readonly FoundLookup[];
}

/** What AWS said of a name, and where it was asked. */
interface Answer {
  readonly answer: SecretDescription | AwsFailure;
  readonly choice: ConnectionChoice;
}

/**
 * Asks AWS whether what a file or the workspace looks up is there, and marks what is not. Only names are asked about:
 * DescribeSecret and DescribeParameters give no value.
 */
export async function checkLookups(scope: CheckScope, dependencies: CheckLookupsDependencies): Promise<void> {
  const { dialogs, diagnostics } = dependencies;
  const checked = await dialogs.progress(vscode.l10n.t('Checking look-ups…'), async (signal, report) => {
    try {
      const found = await gather(scope, dependencies, signal, report);
      return { found, answers: await ask(found, dependencies, signal) };
    } catch (error) {
      if (signal.aborted) {
        return undefined;
      }
      throw error;
    }
  });
  if (checked === undefined) {
    return;
  }
  const { found, answers } = checked;
  let missing = 0;
  for (const { document, version, lookups } of found) {
    // What has changed since is checked again when someone asks again.
    if (document.version === version) {
      const problems = lookups.flatMap((lookup) => problemOf(lookup, answers.get(keyOf(lookup))));
      missing += problems.length;
      diagnostics.set(document, problems);
    }
  }
  say(found, answers, missing, dialogs);
}

async function gather(
  scope: CheckScope,
  { engine, configurations, log }: CheckLookupsDependencies,
  signal: AbortSignal,
  report: ReportProgress,
): Promise<readonly DocumentLookups[]> {
  const own = await engine();
  const read = async (document: vscode.TextDocument): Promise<DocumentLookups> => ({
    document,
    version: document.version,
    lookups: (await own.lookups(sourceOf(document), projectFiles(folderOf(document)))).filter(({ certain }) => certain),
  });
  if (scope === 'file') {
    const document = vscode.window.activeTextEditor?.document;
    return document === undefined ? [] : [await read(document)];
  }
  const found: DocumentLookups[] = [];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    for await (const uri of workspaceFiles(folder, configurations, signal)) {
      signal.throwIfAborted();
      try {
        const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
        const source = open === undefined ? await readWorkspaceFile(uri) : sourceOf(open);
        if (source !== undefined && (await own.lookups(source, projectFiles(folder))).some(({ certain }) => certain)) {
          found.push(await read(open ?? (await vscode.workspace.openTextDocument(uri))));
          report(vscode.l10n.t('files with look-ups: {0}', found.length), 0);
        }
      } catch (error) {
        signal.throwIfAborted();
        log.error(`${uri.toString(true)} was not looked at.`, error);
      }
    }
  }
  return found;
}

/** Asks of each name once, all of a connection together. */
async function ask(
  found: readonly DocumentLookups[],
  { aws, connection, resolved }: CheckLookupsDependencies,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  const byChoice = new Map<string, { readonly choice: ConnectionChoice; readonly names: Map<string, FoundLookup> }>();
  for (const lookup of found.flatMap(({ lookups }) => lookups)) {
    const choice = choiceFor(lookup, connection.choice);
    const key = JSON.stringify([choice.profile, choice.region]);
    const group = byChoice.get(key) ?? { choice, names: new Map<string, FoundLookup>() };
    group.names.set(keyOf(lookup), lookup);
    byChoice.set(key, group);
  }
  const room = byChoice.size === 0 ? undefined : await aws();
  for (const { choice, names } of byChoice.values()) {
    const asked = await resolved(choice);
    const described = (await room?.catalog(asked).describe([...names.values()], signal)) ?? [];
    signal.throwIfAborted();
    for (const [index, key] of [...names.keys()].entries()) {
      const answer = described[index];
      if (answer !== undefined) {
        answers.set(key, { answer, choice: asked });
      }
    }
  }
  return answers;
}

function keyOf({ store, name, region, profile }: FoundLookup): string {
  return JSON.stringify([store, name, region, profile]);
}

function problemOf({ span, store, name }: FoundLookup, asked: Answer | undefined): readonly LookupProblem[] {
  if (asked === undefined) {
    return [];
  }
  const { answer, choice } = asked;
  if (AwsFailure.is(answer)) {
    return answer.reason === 'not-found'
      ? [
          {
            span,
            code: 'lookup-not-found',
            message: vscode.l10n.t(
              '{0}: {1} does not exist. {2}.',
              kindName(store),
              name,
              originText(undefined, choice),
            ),
          },
        ]
      : [];
  }
  return answer.deleted === undefined
    ? []
    : [
        {
          span,
          code: 'lookup-scheduled-for-deletion',
          message: vscode.l10n.t(
            '{0}: {1} is scheduled for deletion since {2}: it cannot be read. {3}.',
            kindName(store),
            name,
            dayOf(answer.deleted),
            originText(answer.arn, choice),
          ),
        },
      ];
}

function say(
  found: readonly DocumentLookups[],
  answers: ReadonlyMap<string, Answer>,
  missing: number,
  dialogs: Dialogs,
): void {
  const count = found.reduce((sum, { lookups }) => sum + lookups.length, 0);
  if (count === 0) {
    followNotification(dialogs.inform<Next>(vscode.l10n.t('There is no look-up with its name written out.'), []));
    return;
  }
  const unasked = [...answers.values()].flatMap(({ answer }) =>
    AwsFailure.is(answer) && answer.reason !== 'not-found' ? [answer] : [],
  );
  const sentences = [
    missing === 0
      ? vscode.l10n.t('Checked {0}: all can be used.', lookups(count))
      : vscode.l10n.t('Checked {0}. Not usable, and marked in the Problems panel: {1}.', lookups(count), missing),
    ...(unasked.length === 0
      ? []
      : [
          vscode.l10n.t('Could not ask about {0}.', names(unasked.length)),
          ...new Set(unasked.map(({ explanation }) => localize(explanation))),
        ]),
  ];
  const [failure] = unasked;
  const text = sentences.join(' ');
  followNotification(
    failure === undefined ? dialogs.inform<Next>(text, []) : dialogs.warn<Next>(text, stepsAfter(failure)),
  );
}
