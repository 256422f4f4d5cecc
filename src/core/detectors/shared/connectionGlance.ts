import { endOf, longest, otherKeys, readValue } from './connectionPairs';
import { matches } from '../../text/matches';

/**
 * Whether a key may have a password behind it in a list of pairs, and is no variable of a program
 * (`connect(password=password, …)`): what a glance asks.
 *
 * @param start where the key begins.
 * @param from behind the sign.
 */
export function mayBePair(text: string, start: number, from: number): boolean {
  if (!mayBePairValue(text, from)) {
    return false;
  }
  const window = text.slice(Math.max(0, start - glanced), from + glanced).replace(escapedBlank, '  ');
  const least = window.includes(';') ? 1 : 2;
  const names = new Set<string>();
  for (const [key] of matches(otherKeys, window)) {
    names.add(key.slice(0, key.indexOf('=')).trim().toLowerCase());
    if (names.size > least) {
      return true;
    }
  }
  names.delete('encrypt');
  return names.size >= least;
}

/** `\\n` in a literal: no letter before the key behind it. */
const escapedBlank = /\\[nrt]/g;

/** In UTF-16 code units: so far from its key the other pairs stand, where the string is put together from parts. */
const glanced = 2 * longest;

function mayBePairValue(text: string, from: number): boolean {
  const rest = text.slice(from, from + longest).replace(/^\s{1,3}/, '');
  const line = rest.slice(0, endOf(rest, /[\r\n]/));
  const bare = line.slice(0, endOf(line, /["'`\\]/));
  if (bare.length < line.length && !/[\s;]/.test(bare)) {
    // What runs into the end of a literal may go on in the next one.
    return true;
  }
  return (
    line === '' ||
    readValue(line, false) !== undefined ||
    (text.slice(Math.max(0, from - longest), from + longest).includes(';') && readValue(line, true) !== undefined)
  );
}

/**
 * Whether an address of a network in parentheses may have a user and a password before it: what a glance asks.
 *
 * @param sign where the `@` stands.
 * @param from behind the parenthesis.
 */
export function mayBeGoNetwork(text: string, sign: number, from: number): boolean {
  if (!/^(?:[^()\s"'`]{1,120}\)[/?]|[^()\s"'`]{0,120}(?:["'`]|$))/.test(text.slice(from, from + 124))) {
    return false;
  }
  let first = sign;
  while (first > 0 && sign - first < 200 && !/[\s"'`<>]/.test(text.charAt(first - 1))) {
    first -= 1;
  }
  // Where it is put together, what stands before may end in a literal of its own.
  return (
    text.slice(first, sign).includes(':') ||
    /(?:^|[+.&~<,\\"'`)])\s{0,60}[a-zA-Z@$]{0,2}["'`]$/.test(text.slice(Math.max(0, first - 64), first))
  );
}
