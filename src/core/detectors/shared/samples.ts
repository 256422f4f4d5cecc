import { isTextInBase32 } from './base32';
import { decodeBase64 } from './base64';
import { isPlaceholder } from './placeholders';
import { roleWords } from './placeholderWords';
import { isRandom, isRepetition, isSequence, wordiness } from './randomness';
import { wordList } from './wordList';
import { wordsOf } from './words';

/** What the values of tests and tutorials are made of: names of secrets, of tests, of no matter whom. */
const sampleWords = wordList(
  'password passwd passphrase pass pwd credentials api apikey secret secrets token key test tests testing tester user users my your new old some another other wrong',
  'correct right first second good bad super very not a real this is the value changed updated sample demo for to at and long private refresh bearer',
);

/**
 * Whether a value says of itself that it stands for a secret in a tutorial or an example: `password1`, `test1234`,
 * `passtestuser1`, `radpass`, or the base64 of “this is not a real value”.
 *
 * @param test whether it stands in test code. Plain passwords of tests are told of, at a lower severity; fillers, and what
 *   says itself that it is for a test, are not.
 * @param documentation whether it stands in documentation. There, and in tests, such words have digits for letters, too.
 */
export function isSample(value: string, test: boolean, documentation = false): boolean {
  return (
    ((documentation || test) && isDisguisedSample(value)) ||
    (documentation && famous.test(value)) ||
    (test && (isFiller(value) || saysTest(value))) ||
    isNumberedSample(value) ||
    isNamedPlace(value) ||
    isEncodedSample(value) ||
    isUniform(value) ||
    isTextInBase32(value) ||
    isMashed(value) ||
    isCountedInParts(value) ||
    isCountedInBytes(value) ||
    isAlphabet(value)
  );
}

/** `kgkh3g42kh4g23kh4g2…`: two hands on a few keys, for as long as a token is. */
function isMashed(value: string): boolean {
  const run = value.slice(0, 40);
  return run.length === 40 && /[g-z]/i.test(run) && new Set(run.toLowerCase()).size <= 8;
}

/** What texts take for an example since it was told: https://knowyourmeme.com/memes/hunter2, https://xkcd.com/936 */
const famous = /^(?:hunter2|correct[ _-]?horse[ _-]?battery[ _-]?staple)[!.]?$/i;

const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** `S3cr3tP@ss`, `p4ssw0rd!`: words for secrets, with digits and signs for some of their letters. */
function isDisguisedSample(value: string): boolean {
  const words = value
    .replace(/\d{0,4}[!.?]{0,3}$/, '')
    .toLowerCase()
    .replace(/[013457@$]/g, (sign) => disguises[sign] ?? sign);
  return /^[a-z]+$/.test(words) && isMadeOfSampleWords(words, roleWords);
}

/** `reallysecurepasswordhere`: what names the place of a secret, written as one word. */
function isNamedPlace(value: string): boolean {
  return /^[a-z]{12,40}here$/.test(value) && isMadeOfSampleWords(value.slice(0, -4), roleWords);
}

function isNumberedSample(value: string): boolean {
  if (/^[a-z]{2,12}(?:pass|pw|pwd|passwd|test)(?:123|\d)?$/.test(value)) {
    return true;
  }
  const name = /^(?:\d{1,6}[_.-]?)?([a-z]+(?:[_.-][a-z]+)*)(?:[_.-]?\d{1,6})?$/.exec(value)?.[1];
  if (name === undefined || !/\d/.test(value)) {
    return false;
  }
  const parts = name.split(/[_.-]/);
  // What says first that it is for a test may name any role: `test_jwt_token_123`.
  return (
    parts.every((part) => isMadeOfSampleWords(part)) ||
    (parts.length > 1 && parts[0] === 'test' && parts.every((part) => sampleWords.has(part) || roleWords.has(part)))
  );
}

/** Whether letters are sample words one after the other, as in `passtestuser`; of other words only those of three letters and more. */
function isMadeOfSampleWords(letters: string, others: ReadonlySet<string> = new Set()): boolean {
  const reachable = new Set([0]);
  for (let start = 0; start < letters.length; start += 1) {
    for (let end = start + 1; reachable.has(start) && end <= letters.length; end += 1) {
      const word = letters.slice(start, end);
      if (sampleWords.has(word) || (word.length > 2 && others.has(word))) {
        reachable.add(end);
      }
    }
  }
  return letters.length >= 4 && letters.length <= 40 && reachable.has(letters.length);
}

/** Base64 or hexadecimal of words: of a placeholder, or of a name for what belongs there. */
function isEncodedSample(value: string): boolean {
  const code = value.replace(/^[a-z-]{1,40}:/i, '');
  const text = /^(?:[0-9a-f]{2}){8,64}$/i.test(code)
    ? decodeHex(code).trim()
    : /^[A-Za-z0-9+/]{7,128}={0,2}$/.test(code)
      ? (decodeBase64(code) ?? '').trim()
      : '';
  if (isSequence(text) && text.length >= 8) {
    return true;
  }
  if (
    /^[A-Za-z]{4,24}(?:[ _-][A-Za-z]{2,12}){0,3}$/.test(text) &&
    wordsOf(text).every((word) => sampleWords.has(word))
  ) {
    return true;
  }
  // A phrase under another form is one that a test was made with.
  if (code !== text && /^[a-z]{2,12}(?: [a-z]{2,12}){2,8}$/.test(text)) {
    return true;
  }
  // `32byteslongsecretkeymustbeprovided`, `secretthirtytwobytes+abcdefghijk`
  if (code !== text && /^[\da-z+_-]{20,64}$/.test(text) && /secret|key/.test(text) && wordiness(text).rate >= 0.6) {
    return true;
  }
  if (text.length < 10 || !/^[a-z][a-z0-9 _.,'-]+[!.]?$/i.test(text)) {
    return false;
  }
  const words = wordsOf(text);
  return (
    isPlaceholder(text) ||
    words.filter((word) => sampleWords.has(word) || roleWords.has(word)).length >= Math.min(2, words.length)
  );
}

function decodeHex(code: string): string {
  let text = '';
  for (let index = 0; index < code.length; index += 2) {
    text += String.fromCharCode(Number.parseInt(code.slice(index, index + 2), 16));
  }
  return text;
}

/** `Test-Storage-Pass8!`, `testPassword_1`: the word itself among others. */
function saysTest(value: string): boolean {
  return (
    !isRandom(value) &&
    value.length <= 40 &&
    wordsOf(value).some((word) => /^(?:test(?:s|ing|er)?|unittest|e2e)$/.test(word))
  );
}

/** Sequences and repetitions, as fingers make them: `12345`, `abcdef`, `123123`. */
function isFiller(value: string): boolean {
  return isCountedInRuns(value) || /^(?:\d{1,40}|[a-z]{1,12})$/.test(value)
    ? isSequence(value) || isRepetition(value)
    : /^abc1234?$/.test(value);
}

/** The letters that a code is written in, or that a generator draws from. */
function isAlphabet(value: string): boolean {
  return (value.length >= 20 && isSequence(value)) || isAscending(value);
}

/** Signs in the order of their code, as tests of addresses list them: `%20!%22$%&'()*+`. */
function isAscending(value: string): boolean {
  const signs = value.replace(/%([0-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return signs.length >= 10 && Array.from(signs).every((sign, index) => index === 0 || sign > signs.charAt(index - 1));
}

/** Parts that all count up, behind a short word: `xoxb-1234-abcdefgh`. */
function isCountedInParts(value: string): boolean {
  const parts = value.split(/[-_.]/);
  const long = parts.filter((part) => part.length > 4 || /\d/.test(part));
  return parts.length > 2 && long.length > 1 && long.every((part) => isSequence(part));
}

/** Hexadecimal whose bytes count up, as keys of documentation do: `000102030405…`. */
function isCountedInBytes(value: string): boolean {
  const bytes = /^(?:[0-9a-f]{2}){8,128}$/i.test(value)
    ? (value.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
    : [];
  const steps = bytes.filter((byte, index) => index > 0 && byte === ((bytes[index - 1] ?? 0) + 1) % 256).length;
  return bytes.length > 0 && steps >= (bytes.length - 1) * 0.75;
}

/** One or two characters over and over, also in the form of a UUID. */
function isUniform(value: string): boolean {
  const characters = value.replace(/[-{}]/g, '');
  return characters.length >= 16 && new Set(characters).size <= 3;
}

/**
 * Whether runs of letters and of digits count up or down, each for itself, behind words at most: `1234abcd8765`,
 * `serverSecretKey1234567890abcdefghij`.
 */
export function isCountedInRuns(value: string): boolean {
  const runs = value.match(/\d+|\D+/g) ?? [];
  let start = value.length;
  while (runs.length > 0 && isRun(runs.at(-1) ?? '')) {
    start -= runs.pop()?.length ?? 0;
  }
  const head = value.slice(0, start);
  return (
    value.length - start >= 8 &&
    /\d/.test(value) &&
    /^[A-Za-z_-]*$/.test(head) &&
    (head.length < 4 || wordiness(head).rate >= 0.5)
  );
}

function isRun(run: string): boolean {
  return run.length >= 4 && (isSequence(run) || isSequence(Array.from(run).reverse().join('')));
}

/** Whether two sequences are woven into one: `A1B2C3D4E5F6`. */
export function isWovenSequence(value: string): boolean {
  const characters = Array.from(value);
  return (
    value.length >= 10 &&
    [0, 1].every((turn) => isSequence(characters.filter((_, index) => index % 2 === turn).join('')))
  );
}

/** Whether a value is the base64 of a JSON object that does not end, as documentation shortens tokens. */
export function isCutOffJson(value: string): boolean {
  const text = /^eyJ[\w+/-]{8,1000}={0,2}$/.test(value) ? (decodeBase64(value) ?? '') : '';
  return text.startsWith('{"') && !text.includes('}');
}
