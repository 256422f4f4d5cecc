import * as vscode from 'vscode';
import { storedAt } from '../../core/fix/accessPolicy';
import type { StoredAt } from '../../core/fix/accessPolicy';
import { NameBook } from '../../core/fix/nameBook';
import { storageOptions } from '../../core/fix/storageOptions';
import { storeAndVerify } from '../../core/fix/transaction';
import type { StoreOutcome } from '../../core/fix/transaction';
import { AwsFailure } from '../../core/ports';
import type { AwsRoom, Log, PutOptions, StoredSecret, StoreKind } from '../../core/ports';
import type { FixTarget, Plan } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import type { Secret } from '../../core/text/secret';
import type { Connection } from '../connection/connection';
import { awsIsAllowed } from '../connection/trust';
import type { FindingReference } from '../findings/findingAt';
import type { Configurations } from '../scanning/configurations';
import { folderOf } from '../scanning/scannedDocuments';
import { localize } from '../support/localize';
import { applyEdits } from './applyEdits';
import { askName, chooseDestination, storeName } from './destination';
import type { Destination } from './destination';
import type { Dialogs } from './dialogs';
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
  const { planner, dialogs, configurations, connection } = dependencies;
  if (!(await awsIsAllowed(dialogs))) {
    return undefined;
  }
  const requested = await requestFix(reference, kind, planner, dialogs);
  if (requested === undefined || 'instead' in requested) {
    return requested?.instead;
  }
  const { document, finding, plan } = requested;
  const room = await dependencies.aws();
  const place = secretPlaceOf(document, await configurations.of(folderOf(document)));
  const value = plan.value ?? finding.secret;
  const destination = await chooseDestination(
    {
      kind,
      plan,
      proposedName: new NameBook(kind).propose(plan, finding, value, place),
      connection: connection.choice,
      subject: subjectOf(document, finding),
    },
    dialogs,
    room,
  );
  if (destination === undefined) {
    return undefined;
  }
  const making = storageOptions(place, plan.nameHint);
  const begin = (name: string): Promise<string> =>
    dependencies.notes.begin(kind, name, destination, reference, finding);
  const result = await storeUnderFreeName(kind, destination, value, making, begin, room, dependencies);
  if (result !== undefined) {
    const { stored, note } = result;
    const at = storedAt(kind, stored, destination.region, making.kmsKeyId);
    if (await replace(reference, { kind, finding, plan, value, destination, stored, at }, dependencies)) {
      await dependencies.notes.end(note);
    }
  }
  return undefined;
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

/** Whether another name, or another version, would do. */
export function isMatterOfName(failure: AwsFailure): boolean {
  return (
    AwsFailure.is(failure, 'name-taken') ||
    AwsFailure.is(failure, 'scheduled-for-deletion') ||
    AwsFailure.is(failure, 'invalid-name')
  );
}

/** Asks what to do about a name that cannot be used as it is. */
export async function askAboutName(
  dialogs: Dialogs,
  kind: StoreKind,
  name: string,
  failure: AwsFailure,
): Promise<'new-version' | 'other-name' | undefined> {
  const otherName = { label: vscode.l10n.t('Choose Another Name…'), value: 'other-name' as const };
  const untouched = vscode.l10n.t('Nothing was stored, and the file is untouched.');
  if (failure.reason !== 'name-taken') {
    return dialogs.ask(
      vscode.l10n.t('{0} cannot be used in {1}.', name, storeName(kind)),
      `${localize(failure.explanation)} ${untouched}`,
      [otherName],
    );
  }
  return dialogs.ask(
    vscode.l10n.t('{0} already holds a different value in {1}.', name, storeName(kind)),
    `${vscode.l10n.t('A new version changes what everything that looks up this name gets.')} ${untouched}`,
    [otherName, { label: vscode.l10n.t('Store as New Version'), value: 'new-version' as const }],
  );
}

interface Moved {
  readonly kind: StoreKind;
  readonly finding: Finding;
  readonly plan: Plan;
  readonly value: Secret;
  readonly destination: Destination;
  readonly stored: StoredSecret;
  readonly at: StoredAt;
}

/**
 * Replaces the literal, on the text as it is by now. Where it is gone, edits nothing and says what was stored.
 *
 * @returns whether nothing is left to be changed.
 */
export async function replace(
  reference: FindingReference,
  moved: Moved,
  { planner, dialogs, log }: MoveToStoreDependencies,
): Promise<boolean> {
  const { kind, plan, value, destination, stored, at } = moved;
  const lookup = { target: kind, name: stored.name };
  for (let attempt = 0; attempt < applyAttempts; attempt += 1) {
    const document = await openDocument(reference);
    const planned = document && (await planner.edits(document, reference, kind, lookup, value));
    if (document === undefined || planned === undefined) {
      sayStoredOnly({ kind, destination, stored, at }, 'gone', dialogs);
      return true;
    }
    if (await applyEdits(document, planned.version, planned.edits)) {
      sayMoved(
        { kind, destination, stored, at, plan, file: fileName(document), languageId: document.languageId },
        dialogs,
      );
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
