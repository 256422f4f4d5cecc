import * as vscode from 'vscode';
import { storedAt } from '../../core/fix/accessPolicy';
import type { StoredAt } from '../../core/fix/accessPolicy';
import { NameBook } from '../../core/fix/nameBook';
import { storageOptions } from '../../core/fix/storageOptions';
import { storeAndVerify } from '../../core/fix/transaction';
import type { AwsRoom, Log, StoredSecret, StoreKind } from '../../core/ports';
import type { FixTarget, Plan, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import type { TextEdit } from '../../core/text/edit';
import type { Secret } from '../../core/text/secret';
import type { Connection } from '../connection/connection';
import { awsIsAllowed } from '../connection/trust';
import type { FindingReference } from '../findings/findingAt';
import type { Configurations } from '../scanning/configurations';
import { folderOf } from '../scanning/scannedDocuments';
import { localize } from '../support/localize';
import { applyEdits } from './applyEdits';
import { chooseDestination, storeName } from './destination';
import type { Destination } from './destination';
import type { Dialogs } from './dialogs';
import { leaveReference, referencePlace } from './environmentReference';
import { fileName, openDocument, requestFix, subjectOf } from './fixFlow';
import type { FixPlanner } from './fixPlanner';
import { hintHistory } from './historyHint';
import { storeUnderFreeName } from './nameTaken';
import { sayFailure, sayMoved, sayStoredOnly } from './outcomes';
import { notedPlace } from './recovery/fixNotes';
import type { FixNotes } from './recovery/fixNotes';
import { waitAWhile } from './rereading';
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
  const { document, finding, plan, region } = requested;
  const value = plan.value ?? finding.secret;
  const subject = subjectOf(document, finding);
  await move(
    { reference, kind, document, finding, plan, value, subject, whole: false, named: region },
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
  const { finding, plan, members, region } = planned;
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
      whole: true,
      named: region,
    },
    connectionEdits(reference, value, planner),
    dependencies,
  );
}

/** The edits that look the fields of a connection up, as long as it is the one that was stored. */
function connectionEdits(reference: FindingReference, value: Secret, planner: FixPlanner): PlanEdits {
  return async (current, { name }) => {
    const again = await planner.connection(current, reference, name);
    return again?.plan.value.equals(value) === true ? again : undefined;
  };
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
  /** Whether the value is a whole connection. */
  readonly whole: boolean;
  /** The region that the document or the project names. */
  readonly named: string | undefined;
}

/** The edits that look a name up, on a document as it is by now; undefined where what was stored is there no more. */
type PlanEdits = (
  document: vscode.TextDocument,
  lookup: SecretReference & { readonly target: StoreKind },
) => Promise<{ readonly version: number; readonly edits: readonly TextEdit[] } | undefined>;

/** Asks where to, stores, reads back, and edits. */
async function move(movement: Movement, planEdits: PlanEdits, dependencies: MoveToStoreDependencies): Promise<void> {
  const { reference, kind, document, finding, plan, value, subject, named } = movement;
  const { dialogs, configurations, connection } = dependencies;
  const room = await dependencies.aws();
  const place = secretPlaceOf(document, await configurations.of(folderOf(document)));
  const proposedName = new NameBook(kind).propose(plan, finding, value, place);
  const proposed = await referencePlace({
    document,
    plan,
    finding,
    place,
    reference: { store: kind, name: proposedName },
  });
  if (proposed !== undefined && 'template' in proposed) {
    await dialogs.warn(`${localize(proposed)} ${vscode.l10n.t('Nothing was stored or changed.')}`, []);
    return;
  }
  const destination = await chooseDestination(
    { kind, plan, proposedName, connection: connection.choice, subject, left: proposed, named },
    dialogs,
    room,
  );
  if (destination === undefined) {
    return;
  }
  const making = storageOptions(place, plan.nameHint);
  const result = await store(movement, destination, making, room, dependencies);
  if (result !== undefined) {
    const { stored, note } = result;
    const at = storedAt(kind, stored, destination.region, making.kmsKeyId);
    const about = { reference, kind, finding, plan, destination, stored, at };
    if (await editAs(about, planEdits, dependencies)) {
      await dependencies.notes.end(note);
      hintHistory([{ uri: document.uri, label: subject, finding, values: [value, finding.secret] }], dependencies);
    }
  }
}

/**
 * Stores the value under the name of the destination, or another that a person gives, with a note of each attempt that
 * may have left something. Undefined where it was not stored.
 */
async function store(
  { reference, kind, finding, value, whole }: Movement,
  destination: Destination,
  making: ReturnType<typeof storageOptions>,
  room: AwsRoom,
  { dialogs, log, notes }: MoveToStoreDependencies,
): Promise<{ readonly stored: StoredSecret; readonly note: string } | undefined> {
  const target = room.store(kind, destination.connection);
  let note = '';
  const outcome = await storeUnderFreeName(
    kind,
    destination.name,
    async (name, onDifferent) => {
      const places = [notedPlace(reference, finding)];
      const attempted = await notes.during({ kind, name, destination, places, whole }, () =>
        dialogs.progress(vscode.l10n.t('Storing {0} in {1}…', name, storeName(kind)), (signal) =>
          storeAndVerify(target, name, value, { ...making, onDifferent, signal, again: waitAWhile(signal) }),
        ),
      );
      ({ note } = attempted);
      if (attempted.outcome.kind === 'failed') {
        log.warn(`Storing ${name} in ${storeName(kind)} failed.`);
        log.error('The store said:', attempted.outcome.failure);
      }
      return attempted.outcome;
    },
    room,
    dialogs,
  );
  if (outcome.kind === 'verified') {
    const { stored } = outcome;
    log.info(`Stored ${stored.name} in ${storeName(kind)}, ${destination.region} (${stored.outcome}).`);
    return { stored, note };
  }
  if (outcome.kind === 'failed') {
    sayFailure(outcome, dialogs);
  }
  return undefined;
}

/** What was stored, and what of the code is to look it up. */
interface Moved {
  readonly reference: FindingReference;
  readonly kind: StoreKind;
  readonly finding: Finding;
  readonly plan: Omit<Plan, 'edits'>;
  readonly destination: Destination;
  readonly stored: StoredSecret;
  readonly at: StoredAt;
}

/**
 * Replaces the literal of a finding, or the fields of the connection that it belongs to, on the text as it is by now. Where it is gone, edits nothing and says what was stored.
 *
 * @returns whether nothing is left to be changed.
 */
export function replace(
  reference: FindingReference,
  moved: Omit<Moved, 'reference'> & { readonly value: Secret; readonly whole: boolean },
  dependencies: MoveToStoreDependencies,
): Promise<boolean> {
  const { kind, value, whole } = moved;
  const { planner } = dependencies;
  return editAs(
    { ...moved, reference },
    whole
      ? connectionEdits(reference, value, planner)
      : (document, lookup) => planner.edits(document, reference, kind, lookup, value),
    dependencies,
  );
}

/** Makes the edits, on the text as it is by now; answers whether nothing is left to be changed. */
async function editAs(
  { reference, kind, finding, plan, destination, stored, at }: Moved,
  planEdits: PlanEdits,
  { dialogs, log, configurations }: MoveToStoreDependencies,
): Promise<boolean> {
  const value = { store: kind, name: stored.name, region: destination.region };
  for (let attempt = 0; attempt < applyAttempts; attempt += 1) {
    const document = await openDocument(reference);
    const edit = new vscode.WorkspaceEdit();
    const place = document && secretPlaceOf(document, await configurations.of(folderOf(document)));
    const left =
      document && place && (await leaveReference(edit, { document, plan, finding, place, reference: value }));
    if (left?.refused !== undefined) {
      sayStoredOnly({ kind, destination, stored, at }, left.refused, dialogs);
      return false;
    }
    const variable = left?.place && { variable: left.place.variable };
    const planned = document && (await planEdits(document, { target: kind, name: stored.name, ...variable }));
    if (document === undefined || planned === undefined) {
      sayStoredOnly({ kind, destination, stored, at }, 'gone', dialogs);
      return true;
    }
    if (await applyEdits(document, planned.version, planned.edits, edit)) {
      await left?.keep();
      const { languageId } = document;
      const file = fileName(document);
      sayMoved({ kind, destination, stored, at, plan, file, languageId, left: left?.place }, dialogs);
      return true;
    }
    log.warn('The text changed while it was to be edited; planning again.');
  }
  sayStoredOnly({ kind, destination, stored, at }, 'not-editable', dialogs);
  return false;
}
