import * as vscode from 'vscode';
import type { AwsRoom, ProfileFiles } from '../../core/ports';
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
      await signIn(connection.choice.profile, (await aws()).profiles);
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

/** Writes the sign-in command into a terminal and leaves it to the person to run it, or to change it first. */
async function signIn(profile: string | undefined, files: ProfileFiles): Promise<void> {
  const known = await files.list();
  const kind = known.find(({ name }) => name === (profile ?? 'default'))?.kind;
  const terminal = vscode.window.createTerminal('AWS');
  terminal.show();
  // A profile's name is quoted only where it has to be, as shells differ in how they do it.
  const argument =
    profile === undefined ? '' : ` --profile ${/^[\w.@+-]+$/.test(profile) ? profile : JSON.stringify(profile)}`;
  terminal.sendText(`aws ${kind === 'login' ? 'login' : 'sso login'}${argument}`, false);
}
