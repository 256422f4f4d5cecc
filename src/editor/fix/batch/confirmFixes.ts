import * as vscode from 'vscode';
import type { AwsRoom, ConnectionChoice } from '../../../core/ports';
import { pickRegion } from '../../connection/pickRegion';
import { accountWords, regionOf, withRegion } from '../account';
import type { AccountText } from '../account';
import { files, places, values } from '../../support/counts';
import { localize } from '../../support/localize';
import { regionNote } from '../../../core/fix/namedRegion';
import { changeConnection, connectionLines, obstacle, signIn, storeName } from '../destination';
import type { ConnectionLine } from '../destination';
import type { Dialogs, PickLine } from '../dialogs';
import type { PlannedFixes } from './plannedFixes';

/** What a person has agreed to. */
export interface Confirmed {
  readonly connection: ConnectionChoice;
  readonly region: string;
  /** Whether each change is looked at before it is made. */
  readonly preview: boolean;
}

type Choice = 'store' | 'preview' | ConnectionLine;

/** So many lines of a list are read by no one. */
const mostLines = 40;

/** Shows what would be stored where, what changes and what stays, and ends with a person's word. */
export async function confirmFixes(
  planned: PlannedFixes,
  title: string,
  previewFirst: boolean,
  chosen: ConnectionChoice,
  dialogs: Dialogs,
  room: AwsRoom,
): Promise<Confirmed | undefined> {
  let connection = chosen;
  const account = accountWords(room);
  for (;;) {
    const region = await regionOf(room, connection);
    const lines = (accountText: AccountText | undefined): readonly PickLine<Choice>[] => [
      ...actionLines(planned, obstacle({ region, account: accountText }), previewFirst),
      ...connectionLines({ connection, region, account: accountText }),
      ...regionLines(planned, region),
      ...contentLines(planned),
    ];
    const choice = await dialogs.pick<Choice>({
      title,
      placeholder: vscode.l10n.t('Every value is stored and read back before any file is changed'),
      items: lines(undefined),
      later: account(withRegion(connection, region)).then(lines),
    });
    if (choice === undefined) {
      return undefined;
    }
    if (choice === 'sign-in') {
      await signIn();
      return undefined;
    }
    if (choice === 'profile' || choice === 'region') {
      connection = await changeConnection(choice, connection, region, dialogs, room);
    } else if (region === undefined) {
      connection = withRegion(connection, await pickRegion(dialogs, undefined));
    } else {
      return { connection: { ...connection, region }, region, preview: choice === 'preview' };
    }
  }
}

function actionLines(
  { kind, secrets, documents }: PlannedFixes,
  cannot: string | undefined,
  previewFirst: boolean,
): readonly PickLine<Choice>[] {
  const count = secrets.reduce((sum, secret) => sum + secret.places.length, 0);
  const detail = cannot ?? [values(secrets.length), places(count), files(documents.length)].join(' · ');
  const store: PickLine<Choice> = {
    label: `$(cloud-upload) ${vscode.l10n.t('Store and replace all')}`,
    description: storeName(kind),
    detail,
    value: 'store',
  };
  const preview: PickLine<Choice> = {
    label: `$(diff) ${vscode.l10n.t('Store, then preview the changes…')}`,
    description: storeName(kind),
    detail,
    value: 'preview',
  };
  return previewFirst ? [preview, store] : [store, preview];
}

/** The lines that say that files name another region, and which ones where there are several. */
function regionLines({ regions, documents }: PlannedFixes, region: string | undefined): readonly PickLine<never>[] {
  return regions.flatMap(({ region: named, files: where }) => {
    const note = regionNote(named, region);
    return note === undefined
      ? []
      : [{ note: documents.length === 1 ? localize(note) : `${where.join(', ')}: ${localize(note)}` }];
  });
}

function contentLines({
  kind,
  secrets,
  rest,
  changes,
  missingDependencies,
  references,
}: PlannedFixes): readonly PickLine<Choice>[] {
  const dependencies = missingDependencies.map((name) =>
    vscode.l10n.t('Needs the package {0}, which the project does not name yet', name),
  );
  return [
    ...section(
      vscode.l10n.t('What is stored in {0}', storeName(kind)),
      secrets.map(({ name, places }) => `${name} ← ${places.map(({ label }) => label).join(', ')}`),
    ),
    ...references.flatMap(({ file, variables }) =>
      section(vscode.l10n.t('References that are left in {0}', file), variables),
    ),
    ...section(vscode.l10n.t('What changes in the code'), [...changes, ...dependencies]),
    ...section(
      vscode.l10n.t('What stays as it is'),
      rest.map(({ label, name, reason }) => `${label} ${name}: ${reason}`),
    ),
  ];
}

/** A heading with sentences below it; nothing where there are none. */
export function section(heading: string, sentences: readonly string[]): readonly PickLine<never>[] {
  if (sentences.length === 0) {
    return [];
  }
  const more = sentences.length - mostLines;
  return [
    { heading },
    ...sentences.slice(0, mostLines).map((note) => ({ note })),
    ...(more > 0 ? [{ note: vscode.l10n.t('… and {0} more', more) }] : []),
  ];
}
