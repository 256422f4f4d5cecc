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
import type { FixNotes } from '../recovery/fixNotes';
import { waitAWhile } from '../rereading';
import type { Confirmed } from './confirmFixes';
import type { PlannedFixes, PlannedSecret } from './plannedFixes';

/** A value that was stored, read back and compared. */
export interface StoredValue {
  readonly value: Secret;
  readonly stored: StoredSecret;
  readonly at: StoredAt;
  /** The id of what the journal tells of it until the code was changed. */
  readonly note: string;
}

/** A value that was not stored, as a person wished; its places stay as they are. */
export interface SkippedValue {
  readonly secret: PlannedSecret;
  readonly reason: string;
}

/** What ended the storing, and at which name. */
export type StoreFailure = StoreOutcome & { readonly kind: 'failed' } & { readonly name: string };

/** What came of storing: everything that could be, or what went wrong and what exists by now. */
export interface StoreResult {
  readonly stored: readonly StoredValue[];
  readonly skipped: readonly SkippedValue[];
  /** What ended it before its time; no file is then to be changed. */
  readonly failure: StoreFailure | undefined;
}

export interface StoreSecretsParts {
  readonly dialogs: Dialogs;
  readonly notes: FixNotes;
  readonly log: Log;
}

/** Stores the values one after the other, each with a note. A failure that the next one would meet too ends it; a name that is taken asks. */
export async function storeSecrets(
  { kind, secrets }: PlannedFixes,
  { connection, region }: Confirmed,
  room: AwsRoom,
  { dialogs, notes, log }: StoreSecretsParts,
): Promise<StoreResult> {
  const store = room.store(kind, connection);
  const stored: StoredValue[] = [];
  const skipped: SkippedValue[] = [];
  const batch = crypto.randomUUID();
  return dialogs.progress(vscode.l10n.t('Storing in {0}', storeName(kind)), async (signal, report) => {
    const again = waitAWhile(signal);
    for (const [index, secret] of secrets.entries()) {
      report(vscode.l10n.t('{0} of {1}, {2}', index + 1, secrets.length, secret.name), 1 / secrets.length);
      const places = secret.places.map(({ noted }) => noted);
      let note = '';
      const outcome = await storeUnderFreeName(
        kind,
        secret.name,
        async (name, onDifferent) => {
          const fix = { kind, name, destination: { connection, region }, places, batch };
          const attempted = await notes.during(fix, () =>
            storeAndVerify(store, name, secret.value, { ...secret.making, onDifferent, signal, again }),
          );
          ({ note } = attempted);
          return attempted.outcome;
        },
        room,
        dialogs,
      );
      if (outcome.kind === 'declined') {
        skipped.push({ secret, reason: localize(outcome.failure.explanation) });
      } else if (outcome.kind === 'failed') {
        log.error(`Storing ${secret.name} in ${storeName(kind)} failed:`, outcome.failure);
        return { stored, skipped, failure: { ...outcome, name: secret.name } };
      } else {
        log.info(`Stored ${outcome.stored.name} in ${storeName(kind)}, ${region} (${outcome.stored.outcome}).`);
        const at = storedAt(kind, outcome.stored, region, secret.making.kmsKeyId);
        stored.push({ value: secret.value, stored: outcome.stored, at, note });
      }
    }
    return { stored, skipped, failure: undefined };
  });
}
