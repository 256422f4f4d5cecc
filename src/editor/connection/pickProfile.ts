import * as vscode from 'vscode';
import type { Profile, ProfileFiles } from '../../core/ports';
import type { Dialogs } from '../fix/dialogs';

/** Lets a person choose a profile; the empty text is the default chain, undefined is no choice. */
export async function pickProfile(
  dialogs: Dialogs,
  profiles: ProfileFiles,
  current: string | undefined,
): Promise<string | undefined> {
  const known = await profiles.list();
  const choice = await dialogs.pick<{ readonly profile: string }>({
    title: vscode.l10n.t('Choose AWS Profile'),
    placeholder:
      known.length === 0
        ? vscode.l10n.t('There are no profiles in your AWS configuration files')
        : vscode.l10n.t('Profiles of your AWS configuration files'),
    items: [
      {
        label: vscode.l10n.t('Default credential chain'),
        description: describe(
          [vscode.l10n.t('environment, default profile, role of this machine')],
          current === undefined,
        ),
        isCurrent: current === undefined,
        value: { profile: '' },
      },
      ...known.map((profile) => ({
        label: profile.name,
        description: describe([profileKind(profile.kind), profile.region], profile.name === current),
        isCurrent: profile.name === current,
        value: { profile: profile.name },
      })),
    ],
  });
  return choice?.profile;
}

function describe(parts: readonly (string | undefined)[], isCurrent: boolean): string {
  return [...parts, isCurrent ? vscode.l10n.t('in use') : undefined].filter((part) => part !== undefined).join(' · ');
}

function profileKind(kind: Profile['kind']): string {
  switch (kind) {
    case 'access-key':
      return vscode.l10n.t('access key');
    case 'sso':
      return vscode.l10n.t('IAM Identity Center');
    case 'assume-role':
      return vscode.l10n.t('assumed role');
    case 'credential-process':
      return vscode.l10n.t('credential process');
    case 'web-identity':
      return vscode.l10n.t('web identity');
    case 'login':
      return vscode.l10n.t('console sign-in');
    case 'none':
      return vscode.l10n.t('no credentials');
  }
}
