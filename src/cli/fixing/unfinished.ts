import type { JournalEntry } from '../../core/fix/journal';
import type { NameBook } from '../../core/fix/nameBook';
import { sameConnection } from '../../core/fix/journal';
import { AwsFailure } from '../../core/ports';
import type { AwsRoom, ConnectionChoice, StoreKind } from '../../core/ports';
import { english } from '../../core/text/message';
import { printedPath } from '../../node/workspace';
import { printable } from '../output';
import { storeTitles } from './storeKeeper';

/** Which files and findings an unfinished fix is about, in words. */
export function placesText({ places }: JournalEntry, cwd: string): string {
  return places.map(({ file, detector }) => `${detector} in ${printable(printedPath(cwd, file))}`).join(', ');
}

/** What exists beside the code, as far as is known, in words. */
export function whatIsKept(entry: JournalEntry): string {
  const { target, name, step, keptIn } = entry;
  const perhaps = step === 'stored' ? 'was' : 'may have been';
  switch (target) {
    case 'secretsmanager':
    case 'parameterstore':
      return `${perhaps} stored as ${printable(name)} in ${storeTitles[target]}${connectionText(entry)}`;
    case 'environment':
      return `${perhaps} kept as ${printable(name)} in ${printable(keptIn ?? '')}`;
    case 'default-credential-chain':
      return `${perhaps} saved as profile ${printable(name)}`;
  }
}

/** Why a finding is left because an earlier run may have stored it elsewhere. */
export function elsewhere(entry: JournalEntry): string {
  const { profile, region } = entry.connection;
  const options = [
    ...(region === undefined ? [] : [`--region ${region}`]),
    ...(profile === undefined ? ['no --profile'] : [`--profile ${profile}`]),
  ];
  return `an earlier run ${whatIsKept(entry)}. Run with ${options.join(' and ')} to finish that, or with --forget-unfinished to store it anew. The file is untouched.`;
}

/**
 * Looks at what earlier runs stored, so that this one gives the same values the same names. Reads only.
 *
 * @returns why this run cannot go on, in words: storing again might make a second secret. Undefined where it can.
 */
export async function recallNames(
  earlier: readonly JournalEntry[],
  kind: StoreKind,
  choice: ConnectionChoice,
  names: NameBook,
  room: AwsRoom,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const entry of earlier) {
    if (entry.target !== kind || !sameConnection(entry.connection, choice)) {
      continue;
    }
    try {
      names.take(entry.name, await room.store(kind, choice).read(entry.name, signal));
    } catch (error) {
      if (!AwsFailure.is(error)) {
        throw error;
      }
      // Never stored, then: the name is free.
      if (error.reason !== 'not-found') {
        const permission = error.permission === undefined ? '' : ` Missing permission: ${error.permission}.`;
        return `What the unfinished fix left cannot be looked at: ${english(error.explanation)}${permission} Nothing was changed. Run the command again, or with --forget-unfinished, which may store the value a second time.`;
      }
    }
  }
  return undefined;
}

/** The connection with the region that calls really go to, so that another default later is noticed. */
export async function resolvedConnection(choice: ConnectionChoice, room: AwsRoom): Promise<ConnectionChoice> {
  const region = await room.region(choice);
  return { ...choice, ...(region !== undefined && { region }) };
}

function connectionText({ connection: { profile, region } }: JournalEntry): string {
  const parts = [region, ...(profile === undefined ? [] : [`profile ${profile}`])].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : ` (${parts.map((part) => printable(part)).join(', ')})`;
}
