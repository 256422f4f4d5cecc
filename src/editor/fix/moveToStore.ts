import * as vscode from 'vscode';
import { storedAt } from '../../core/fix/accessPolicy';
import type { StoredAt } from '../../core/fix/accessPolicy';
import { NameBook } from '../../core/fix/nameBook';
import { storageOptions } from '../../core/fix/storageOptions';
import { storeAndVerify } from '../../core/fix/transaction';
import type { StoreOutcome } from '../../core/fix/transaction';
import type { AwsRoom, Log, PutOptions, StoredSecret, StoreKind } from '../../core/ports';
import type { FixTarget, Plan } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import type { TextEdit } from '../../core/text/edit';
import type { Secret } from '../../core/text/secret';
import type { Connection } from '../connection/connection';
import { awsIsAllowed } from '../connection/trust';
import type { FindingReference } from '../findings/findingAt';
import type { Configurations } from '../scanning/configurations';
import { folderOf } from '../scanning/scannedDocuments';
import { applyEdits } from './applyEdits';
import { askName, chooseDestination, storeName } from './destination';
import type { Destination } from './destination';
import type { Dialogs } from './dialogs';
import { askAboutName, isMatterOfName } from './nameTaken';
import { fileName, openDocument, requestFix, subjectOf } from './fixFlow';
import type { FixPlanner } from './fixPlanner';
import { sayFailure, sayMoved, sayStoredOnly } from './outcomes';
import type { FixNotes } from './recovery/fixNotes';
import { secretPlaceOf } from './secretPlace';

export interface MoveToStoreDependencies {
  readonly planner: FixPlanner;
  readonly dialogs: Dialogs;
  readonly aws: () => Promise<AwsRoom>;
  readonly connection: Connection;
  readonly configurations: Configurations;
  readonly notes: FixNotes;
  readonly log: Log;
}

/** A value that was stored takes a moment to be seen everywhere: so many more readings, each after a longer wait. */
const rereadings = 4;
/** How often the text may change under our hands between planning and editing. */
const applyAttempts = 3;

/**
 * Moves a secret to a store: asks where, stores it, reads it back and compares, and only then changes the code, in one
 * step of undo.
 *
 * @returns another fix that was chosen instead, if any.
 */
export async function moveToStore(
  reference: FindingReference,
  kind: StoreKind,
  dependencies: MoveToStoreDependencies,
): Promise<FixTarget | undefined> {
  const { planner, dialogs } = dependencies;
  if (!(await awsIsAllowed(dialogs))) {
    return undefined;
  }
  const requested = await requestFix(reference, kind, planner, dialogs);
  if (requested === undefined || 'instead' in requested) {
    return requested?.instead;
  }
  const { document, finding, plan } = requested;
  const value = plan.value ?? finding.secret;
  await move(
    { reference, kind, document, finding, plan, value, subject: subjectOf(document, finding) },
    (current, lookup) => planner.edits(current, reference, kind, lookup, value),
    dependencies,
  );
  return undefined;
}

/**
 * Moves a whole connection to Secrets Manager, as one JSON object: its host, user, password and database, as far as they
 * stand together.
 */
export async function moveConnection(
  reference: FindingReference,
  dependencies: MoveToStoreDependencies,
): Promise<void> {
  const { planner, dialogs } = dependencies;
  if (!(await awsIsAllowed(dialogs))) {
    return;
  }
  const document = await openDocument(reference);
  const planned = document && (await planner.connection(document, reference, 'connection'));
  if (document === undefined || planned === undefined) {
    await dialogs.inform(
      vscode.l10n.t('There is no connection here whose fields can all be looked up. Nothing was stored or changed.'),
      [],
    );
    return;
  }
  const { finding, plan, members } = planned;
  const { value } = plan;
  await move(
    {
      reference,
      kind: 'secretsmanager',
      document,
      finding,
      plan,
      value,
      subject: vscode.l10n.t('{0} of {1}', members.join(', '), fileName(document)),
    },
    async (current, { name }) => {
      const again = await planner.connection(current, reference, name);
      return again?.plan.value.equals(value) === true ? again : undefined;
    },
    dependencies,
  );
}

/** What is to be moved, as it was asked for. */
interface Movement {
  readonly reference: FindingReference;
  readonly kind: StoreKind;
  readonly document: vscode.TextDocument;
  readonly finding: Finding;
  readonly plan: Omit<Plan, 'edits'>;
  readonly value: Secret;
  /** What stands in the title. */
  readonly subject: string;
}

/** The edits that look a name up, on a document as it is by now; undefined where what was stored is there no more. */
type PlanEdits = (
  document: vscode.TextDocument,
  lookup: { readonly target: StoreKind; readonly name: string },
) => Promise<{ readonly version: number; readonly edits: readonly TextEdit[] } | undefined>;

/** Asks where to, stores, reads back, and edits. */
async function move(movement: Movement, planEdits: PlanEdits, dependencies: MoveToStoreDependencies): Promise<void> {
  const { reference, kind, document, finding, plan, value, subject } = movement;
  const { dialogs, configurations, connection } = dependencies;
  const room = await dependencies.aws();
  const place = secretPlaceOf(document, await configurations.of(folderOf(document)));
  const proposedName = new NameBook(kind).propose(plan, finding, value, place);
  const destination = await chooseDestination(
    { kind, plan, proposedName, connection: connection.choice, subject },
    dialogs,
    room,
  );
  if (destination === undefined) {
    return;
  }
  const making = storageOptions(place, plan.nameHint);
  const begin = (name: string): Promise<string> =>
    dependencies.notes.begin(kind, name, destination, reference, finding);
  const result = await storeUnderFreeName(kind, destination, value, making, begin, room, dependencies);
  if (result !== undefined) {
    const { stored, note } = result;
    const at = storedAt(kind, stored, destination.region, making.kmsKeyId);
    const about = { reference, kind, plan, destination, stored, at };
    if (await editAs(about, planEdits, dependencies)) {
      await dependencies.notes.end(note);
    }
  }
}

/** Stores the value; where the name is taken, asks, and tries again with the answer. Undefined where it was not stored. */
async function storeUnderFreeName(
  kind: StoreKind,
  destination: Destination,
  value: Secret,
  making: ReturnType<typeof storageOptions>,
  begin: (name: string) => Promise<string>,
  room: AwsRoom,
  { dialogs, log, notes }: MoveToStoreDependencies,
): Promise<{ readonly stored: StoredSecret; readonly note: string } | undefined> {
  const store = room.store(kind, destination.connection);
  let { name } = destination;
  let onDifferent: PutOptions['onDifferent'] = 'refuse';
  for (;;) {
    const note = await begin(name);
    const outcome: StoreOutcome = await dialogs.progress(
      vscode.l10n.t('Storing {0} in {1}…', name, storeName(kind)),
      (signal) => storeAndVerify(store, name, value, { ...making, onDifferent, signal, again: waitAWhile(signal) }),
    );
    if (outcome.kind === 'verified') {
      log.info(
        `Stored ${outcome.stored.name} in ${storeName(kind)}, ${destination.region} (${outcome.stored.outcome}).`,
      );
      return { stored: outcome.stored, note };
    }
    if (outcome.left.kind === 'nothing') {
      await notes.end(note);
    }
    log.warn(`Storing ${name} in ${storeName(kind)} failed.`);
    log.error('The store said:', outcome.failure);
    if (outcome.left.kind !== 'nothing' || !isMatterOfName(outcome.failure)) {
      sayFailure(outcome, dialogs);
      return undefined;
    }
    const answer = await askAboutName(dialogs, kind, name, outcome.failure);
    if (answer === undefined) {
      return undefined;
    }
    if (answer === 'new-version') {
      onDifferent = 'new-version';
    } else {
      const other = await askName(dialogs, kind, name, room);
      if (other === undefined) {
        return undefined;
      }
      name = other;
      onDifferent = 'refuse';
    }
  }
}

/** What was stored, and what of the code is to look it up. */
interface Moved {
  readonly reference: FindingReference;
  readonly kind: StoreKind;
  readonly plan: Omit<Plan, 'edits'>;
  readonly destination: Destination;
  readonly stored: StoredSecret;
  readonly at: StoredAt;
}

/**
 * Replaces the literal of a finding, on the text as it is by now. Where it is gone, edits nothing and says what was stored.
 *
 * @returns whether nothing is left to be changed.
 */
export function replace(
  reference: FindingReference,
  moved: Omit<Moved, 'reference'> & { readonly value: Secret },
  dependencies: MoveToStoreDependencies,
): Promise<boolean> {
  const { kind, value } = moved;
  return editAs(
    { ...moved, reference },
    (document, lookup) => dependencies.planner.edits(document, reference, kind, lookup, value),
    dependencies,
  );
}

/** Makes the edits, on the text as it is by now; answers whether nothing is left to be changed. */
async function editAs(
  { reference, kind, plan, destination, stored, at }: Moved,
  planEdits: PlanEdits,
  { dialogs, log }: MoveToStoreDependencies,
): Promise<boolean> {
  const lookup = { target: kind, name: stored.name };
  for (let attempt = 0; attempt < applyAttempts; attempt += 1) {
    const document = await openDocument(reference);
    const planned = document && (await planEdits(document, lookup));
    if (document === undefined || planned === undefined) {
      sayStoredOnly({ kind, destination, stored, at }, 'gone', dialogs);
      return true;
    }
    if (await applyEdits(document, planned.version, planned.edits)) {
      const { languageId } = document;
      sayMoved({ kind, destination, stored, at, plan, file: fileName(document), languageId }, dialogs);
      return true;
    }
    log.warn('The text changed while it was to be edited; planning again.');
  }
  sayStoredOnly({ kind, destination, stored, at }, 'not-editable', dialogs);
  return false;
}

/** Waits longer before each further reading, and not at all once the person has cancelled. */
export function waitAWhile(signal: AbortSignal): (attempt: number) => Promise<boolean> {
  return async (attempt) => {
    if (attempt > rereadings || signal.aborted) {
      return false;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 200 * 2 ** (attempt - 1));
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    return !signal.aborted;
  };
}
