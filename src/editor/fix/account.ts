import * as vscode from 'vscode';
import type { AwsRoom, ConnectionChoice } from '../../core/ports';
import { AwsFailure } from '../../core/ports';
import { localize } from '../support/localize';

/** What is known of the account that a connection leads to, in words. */
export type AccountWords = (connection: ConnectionChoice) => Promise<string>;

/** Reads the account of a connection, once for each. */
export function accountWords(room: AwsRoom): AccountWords {
  const known = new Map<string, Promise<string>>();
  return (connection) => {
    const key = JSON.stringify([connection.profile, connection.region]);
    let words = known.get(key);
    if (words === undefined) {
      words = room.identity.read(connection).then(
        ({ account, alias }) =>
          alias === null ? vscode.l10n.t('account {0}', account) : vscode.l10n.t('account {0} ({1})', account, alias),
        (error: unknown) =>
          AwsFailure.is(error) ? localize(error.explanation) : vscode.l10n.t('the account could not be read'),
      );
      known.set(key, words);
    }
    return words;
  };
}

/** The region that a connection leads to; undefined where none is set anywhere. */
export async function regionOf(room: AwsRoom, connection: ConnectionChoice): Promise<string | undefined> {
  return connection.region ?? (await room.region(connection).catch(() => undefined));
}

export function withRegion(connection: ConnectionChoice, region: string | undefined): ConnectionChoice {
  return region === undefined ? connection : { ...connection, region };
}
