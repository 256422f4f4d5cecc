import * as vscode from 'vscode';
import { accessPolicy, resourcePolicy } from '../../core/fix/accessPolicy';
import type { StoredAt } from '../../core/fix/accessPolicy';
import { installationOf } from '../../core/fix/installCommand';
import type { Button, Dialogs } from './dialogs';
import type { Next } from './failureSteps';

/** A button that lets a person copy a policy by which a program may look the secrets up. */
export function policyButton(stored: readonly StoredAt[], dialogs: Dialogs): Button<Next> {
  const resource = stored.map(resourcePolicy).find((policy) => policy !== undefined);
  const copy = async (): Promise<void> => {
    const policy = await dialogs.pick<string>({
      title: vscode.l10n.t('Copy a policy'),
      placeholder: vscode.l10n.t('Who may look up what was stored'),
      items: [
        {
          label: `$(account) ${vscode.l10n.t('Least-privilege policy')}`,
          detail: vscode.l10n.t('For the user or the role that runs the code: to look up just this'),
          value: accessPolicy(stored),
        },
        ...(resource === undefined
          ? []
          : [
              {
                label: `$(lock) ${vscode.l10n.t('Resource policy')}`,
                detail: vscode.l10n.t('For the secret itself: which role may read it, of another account as well'),
                value: resource,
              },
            ]),
      ],
    });
    if (policy !== undefined) {
      await dialogs.copy(policy);
    }
  };
  return { label: vscode.l10n.t('Copy Policy…'), value: copy };
}

/** A button that copies what adds the packages to the project; none where none is missing. */
export function installButtons(
  languageId: string,
  packages: readonly string[],
  dialogs: Dialogs,
): readonly Button<Next>[] {
  if (packages.length === 0) {
    return [];
  }
  const { isCommand, text } = installationOf(languageId, packages);
  const label = isCommand ? vscode.l10n.t('Copy Install Command') : vscode.l10n.t('Copy Dependency');
  return [{ label, value: () => dialogs.copy(text) }];
}
