import * as vscode from 'vscode';
import type { AwsRoom, Profile, ProfileFiles } from '../../core/ports';
import type { Connection } from '../connection/connection';
import { pickProfile } from '../connection/pickProfile';
import { awsIsAllowed } from '../connection/trust';
import { commands } from '../contributions/commands';
import { views } from '../contributions/views';
import type { Dialogs } from '../fix/dialogs';
import { DisposableList } from '../support/disposables';
import type { DisposableLike } from '../support/disposables';
import { localize } from '../support/localize';
import type { IdentityModel } from './identityModel';
import type { Row } from './row';

export interface IdentityCommandsDependencies {
  readonly model: IdentityModel;
  readonly connection: Connection;
  readonly dialogs: Dialogs;
  readonly aws: () => Promise<AwsRoom>;
}

/** The commands of the Identity view. */
export function registerIdentityCommands(dependencies: IdentityCommandsDependencies): DisposableLike {
  const { model, connection, dialogs, aws } = dependencies;
  const own = new DisposableList();
  const register = (command: { readonly id: string }, run: (row?: Row) => unknown): void => {
    own.push(vscode.commands.registerCommand(command.id, run));
  };
  register(commands.refreshIdentity, () => model.refresh());
  register(commands.showIdentity, () => vscode.commands.executeCommand(`${views.identity.id}.focus`));
  register(commands.chooseProfile, async () => {
    if (await awsIsAllowed(dialogs)) {
      const profile = await pickProfile(dialogs, (await aws()).profiles, connection.choice.profile);
      if (profile !== undefined) {
        await connection.choose(profile);
        await model.refresh();
      }
    }
  });
  register(commands.explainIdentityProblem, () => explain(model, dialogs));
  register(commands.signIn, async () => {
    if (await awsIsAllowed(dialogs)) {
      await signIn(connection.choice.profile, (await aws()).profiles, dialogs);
    }
  });
  register(commands.copyIdentityValue, (row) => (row?.copy === undefined ? undefined : dialogs.copy(row.copy)));
  register(commands.openIdentityInConsole, (row) =>
    row?.consoleUrl === undefined ? undefined : dialogs.openExternal(row.consoleUrl),
  );
  return own;
}

async function explain({ state }: IdentityModel, dialogs: Dialogs): Promise<void> {
  if (state.kind === 'failed') {
    const { explanation, permission } = state.failure;
    const detail = permission === undefined ? '' : vscode.l10n.t('The missing permission is {0}.', permission);
    await dialogs.ask(localize(explanation), detail, [], 'information');
  }
}

/**
 * Writes the sign-in command into a terminal and leaves it to the person to run it, or to change it first. Where the
 * profile is none that the AWS CLI signs in, says what renews it instead.
 */
async function signIn(profile: string | undefined, files: ProfileFiles, dialogs: Dialogs): Promise<void> {
  const name = profile ?? 'default';
  const kind = (await files.list()).find((known) => known.name === name)?.kind;
  const elsewhere = signedInElsewhere(name, kind);
  if (elsewhere !== undefined) {
    const choose = await dialogs.warn(elsewhere, [{ label: vscode.l10n.t('Choose Profile…'), value: true }]);
    if (choose === true) {
      await vscode.commands.executeCommand(commands.chooseProfile.id);
    }
    return;
  }
  const terminal = vscode.window.createTerminal('AWS');
  terminal.show();
  // A profile's name is quoted only where it has to be, as shells differ in how they do it.
  const argument =
    profile === undefined ? '' : ` --profile ${/^[\w.@+-]+$/.test(profile) ? profile : JSON.stringify(profile)}`;
  terminal.sendText(`aws ${signInCommand(kind)}${argument}`, false);
}

/** What renews a profile that the AWS CLI cannot sign in; undefined where it can. */
function signedInElsewhere(profile: string, kind: Profile['kind'] | undefined): string | undefined {
  switch (kind) {
    case 'access-key':
      return vscode.l10n.t(
        'Profile {0} holds keys, which no sign-in renews: write new ones to the credentials file, or choose another profile.',
        profile,
      );
    case 'assume-role':
    case 'credential-process':
    case 'web-identity':
      return vscode.l10n.t(
        'Profile {0} takes its credentials from elsewhere: sign in there and refresh, or choose another profile.',
        profile,
      );
    case 'sso':
    case 'login':
    case 'none':
    case undefined:
      return undefined;
  }
}

/**
 * The command of the AWS CLI that signs a profile in; where there is none yet, the one that asks for what it needs.
 *
 * Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html
 */
function signInCommand(kind: Profile['kind'] | undefined): string {
  switch (kind) {
    case 'login':
      return 'login';
    case 'sso':
      return 'sso login';
    default:
      return 'configure sso';
  }
}
