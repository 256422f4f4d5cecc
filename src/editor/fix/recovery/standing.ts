import * as vscode from 'vscode';
import type { JournalEntry, JournalPlace } from '../../../core/fix/journal';
import { AwsFailure } from '../../../core/ports';
import type { AwsRoom, StoreKind } from '../../../core/ports';
import type { Plan } from '../../../core/rewriters/rewriter';
import type { Finding } from '../../../core/scan/finding';
import type { Secret } from '../../../core/text/secret';
import type { FindingReference } from '../../findings/findingAt';
import { storeName } from '../destination';
import { localize } from '../../support/localize';
import type { Dialogs } from '../dialogs';
import { openDocument } from '../fixFlow';
import type { FixPlanner } from '../fixPlanner';

/** An unfinished fix whose secret still stands in the code. */
export interface Standing {
  readonly reference: FindingReference;
  readonly document: vscode.TextDocument;
  readonly finding: Finding;
  readonly plan: Omit<Plan, 'edits'>;
  /** What was to be stored. */
  readonly value: Secret;
}

/** What stands in the store under the name that was to be used. */
export type Found = 'same' | 'different' | 'nothing';

/** Says what AWS failed with while an unfinished fix was taken up; throws what is no failure of AWS. */
export function sayStillOffered(error: unknown, dialogs: Dialogs): void {
  if (!AwsFailure.is(error)) {
    throw error;
  }
  const intact = vscode.l10n.t('The code is as it was; the next start offers this again.');
  void dialogs.error(`${localize(error.explanation)} ${intact}`, []);
}

/** The store that a fix was on its way to; undefined where it was none. */
export function storeKind({ target }: JournalEntry): StoreKind | undefined {
  return target === 'secretsmanager' || target === 'parameterstore' ? target : undefined;
}

/** What of an unfinished fix still stands in the code. */
export async function findStanding(
  { places, name, whole }: JournalEntry,
  kind: StoreKind,
  planner: FixPlanner,
): Promise<readonly Standing[]> {
  const found: Standing[] = [];
  for (const place of places) {
    const standing = await standingAt(place, kind, whole === true ? name : undefined, planner);
    found.push(...(standing === undefined ? [] : [standing]));
  }
  return found;
}

/** @param connection the name of the secret that a whole connection is to be; undefined for a single value. */
async function standingAt(
  { file, fingerprint, span }: JournalPlace,
  kind: StoreKind,
  connection: string | undefined,
  planner: FixPlanner,
): Promise<Standing | undefined> {
  const reference = { uri: file, fingerprint, start: span.start };
  const document = await openDocument(reference);
  if (document === undefined) {
    return undefined;
  }
  if (connection !== undefined) {
    const planned = await planner.connection(document, reference, connection);
    return planned && { reference, document, ...planned, value: planned.plan.value };
  }
  const options = await planner.optionsOf(document, reference);
  const plan = options?.options.find((option) => option.target === kind);
  return options === undefined || plan?.kind !== 'plan'
    ? undefined
    : { reference, document, finding: options.finding, plan, value: plan.value ?? options.finding.secret };
}

/**
 * Looks at what a store holds under the name of an unfinished fix.
 *
 * @throws AwsFailure where it cannot be told.
 */
export function lookAt(
  { name, connection }: JournalEntry,
  kind: StoreKind,
  value: Secret,
  room: AwsRoom,
  dialogs: Dialogs,
): Promise<Found> {
  return dialogs.progress(vscode.l10n.t('Looking up {0} in {1}…', name, storeName(kind)), async (signal) => {
    try {
      const held = await room.store(kind, connection).read(name, signal);
      return held.equals(value) ? 'same' : 'different';
    } catch (error) {
      if (AwsFailure.is(error, 'not-found')) {
        return 'nothing';
      }
      throw error;
    }
  });
}
