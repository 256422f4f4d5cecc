import * as vscode from 'vscode';
import { storedAt } from '../../../core/fix/accessPolicy';
import type { StoredAt } from '../../../core/fix/accessPolicy';
import { storeAndVerify } from '../../../core/fix/transaction';
import type { StoreOutcome } from '../../../core/fix/transaction';
import type { AwsRoom, Log, StoredSecret } from '../../../core/ports';
import type { Secret } from '../../../core/text/secret';
import { localize } from '../../support/localize';
import { storeName } from '../destination';
import type { Dialogs } from '../dialogs';
import { storeUnderFreeName } from '../nameTaken';
import { waitAWhile } from '../rereading';
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
    const again = waitAWhile(signal);
    for (const secret of secrets) {
      report(secret.name, 1 / secrets.length);
      const outcome = await storeUnderFreeName(
        kind,
        secret.name,
        (name, onDifferent) =>
          storeAndVerify(store, name, secret.value, { ...secret.making, onDifferent, signal, again }),
        room,
        dialogs,
      );
      if (outcome.kind === 'declined') {
        skipped.push({ secret, reason: localize(outcome.failure.explanation) });
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
