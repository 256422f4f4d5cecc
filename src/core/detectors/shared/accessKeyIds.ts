import { entropy, isRepetition, isSequence } from './randomness';
import { matches } from '../../text/matches';

/**
 * The prefixes of credentials. `AIDA`, `AROA` and the like are identifiers; `A3T`, which some scanners look for, is in no
 * list of AWS. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
const pattern = /(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/g;

/** What may stand before an id though it ends in letters or digits: escapes (`\n`, `%3D`, `\u0022`), the colours of a terminal. */
const escape = /(?:\\(?:[nrtbf]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})|%[0-9A-Fa-f]{2}|\[[0-9;]{1,8}m)$/;

/** How the ids of AWS's documentation begin; texts that copy them change their ends. */
const documented = /^(?:IOSFODNN7|I44QH8DHB|J4DJW5JQ)/;

/** Of 16 random characters of base32, one in ten million has less. */
const leastEntropy = 2.3;

const inventedWords =
  /EXAMPLE|DUMMY|SAMPLE|FOOBAR|SECRET|ACCESS|PLACEHOLDER|INVALID|NOTREAL|REDACTED|CHANGEME|XXXXX|AAAAA|QWERTY|ABCDEF|^(?:TEST|FAKE|MOCK|YOUR|KEYID)|(?:TEST|FAKE|MOCK|HERE)$/;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface AccessKeyId {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Every access key id in a text that may be a real one: no documented example, no invented one, no piece of longer base64. */
export function findAccessKeyIds(text: string): AccessKeyId[] {
  const found: AccessKeyId[] = [];
  for (const match of matches(pattern, text)) {
    const start = match.index;
    const end = start + match[0].length;
    const begins =
      !/[A-Za-z0-9]/.test(text.charAt(start - 1)) || escape.test(text.slice(Math.max(0, start - 12), start));
    if (begins && !isInvented(match[0]) && !isInBlob(text, start, end)) {
      found.push({ id: match[0], start, end });
    }
  }
  return found;
}

function isInvented(id: string): boolean {
  const tail = id.slice(4);
  return (
    documented.test(tail) ||
    inventedWords.test(tail) ||
    entropy(tail) < leastEntropy ||
    isSequence(tail) ||
    isRepetition(tail)
  );
}

/** Whether the id is a piece of encoded data: joined by `/`, `+`, `-` or `_` to a run of mixed characters. */
function isInBlob(text: string, start: number, end: number): boolean {
  let from = start - 1;
  while (from > 0 && start - from < 41 && /[A-Za-z0-9]/.test(text.charAt(from - 1))) {
    from -= 1;
  }
  const before = text.slice(Math.max(0, from), Math.max(0, start - 1));
  const after = /^[A-Za-z0-9]*/.exec(text.slice(end + 1, end + 41))?.[0] ?? '';
  return (
    isEncoded(text.charAt(start - 1), before) ||
    (isEncoded(text.charAt(end), after) && !secretBehind.test(text.slice(end, end + 42)))
  );
}

/** A secret access key and nothing more, behind a slash that parts it from its id. */
const secretBehind = /^\/[A-Za-z0-9/+]{40}(?:[^A-Za-z0-9/+=_-]|$)/;

function isEncoded(joint: string, run: string): boolean {
  return /[/+_-]/.test(joint) && run.length >= 12 && /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run);
}

/**
 * The account that an access key id belongs to, read from the id itself; undefined for ids of the older generation,
 * which do not hold it.
 *
 * The characters are base32; after the first bit, which marks the newer generation, come 40 bits of account number.
 */
export function accountOf(id: string): string | undefined {
  let bits = 0n;
  for (const character of id.slice(4, 14)) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) {
      return undefined;
    }
    bits = (bits << 5n) | BigInt(digit);
  }
  // Ten characters are 50 bits: the mark, 40 bits of account, 9 bits of what follows.
  if (bits >> 49n === 0n) {
    return undefined;
  }
  const account = (bits >> 9n) & 0xffffffffffn;
  return account > 999_999_999_999n ? undefined : account.toString().padStart(12, '0');
}
