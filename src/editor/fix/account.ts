import * as vscode from 'vscode';
import type { AwsFailureReason, AwsRoom, ConnectionChoice } from '../../core/ports';
import { AwsFailure } from '../../core/ports';
import { localize } from '../support/localize';

/** What is known of the account that a connection leads to, in words. */
export interface AccountText {
  readonly words: string;
  /** Why it could not be read, in sentences. */
  readonly problem?: string;
  /** The same, for what can be done about it. */
  readonly reason?: AwsFailureReason;
}

export type AccountWords = (connection: ConnectionChoice) => Promise<AccountText>;

/** Reads the account of a connection, once for each. */
export function accountWords(room: AwsRoom): AccountWords {
  const known = new Map<string, Promise<AccountText>>();
  return (connection) => {
    const key = JSON.stringify([connection.profile, connection.region]);
    let words = known.get(key);
    if (words === undefined) {
      words = room.identity.read(connection).then(
        ({ account, alias }) => ({
          words:
            alias === null ? vscode.l10n.t('account {0}', account) : vscode.l10n.t('account {0} ({1})', account, alias),
        }),
        (error: unknown) => ({
          words: vscode.l10n.t('the account could not be read'),
          ...(AwsFailure.is(error) && { problem: localize(error.explanation), reason: error.reason }),
        }),
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
