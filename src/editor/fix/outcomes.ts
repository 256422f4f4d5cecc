import * as vscode from 'vscode';
import { lookupAction } from '../../core/fix/accessPolicy';
import type { StoredAt } from '../../core/fix/accessPolicy';
import type { StoreOutcome } from '../../core/fix/transaction';
import type { StoredSecret, StoreKind } from '../../core/ports';
import type { Plan } from '../../core/rewriters/rewriter';
import type { Message } from '../../core/text/message';
import { localize } from '../support/localize';
import type { Destination } from './destination';
import { storeName } from './destination';
import type { Dialogs } from './dialogs';
import { referenceFile } from './environmentReference';
import type { ReferencePlace } from './environmentReference';
import { followNotification, stepsAfter } from './failureSteps';
import type { Next } from './failureSteps';
import { installButtons, policyButton } from './nextSteps';

interface Stored {
  readonly kind: StoreKind;
  readonly destination: Destination;
  readonly stored: StoredSecret;
  readonly at: StoredAt;
}

interface Moved extends Stored {
  readonly plan: Omit<Plan, 'edits'>;
  readonly file: string;
  readonly languageId: string;
  /** Where a reference to it was left; undefined where the code itself looks it up. */
  readonly left: ReferencePlace | undefined;
}

/** Says that the secret is stored and looked up, and what is left to do. */
export function sayMoved(moved: Moved, dialogs: Dialogs): void {
  const { kind, plan, file, left } = moved;
  const sentences = [
    storedSentence(moved),
    ...(moved.stored.notes ?? []).map((note) => localize(note)),
    left === undefined
      ? vscode.l10n.t('{0} now looks it up there.', file)
      : vscode.l10n.t(
          '{0} now reads {1}, a reference in {2} that strongroom run fills in.',
          file,
          left.variable,
          referenceFile(left),
        ),
    vscode.l10n.t('Whoever runs it needs the permission {0}.', lookupAction(kind)),
    ...(plan.missingDependencies.length > 0
      ? [vscode.l10n.t('Install {0} first.', plan.missingDependencies.join(', '))]
      : []),
    vscode.l10n.t('If the old value was ever committed or shared, replace it at its source too.'),
  ];
  const buttons = [
    policyButton([moved.at], dialogs),
    ...installButtons(moved.languageId, plan.missingDependencies, dialogs),
  ];
  followNotification(dialogs.inform(sentences.join(' '), buttons));
}

/** Says that the secret is stored, but that the code could not be changed: it is gone from there, or VS Code refused. */
export function sayStoredOnly(stored: Stored, why: 'gone' | 'not-editable' | Message, dialogs: Dialogs): void {
  const text = [
    storedSentence(stored),
    typeof why === 'object'
      ? vscode.l10n.t('No reference to it could be left: {0}. The file is untouched.', localize(why))
      : why === 'gone'
        ? vscode.l10n.t('The text has changed since, and the value is no longer where it was: nothing was edited.')
        : vscode.l10n.t('The file could not be edited and is untouched: check whether it is read-only.'),
    vscode.l10n.t('Use the stored name in the code, or delete it in AWS if it is not needed.'),
  ].join(' ');
  const copyName = { label: vscode.l10n.t('Copy Name'), value: () => dialogs.copy(stored.stored.name) };
  followNotification(dialogs.warn<Next>(text, [copyName, policyButton([stored.at], dialogs)]));
}

/** Says what went wrong, what exists in AWS now, and what to do. The file is untouched. */
export function sayFailure(outcome: StoreOutcome & { readonly kind: 'failed' }, dialogs: Dialogs): void {
  const { failure, aftermath } = outcome;
  const text = [localize(failure.explanation), localize(aftermath), vscode.l10n.t('The file is untouched.')].join(' ');
  if (failure.reason === 'cancelled') {
    followNotification(dialogs.inform<Next>(text, []));
    return;
  }
  followNotification(dialogs.error(text, stepsAfter(failure)));
}

function storedSentence({ kind, destination, stored }: Stored): string {
  const [name, store, region] = [stored.name, storeName(kind), destination.region];
  switch (stored.outcome) {
    case 'created':
      return vscode.l10n.t('{0} was created in {1} ({2}), read back and compared.', name, store, region);
    case 'new-version':
      return vscode.l10n.t('{0} got a new version in {1} ({2}), read back and compared.', name, store, region);
    case 'reused':
      return vscode.l10n.t('{0} held this very value in {1} ({2}) already and is used as it is.', name, store, region);
  }
}
