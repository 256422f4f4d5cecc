import * as vscode from 'vscode';
import type { StoreOutcome } from '../../core/fix/transaction';
import { AwsFailure } from '../../core/ports';
import type { AwsRoom, PutOptions, StoreKind } from '../../core/ports';
import { localize } from '../support/localize';
import { askName, storeName } from './destination';
import type { Dialogs } from './dialogs';

/** A name that cannot be used, and for which a person gave no other: nothing was stored. */
export interface Declined {
  readonly kind: 'declined';
  readonly failure: AwsFailure;
}

/**
 * Stores a value; where its name cannot be used as it is, asks, and tries again with the answer.
 *
 * @param attempt stores under a name and reads back.
 */
export async function storeUnderFreeName(
  kind: StoreKind,
  proposed: string,
  attempt: (name: string, onDifferent: NonNullable<PutOptions['onDifferent']>) => Promise<StoreOutcome>,
  room: AwsRoom,
  dialogs: Dialogs,
): Promise<StoreOutcome | Declined> {
  let name = proposed;
  let onDifferent: NonNullable<PutOptions['onDifferent']> = 'refuse';
  for (;;) {
    const outcome = await attempt(name, onDifferent);
    if (outcome.kind === 'verified' || outcome.left.kind !== 'nothing' || !isMatterOfName(outcome.failure)) {
      return outcome;
    }
    const answer = await askAboutName(dialogs, kind, name, outcome.failure);
    const other = answer === 'other-name' ? await askName(dialogs, kind, name, room) : undefined;
    if (answer !== 'new-version' && other === undefined) {
      return { kind: 'declined', failure: outcome.failure };
    }
    name = other ?? name;
    onDifferent = answer === 'new-version' ? 'new-version' : 'refuse';
  }
}

/** Whether another name, or another version, would do. */
function isMatterOfName(failure: AwsFailure): boolean {
  return (
    AwsFailure.is(failure, 'name-taken') ||
    AwsFailure.is(failure, 'scheduled-for-deletion') ||
    AwsFailure.is(failure, 'invalid-name')
  );
}

/** Asks what to do about a name that cannot be used as it is. */
async function askAboutName(
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
