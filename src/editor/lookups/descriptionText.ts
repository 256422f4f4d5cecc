import * as vscode from 'vscode';
import type { AwsFailure, ConnectionChoice, SecretDescription } from '../../core/ports';
import { localize } from '../support/localize';
import { appendWords } from '../support/words';
import { dayOf, kindName } from './catalogs';

/** What a hover shows of a look-up that AWS was asked about. */
export function descriptionText(entry: SecretDescription, choice: ConnectionChoice): vscode.MarkdownString {
  const text = heading(kindName(entry.store), entry.name);
  if (entry.description !== undefined) {
    appendWords(text, entry.description).appendMarkdown('\n\n');
  }
  for (const line of factLines(entry)) {
    appendWords(text, line).appendMarkdown('  \n');
  }
  return appendWords(text, originText(entry.arn, choice));
}

/** What a hover shows where AWS could not tell of a look-up. */
export function failureText(
  store: SecretDescription['store'],
  name: string,
  failure: AwsFailure,
  choice: ConnectionChoice,
): vscode.MarkdownString {
  const text = heading(kindName(store), name).appendMarkdown('$(warning) ');
  appendWords(text, localize(failure.explanation)).appendMarkdown('  \n');
  return appendWords(text, originText(undefined, choice));
}

/** What a store tells beside the description: changes, rotation, deletion. Each a sentence. */
export function factLines({ store, changed, rotation, deleted, type }: SecretDescription): readonly string[] {
  return [
    ...(deleted === undefined ? [] : [vscode.l10n.t('Scheduled for deletion since {0}.', dayOf(deleted))]),
    ...(changed === undefined ? [] : [vscode.l10n.t('Last changed {0}.', dayOf(changed))]),
    ...(store === 'secretsmanager' ? rotationLines(rotation) : []),
    ...(type === undefined || type === 'SecureString'
      ? []
      : [vscode.l10n.t('Its type is {0}: it is not encrypted.', type)]),
  ];
}

function rotationLines(rotation: SecretDescription['rotation']): readonly string[] {
  if (rotation === undefined) {
    return [vscode.l10n.t('Rotation is not set up.')];
  }
  const { days, last, next } = rotation;
  return [
    days === undefined ? vscode.l10n.t('Rotated on a schedule.') : vscode.l10n.t('Rotated every {0} days.', days),
    last === undefined ? vscode.l10n.t('Not rotated yet.') : vscode.l10n.t('Last rotated {0}.', dayOf(last)),
    ...(next === undefined ? [] : [vscode.l10n.t('Next rotation by {0}.', dayOf(next))]),
  ];
}

/** Which account, region and profile were asked. */
export function originText(arn: string | undefined, choice: ConnectionChoice): string {
  const [, region = choice.region, account] = /^arn:[\w-]+:\w+:([\w-]+):(\d+):/.exec(arn ?? '') ?? [];
  const parts = [
    ...(account === undefined ? [] : [vscode.l10n.t('account {0}', account)]),
    ...(region === undefined ? [] : [vscode.l10n.t('region {0}', region)]),
    choice.profile === undefined
      ? vscode.l10n.t('default credential chain')
      : vscode.l10n.t('profile {0}', choice.profile),
  ];
  return vscode.l10n.t('Asked: {0}', parts.join(', '));
}

/** A heading with the name as code, which nothing in a name can leave. */
export function heading(kind: string, name: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  return appendWords(text.appendMarkdown('$(key) **Strongroom** '), kind).appendMarkdown(
    `  \n\`${name.replace(/`/g, '')}\`\n\n`,
  );
}
