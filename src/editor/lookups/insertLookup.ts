import * as vscode from 'vscode';
import { jsonLanguages } from '../../core/fix/connection';
import type { Insertion, StoreReference } from '../../core/lookups/insertLookup';
import { AwsFailure } from '../../core/ports';
import type { Log, SecretDescription, StoreKind } from '../../core/ports';
import type { Refusal } from '../../core/rewriters/rewriter';
import type { Connection } from '../connection/connection';
import { applyEdits } from '../fix/applyEdits';
import { changeLines } from '../fix/destination';
import type { Dialogs, PickLine } from '../fix/dialogs';
import { followNotification } from '../fix/failureSteps';
import type { Next } from '../fix/failureSteps';
import { installButtons } from '../fix/nextSteps';
import { readProjectFacts } from '../fix/projectFactsReader';
import type { LoadEngine } from '../scanning/engineLoader';
import { sourceOf } from '../scanning/scannedDocuments';
import { localize } from '../support/localize';
import { dayOf, kindName } from './catalogs';
import type { Catalogs } from './catalogs';

export interface InsertLookupDependencies {
  readonly engine: LoadEngine;
  readonly connection: Connection;
  readonly catalogs: Catalogs;
  readonly dialogs: Dialogs;
  readonly log: Log;
}

/** How often the text may change under our hands between planning and editing. */
const attempts = 3;

/** Asks which secret or parameter, and writes its look-up at the cursor, in one step of undo. */
export async function insertLookup(dependencies: InsertLookupDependencies): Promise<void> {
  const { dialogs, connection } = dependencies;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    await dialogs.inform(vscode.l10n.t('Open a file and put the cursor where the look-up belongs.'), []);
    return;
  }
  const entry = await chooseEntry(dependencies);
  if (entry === undefined) {
    return;
  }
  const jsonKey = entry.store === 'secretsmanager' ? await chooseKey(editor.document, entry, dialogs) : '';
  if (jsonKey === undefined) {
    return;
  }
  const reference: StoreReference = {
    target: entry.store,
    name: entry.name,
    ...(jsonKey !== '' && { jsonKey }),
  };
  if (await write(editor, reference, dependencies)) {
    dependencies.log.info(`Inserted a look-up of ${entry.name} (profile ${connection.choice.profile ?? 'default'}).`);
  }
}

async function chooseEntry({
  catalogs,
  connection,
  dialogs,
}: InsertLookupDependencies): Promise<SecretDescription | undefined> {
  const { choice } = connection;
  async function* loading(signal: AbortSignal): AsyncGenerator<readonly PickLine<SecretDescription>[]> {
    const lines = new Map<StoreKind, readonly PickLine<SecretDescription>[]>();
    for (const store of ['secretsmanager', 'parameterstore'] as const) {
      try {
        for await (const { entries, isCut } of catalogs.pages(store, choice, signal)) {
          lines.set(store, section(store, entries, isCut));
          yield [...lines.values()].flat();
        }
      } catch (error) {
        if (!AwsFailure.is(error)) {
          throw error;
        }
        lines.set(store, [...(lines.get(store) ?? []), { note: localize(error.explanation) }]);
        yield [...lines.values()].flat();
      }
    }
  }
  return dialogs.pick<SecretDescription>({
    title: vscode.l10n.t('Insert a look-up'),
    placeholder: vscode.l10n.t('Which secret or parameter? Only names are read, never values.'),
    items: [],
    loading,
    searchable: true,
  });
}

function section(
  store: StoreKind,
  entries: readonly SecretDescription[],
  isCut: boolean,
): readonly PickLine<SecretDescription>[] {
  return [
    { heading: store === 'secretsmanager' ? 'AWS Secrets Manager' : 'SSM Parameter Store' },
    ...entries.map((entry) => ({
      label: `${store === 'secretsmanager' ? '$(lock)' : '$(symbol-parameter)'} ${entry.name}`,
      ...(entry.changed !== undefined && { description: vscode.l10n.t('changed {0}', dayOf(entry.changed)) }),
      ...(entry.description !== undefined && { detail: entry.description }),
      value: entry,
    })),
    ...(entries.length === 0 ? [{ note: vscode.l10n.t('Nothing is stored there in this account and region.') }] : []),
    ...(isCut ? [{ note: vscode.l10n.t('More are being read…') }] : []),
  ];
}

/** The JSON key that is meant; the empty text for the whole value, undefined where the box was closed. */
function chooseKey(
  document: vscode.TextDocument,
  { name }: SecretDescription,
  dialogs: Dialogs,
): Promise<string | undefined> {
  const id = { typescriptreact: 'tsx', javascriptreact: 'javascript' }[document.languageId] ?? document.languageId;
  if (!jsonLanguages.has(id)) {
    return Promise.resolve('');
  }
  return dialogs.input({
    title: vscode.l10n.t('JSON key of {0}', name),
    prompt: vscode.l10n.t('If the secret is a JSON object: the key to read. Empty for the whole value.'),
    value: '',
    placeholder: 'password',
    problem: (text) =>
      text === '' || /^[A-Za-z_]\w{0,100}$/.test(text)
        ? undefined
        : vscode.l10n.t('Letters, digits and _ only, not beginning with a digit.'),
  });
}

/** Whether the look-up was written; what stood in its way was said. */
async function write(
  editor: vscode.TextEditor,
  reference: StoreReference,
  { engine, dialogs }: InsertLookupDependencies,
): Promise<boolean> {
  const { document } = editor;
  let told: string | undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const project = await readProjectFacts(document);
    const { version } = document;
    const { selection } = editor;
    const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
    const answer = await (await engine()).insertion(sourceOf(document), { selection: span, reference, project });
    if (answer.kind === 'refusal') {
      followNotification(dialogs.warn<Next>(refusalText(answer), []));
      return false;
    }
    const changes = changeLines(answer);
    const telling = JSON.stringify(changes);
    if (changes.length > 0 && telling !== told) {
      if (!(await isWanted(reference, changes, dialogs))) {
        return false;
      }
      told = telling;
    }
    if (await applyEdits(document, version, answer.edits)) {
      sayInserted(reference, document.languageId, answer, dialogs);
      return true;
    }
  }
  followNotification(
    dialogs.warn<Next>(
      vscode.l10n.t('The file could not be edited and is untouched: check whether it is read-only.'),
      [],
    ),
  );
  return false;
}

/** Says what the look-up means for the program before anything is edited, and asks whether it is wanted. */
async function isWanted(
  { target, name }: StoreReference,
  changes: ReturnType<typeof changeLines>,
  dialogs: Dialogs,
): Promise<boolean> {
  const answer = await dialogs.pick<true>({
    title: vscode.l10n.t('Insert a look-up'),
    placeholder: vscode.l10n.t('Enter changes the code, in one step of undo'),
    items: [
      {
        label: `$(insert) ${vscode.l10n.t('Insert the look-up')}`,
        description: kindName(target),
        detail: name,
        value: true,
      },
      ...changes,
    ],
  });
  return answer === true;
}

function refusalText({ reason }: Refusal): string {
  return `${localize(reason)} ${vscode.l10n.t('Nothing was changed.')}`;
}

function sayInserted(
  { name }: StoreReference,
  languageId: string,
  { missingDependencies }: Insertion,
  dialogs: Dialogs,
): void {
  // What changes in the program was said and agreed to before.
  const sentences = [
    vscode.l10n.t('The look-up of {0} was inserted.', name),
    ...(missingDependencies.length === 0 ? [] : [vscode.l10n.t('Install {0} first.', missingDependencies.join(', '))]),
  ];
  const buttons = installButtons(languageId, missingDependencies, dialogs);
  followNotification(dialogs.inform<Next>(sentences.join(' '), buttons));
}
