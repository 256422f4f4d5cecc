import * as vscode from 'vscode';
import type { Dialogs } from '../fix/dialogs';
import { looksLikeRegion, regions } from './regions';

/** Lets a person choose a region; undefined is no choice. */
export async function pickRegion(dialogs: Dialogs, current: string | undefined): Promise<string | undefined> {
  const other = 'other';
  const chosen = await dialogs.pick<string>({
    title: vscode.l10n.t('Choose AWS Region'),
    placeholder: vscode.l10n.t('The region that the secret is stored in and looked up from'),
    items: [
      ...regions.map((region) => ({
        label: region,
        ...(region === current && { description: vscode.l10n.t('in use'), isCurrent: true }),
        value: region,
      })),
      { label: vscode.l10n.t('Another region…'), value: other },
    ],
  });
  if (chosen !== other) {
    return chosen;
  }
  const typed = await dialogs.input({
    title: vscode.l10n.t('Choose AWS Region'),
    prompt: vscode.l10n.t('Name of the region'),
    placeholder: 'eu-central-1',
    value: current ?? '',
    problem: (text) =>
      looksLikeRegion(text.trim()) ? undefined : vscode.l10n.t('A region is named like eu-central-1 or us-east-1.'),
  });
  return typed?.trim();
}
