import * as vscode from 'vscode';
import { lookupAction } from '../../../core/fix/accessPolicy';
import type { Log } from '../../../core/ports';
import { files, places, values } from '../../support/counts';
import { localize } from '../../support/localize';
import { storeName } from '../destination';
import type { Button, Dialogs } from '../dialogs';
import { followNotification, stepsAfter } from '../failureSteps';
import type { Next } from '../failureSteps';
import { installButtons, policyButton } from '../nextSteps';
import type { Confirmed } from './confirmFixes';
import { section } from './confirmFixes';
import type { EditResult, LeftReferences } from './editFiles';
import type { PlannedFixes } from './plannedFixes';
import type { StoreFailure, StoreResult, StoredValue } from './storeSecrets';

/** What a batch has come to. */
export interface BatchOutcome {
  readonly planned: PlannedFixes;
  readonly confirmed: Confirmed;
  readonly result: StoreResult;
  /** Undefined where no file was to be changed. */
  readonly edited: EditResult | undefined;
}

/** Says what was done, what was left and why, and what exists in AWS now. */
export function sayBatch(outcome: BatchOutcome, dialogs: Dialogs, log: Log): void {
  const { planned, confirmed, result, edited } = outcome;
  const { stored, failure } = result;
  const store = storeName(planned.kind);
  for (const line of detailLines(outcome)) {
    log.info(line);
  }
  const details: Button<Next> = { label: vscode.l10n.t('Show Details'), value: () => showDetails(outcome, dialogs) };
  const policies =
    stored.length === 0
      ? []
      : [
          policyButton(
            stored.map(({ at }) => at),
            dialogs,
          ),
        ];
  if (failure !== undefined) {
    const text = failureText(failure, stored);
    if (failure.failure.reason === 'cancelled') {
      followNotification(dialogs.inform<Next>(text, [details]));
    } else {
      followNotification(dialogs.error<Next>(text, [details, ...stepsAfter(failure.failure)]));
    }
    return;
  }
  if (edited === undefined || edited.outcome !== 'edited') {
    followNotification(
      dialogs.warn<Next>([whyNotEdited(edited), ...existing(stored)].join(' '), [details, ...policies]),
    );
    return;
  }
  const left = leftCount(outcome);
  const { missingDependencies } = planned;
  const sentences = [
    vscode.l10n.t('Stored in {0} ({1}) and read back: {2}.', store, confirmed.region, values(stored.length)),
    lookedUpText(edited),
    ...referenceTexts(edited.references),
    ...unusedText(stored, edited),
    ...(edited.leftOut === 0
      ? []
      : [vscode.l10n.t('Left out in the preview, and still in the code too: {0}.', places(edited.leftOut))]),
    ...(left === 0 ? [] : [vscode.l10n.t('Left as they are: {0}; the details say why.', places(left))]),
    vscode.l10n.t('Whoever runs the code needs the permission {0}.', lookupAction(planned.kind)),
    ...(missingDependencies.length === 0 ? [] : [vscode.l10n.t('Install {0} first.', missingDependencies.join(', '))]),
    vscode.l10n.t('If old values were ever committed or shared, replace them at their source too.'),
  ];
  const [document] = planned.documents;
  const install =
    planned.documents.length !== 1 || document === undefined
      ? []
      : installButtons(document.languageId, missingDependencies, dialogs);
  followNotification(dialogs.inform<Next>(sentences.join(' '), [details, ...policies, ...install]));
}

/** How many places look a value up now, in how many files. */
export function lookedUpText(edited: Pick<EditResult, 'places' | 'files'>): string {
  return vscode.l10n.t('Looked up now: {0}, in {1}.', places(edited.places), files(edited.files));
}

/** What `.env` files hold references now, and what of them a person has to put there. */
export function referenceTexts(references: readonly LeftReferences[]): readonly string[] {
  return references.flatMap(({ file, variables, missing }) => {
    const name = vscode.workspace.asRelativePath(file);
    return missing.length === 0
      ? [vscode.l10n.t('In {0} stand references that strongroom run fills in: {1}.', name, variables.join(', '))]
      : [vscode.l10n.t('Left out of {0}, and needed there for strongroom run: {1}', name, missing.join(' '))];
  });
}

/** What went wrong with one value, and what exists of it and of those before it. */
function failureText({ failure, left, aftermath, name }: StoreFailure, stored: readonly StoredValue[]): string {
  return [
    localize(failure.explanation),
    left.kind === 'nothing' ? vscode.l10n.t('{0} was not stored.', name) : localize(aftermath),
    vscode.l10n.t('No file was changed.'),
    ...existing(stored),
  ].join(' ');
}

/** What was stored and is looked up by no edit after all. */
export function unusedText(stored: readonly StoredValue[], { unused }: Pick<EditResult, 'unused'>): readonly string[] {
  return existing(stored.filter(({ stored: { name } }) => unused.includes(name)));
}

/** What stands in AWS although no code looks it up. */
function existing(stored: readonly StoredValue[]): readonly string[] {
  const names = stored.filter(({ stored: { outcome } }) => outcome !== 'reused').map((each) => each.stored.name);
  return names.length === 0
    ? []
    : [
        vscode.l10n.t(
          'Stored by now, and not looked up by these files: {0}. Run this again to use them, or delete them in AWS.',
          names.join(', '),
        ),
      ];
}

function whyNotEdited(edited: EditResult | undefined): string {
  switch (edited?.outcome) {
    case 'discarded':
      return vscode.l10n.t('The changes were discarded in the preview: no file was edited.');
    case 'gone':
      return vscode.l10n.t(
        'The texts have changed since, and the values are no longer where they were: nothing was edited.',
      );
    default:
      return vscode.l10n.t('No file was edited.');
  }
}

function leftCount({ planned, result }: BatchOutcome): number {
  return planned.rest.length + result.skipped.reduce((sum, { secret }) => sum + secret.places.length, 0);
}

async function showDetails(outcome: BatchOutcome, dialogs: Dialogs): Promise<void> {
  const { planned, result, confirmed, edited } = outcome;
  const used = edited?.outcome === 'edited';
  await dialogs.pick({
    title: vscode.l10n.t('Secrets moved to {0} ({1})', storeName(planned.kind), confirmed.region),
    placeholder: vscode.l10n.t('Nothing here changes anything'),
    items: [
      ...section(used ? vscode.l10n.t('Stored and looked up') : vscode.l10n.t('Stored'), storedLines(outcome)),
      ...section(
        vscode.l10n.t('Notes'),
        result.stored.flatMap(({ stored }) => (stored.notes ?? []).map(localize)),
      ),
      ...section(vscode.l10n.t('Left as they are'), leftLines(outcome)),
    ],
  });
}

function detailLines(outcome: BatchOutcome): readonly string[] {
  return [...storedLines(outcome), ...leftLines(outcome)];
}

function storedLines({ planned, result }: BatchOutcome): readonly string[] {
  return result.stored.map(({ value, stored }) => {
    const places = planned.secrets.find((secret) => secret.value.equals(value))?.places ?? [];
    const how = {
      created: vscode.l10n.t('created'),
      'new-version': vscode.l10n.t('new version'),
      reused: vscode.l10n.t('was there with this value'),
    }[stored.outcome];
    return `${stored.name} (${how}) ← ${places.map(({ label }) => label).join(', ')}`;
  });
}

function leftLines({ planned, result }: BatchOutcome): readonly string[] {
  return [
    ...result.skipped.flatMap(({ secret, reason }) =>
      secret.places.map(({ label, name }) => `${label} ${name}: ${reason}`),
    ),
    ...planned.rest.map(({ label, name, reason }) => `${label} ${name}: ${reason}`),
  ];
}
