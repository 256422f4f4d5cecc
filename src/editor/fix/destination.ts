import * as vscode from 'vscode';
import type { AwsRoom, ConnectionChoice, StoreKind } from '../../core/ports';
import { regionNote } from '../../core/fix/namedRegion';
import type { Plan } from '../../core/rewriters/rewriter';
import { pickProfile } from '../connection/pickProfile';
import { pickRegion } from '../connection/pickRegion';
import { commands } from '../contributions/commands';
import { localize } from '../support/localize';
import { accountWords, regionOf, withRegion } from './account';
import type { AccountText } from './account';
import type { Dialogs, PickHeading, PickItem, PickLine, PickNote } from './dialogs';
import { referenceFile } from './environmentReference';
import type { ReferencePlace } from './environmentReference';
import { signInHelps } from './failureSteps';

/** Where a secret is to be stored. */
export interface Destination {
  readonly name: string;
  readonly connection: ConnectionChoice;
  readonly region: string;
}

export interface DestinationRequest {
  readonly kind: StoreKind;
  readonly proposedName: string;
  readonly connection: ConnectionChoice;
  readonly plan: Omit<Plan, 'edits'>;
  /** What stands in the title: the file and the name in it. */
  readonly subject: string;
  /** Where a reference to the value is left; undefined where the code itself looks it up. */
  readonly left: ReferencePlace | undefined;
  /** The region that the document or the project names; undefined where neither names one. */
  readonly named: string | undefined;
}

/** What can be chosen of the lines that show a connection. */
export type ConnectionLine = 'profile' | 'sign-in' | 'region';

type Choice = 'store' | 'name' | ConnectionLine;

/** Shows where the secret would go and what changes, lets a person change it, and ends with their word. */
export async function chooseDestination(
  request: DestinationRequest,
  dialogs: Dialogs,
  room: AwsRoom,
): Promise<Destination | undefined> {
  let { proposedName: name, connection } = request;
  const account = accountWords(room);
  for (;;) {
    const region = await regionOf(room, connection);
    const store = room.store(request.kind, withRegion(connection, region));
    const lines = (accountText: AccountText | undefined): readonly PickLine<Choice>[] =>
      linesFor(request, { name, connection, region, account: accountText });
    const choice = await dialogs.pick<Choice>({
      title: vscode.l10n.t('Move {0} to {1}', request.subject, storeName(request.kind)),
      placeholder: vscode.l10n.t('Enter stores the value, reads it back, and only then changes the code'),
      items: lines(undefined),
      later: account(withRegion(connection, region)).then(lines),
    });
    switch (choice) {
      case undefined:
        return undefined;
      case 'sign-in':
        await signIn();
        return undefined;
      case 'name':
        name = (await askName(dialogs, request.kind, name, room)) ?? name;
        break;
      case 'profile':
      case 'region':
        connection = await changeConnection(choice, connection, region, dialogs, room);
        break;
      case 'store': {
        const problem = store.nameProblem(name);
        if (problem !== undefined) {
          name = (await askName(dialogs, request.kind, name, room)) ?? name;
        } else if (region === undefined) {
          connection = withRegion(connection, await pickRegion(dialogs, undefined));
        } else {
          return { name, connection: { ...connection, region }, region };
        }
      }
    }
  }
}

/** Asks for a name that the store accepts. */
export async function askName(
  dialogs: Dialogs,
  kind: StoreKind,
  current: string,
  room: AwsRoom,
): Promise<string | undefined> {
  const store = room.store(kind, {});
  const name = await dialogs.input({
    title: vscode.l10n.t('Name in {0}', storeName(kind)),
    prompt: vscode.l10n.t('The name that the code looks up'),
    value: current,
    problem: (text) => {
      const problem = store.nameProblem(text.trim());
      return problem === undefined ? undefined : localize(problem);
    },
  });
  return name?.trim();
}

export function storeName(kind: StoreKind): string {
  return kind === 'secretsmanager' ? 'AWS Secrets Manager' : 'SSM Parameter Store';
}

/** Where values would go, as far as it is known. */
export interface ShownConnection {
  readonly connection: ConnectionChoice;
  readonly region: string | undefined;
  readonly account: AccountText | undefined;
}

interface Shown extends ShownConnection {
  readonly name: string;
}

/** The lines that show the connection and let it be changed. */
export function connectionLines({
  connection,
  region,
  account,
}: ShownConnection): readonly (PickItem<ConnectionLine> | PickNote)[] {
  return [
    {
      label: `$(account) ${vscode.l10n.t('Profile')}`,
      description: [
        connection.profile ?? vscode.l10n.t('default credential chain'),
        account?.words ?? vscode.l10n.t('reading the account…'),
      ].join(' · '),
      value: 'profile',
    },
    // A description is cut off where it is long, and this is what to do something about.
    ...(account?.problem === undefined ? [] : [{ note: account.problem }]),
    ...(account?.reason !== undefined && signInHelps(account.reason)
      ? [
          {
            label: `$(terminal) ${vscode.l10n.t('Sign In in a Terminal')}`,
            description: vscode.l10n.t('closes this list; then ask for the fix again'),
            value: 'sign-in' as const,
          },
        ]
      : []),
    {
      label: `$(globe) ${vscode.l10n.t('Region')}`,
      description: region ?? vscode.l10n.t('none is set: choose one'),
      value: 'region',
    },
  ];
}

/** Opens a terminal to sign in; it needs the keyboard, so that the list that it was chosen from ends. */
export async function signIn(): Promise<void> {
  await vscode.commands.executeCommand(commands.signIn.id);
}

/** What the line that stores says where it cannot work as things stand; undefined where it can, as far as is known. */
export function obstacle({ region, account }: Omit<ShownConnection, 'connection'>): string | undefined {
  if (account?.problem !== undefined) {
    return vscode.l10n.t('Would fail now: the account could not be read, as said below');
  }
  return region === undefined ? vscode.l10n.t('A region has to be chosen first') : undefined;
}

/** Lets the connection be changed as a line says; another profile brings its own region. */
export async function changeConnection(
  line: 'profile' | 'region',
  connection: ConnectionChoice,
  region: string | undefined,
  dialogs: Dialogs,
  room: AwsRoom,
): Promise<ConnectionChoice> {
  if (line === 'region') {
    return withRegion(connection, (await pickRegion(dialogs, region)) ?? region);
  }
  const profile = await pickProfile(dialogs, room.profiles, connection.profile);
  return profile === undefined ? connection : profile === '' ? {} : { profile };
}

/** The line that says that a file names another region; none where it names none or this. */
export function regionLine(named: string | undefined, region: string | undefined): readonly PickNote[] {
  const note = regionNote(named, region);
  return note === undefined ? [] : [{ note: localize(note) }];
}

function linesFor({ kind, plan, left, named }: DestinationRequest, shown: Shown): readonly PickLine<Choice>[] {
  return [
    {
      label: `$(cloud-upload) ${vscode.l10n.t('Store and replace')}`,
      description: storeName(kind),
      detail: obstacle(shown) ?? vscode.l10n.t('Creates {0} in {1}', shown.name, shown.region ?? ''),
      value: 'store',
    },
    { label: `$(tag) ${vscode.l10n.t('Name')}`, description: shown.name, value: 'name' },
    ...connectionLines(shown),
    // A reference names the region itself.
    ...(left === undefined
      ? regionLine(named, shown.region)
      : [{ note: vscode.l10n.t('Leaves a reference to it as {0} in {1}', left.variable, referenceFile(left)) }]),
    ...changeLines(plan),
  ];
}

/** The lines that say what an edit means for the program; none where it means nothing. */
export function changeLines({
  behaviourChanges,
  missingDependencies,
}: Pick<Plan, 'behaviourChanges' | 'missingDependencies'>): readonly (PickHeading | PickNote)[] {
  const notes = [
    ...behaviourChanges.map((change) => localize(change)),
    ...missingDependencies.map((name) =>
      vscode.l10n.t('Needs the package {0}, which the project does not name yet', name),
    ),
  ].map((note) => ({ note }));
  return notes.length === 0 ? [] : [{ heading: vscode.l10n.t('What changes in the code') }, ...notes];
}
