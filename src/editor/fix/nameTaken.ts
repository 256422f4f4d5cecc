import * as vscode from 'vscode';
import { AwsFailure } from '../../core/ports';
import type { StoreKind } from '../../core/ports';
import { localize } from '../support/localize';
import { storeName } from './destination';
import type { Dialogs } from './dialogs';

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
