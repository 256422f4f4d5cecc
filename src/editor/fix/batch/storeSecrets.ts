import * as vscode from 'vscode';
import { storedAt } from '../../../core/fix/accessPolicy';
import type { StoredAt } from '../../../core/fix/accessPolicy';
import { storeAndVerify } from '../../../core/fix/transaction';
import type { StoreOutcome } from '../../../core/fix/transaction';
import type { AwsRoom, Log, PutOptions, SecretStore, StoredSecret } from '../../../core/ports';
import type { Secret } from '../../../core/text/secret';
import { localize } from '../../support/localize';
import { askName, storeName } from '../destination';
import type { Dialogs } from '../dialogs';
import { waitAWhile } from '../moveToStore';
import { askAboutName, isMatterOfName } from '../nameTaken';
import type { Confirmed } from './confirmFixes';
import type { PlannedFixes, PlannedSecret } from './plannedFixes';

/** A value that was stored, read back and compared. */
export interface StoredValue {
  readonly value: Secret;
  readonly stored: StoredSecret;
  readonly at: StoredAt;
}

/** A value that was not stored, as a person wished; its places stay as they are. */
export interface SkippedValue {
  readonly secret: PlannedSecret;
  readonly reason: string;
}

/** What came of storing: everything that could be, or what went wrong and what exists by now. */
export interface StoreResult {
  readonly stored: readonly StoredValue[];
  readonly skipped: readonly SkippedValue[];
  /** What ended it before its time; no file is then to be changed. */
  readonly failure: (StoreOutcome & { readonly kind: 'failed' }) | undefined;
}

/** Stores the values one after the other. A failure that the next one would meet too ends it; a name that is taken asks. */
export async function storeSecrets(
  { kind, secrets }: PlannedFixes,
  { connection, region }: Confirmed,
  room: AwsRoom,
  dialogs: Dialogs,
  log: Log,
): Promise<StoreResult> {
  const store = room.store(kind, connection);
  const stored: StoredValue[] = [];
  const skipped: SkippedValue[] = [];
  return dialogs.progress(vscode.l10n.t('Storing in {0}…', storeName(kind)), async (signal, report) => {
    for (const secret of secrets) {
      report(secret.name, 1 / secrets.length);
      const outcome = await storeOne(store, secret, signal, room, dialogs);
      if (outcome === undefined) {
        continue;
      }
      if (outcome.kind === 'skipped') {
        skipped.push({ secret, reason: outcome.reason });
      } else if (outcome.kind === 'failed') {
        log.error(`Storing ${secret.name} in ${storeName(kind)} failed:`, outcome.failure);
        return { stored, skipped, failure: outcome };
      } else {
        log.info(`Stored ${outcome.stored.name} in ${storeName(kind)}, ${region} (${outcome.stored.outcome}).`);
        const at = storedAt(kind, outcome.stored, region, secret.making.kmsKeyId);
        stored.push({ value: secret.value, stored: outcome.stored, at });
      }
    }
    return { stored, skipped, failure: undefined };
  });
}

async function storeOne(
  store: SecretStore,
  { name: planned, value, making }: PlannedSecret,
  signal: AbortSignal,
  room: AwsRoom,
  dialogs: Dialogs,
): Promise<StoreOutcome | { readonly kind: 'skipped'; readonly reason: string } | undefined> {
  let name = planned;
  let onDifferent: PutOptions['onDifferent'] = 'refuse';
  for (;;) {
    const options = { ...making, onDifferent, signal, again: waitAWhile(signal) };
    const outcome = await storeAndVerify(store, name, value, options);
    if (outcome.kind === 'verified' || outcome.left.kind !== 'nothing' || !isMatterOfName(outcome.failure)) {
      return outcome;
    }
    const answer = await askAboutName(dialogs, store.kind, name, outcome.failure);
    const other = answer === 'other-name' ? await askName(dialogs, store.kind, name, room) : undefined;
    if (answer !== 'new-version' && other === undefined) {
      return { kind: 'skipped', reason: localize(outcome.failure.explanation) };
    }
    name = other ?? name;
    onDifferent = answer === 'new-version' ? 'new-version' : 'refuse';
  }
}
