import type { Literal } from '../../languages/literal';
import type { Confidence } from '../detector';
import type { NameVerdict } from './names';
import { vendors } from './nameWords';
import { isDrawn } from './drawn';
import { isLettersAtRandom } from './letterOdds';
import { isRandom, isSequence } from './randomness';
import { isCountedInRuns, isWovenSequence } from './samples';
import {
  isChainOfWords,
  isDigestLike,
  isPassphrase,
  isProgramPassword,
  isProse,
  isSignedCompound,
  isSingleWord,
  isUuid,
} from './shapes';
import { hasLettersAndDigits, weighPassword } from './weighPassword';
import { weakPassword } from './weakPasswords';
import { wordsOf } from './words';

/** How a value reads: the more a machine must have made it, the less its name has to say. */
export type Look = 'random' | 'mixed' | 'digits' | 'uuid' | 'phrase' | 'word' | 'weak' | 'ambiguous';

/** How a value reads; undefined where it is a text for people or no text at all. */
export function lookOf(value: string): Look | undefined {
  if (/[^\P{Cc}\t]/u.test(value)) {
    return undefined;
  }
  if (isUuid(value)) {
    return 'uuid';
  }
  if (isProgramPassword(value)) {
    return 'random';
  }
  if (isPassphrase(value)) {
    return 'phrase';
  }
  if (/\s/.test(value)) {
    if (hasRandomPart(value)) {
      return 'random';
    }
    return isProse(value) && /^[\w' -]+$/.test(value) ? 'phrase' : undefined;
  }
  const known = weakPassword(value);
  if (known !== undefined) {
    return known === 'known' ? 'weak' : 'ambiguous';
  }
  if (/^\d+$/.test(value)) {
    return 'digits';
  }
  if (isRandom(value)) {
    return 'random';
  }
  if (isSingleWord(value)) {
    return 'word';
  }
  return 'mixed';
}

/**
 * Whether a value is bytes as `os.urandom` gives them, written with escapes: `b'_5#y2L"F4\\n\\xec]/'`. At least 12, of
 * which some are no signs that are written in texts.
 */
export function isDrawnBytes(value: string): boolean {
  if (value.length < 12 || value.length > 512 || /[^\0-\xff]/.test(value)) {
    return false;
  }
  const unwritten = value.match(/[^\x20-\x7e]/g) ?? [];
  return (
    /\p{Cc}/u.test(value) &&
    unwritten.length >= 2 &&
    new Set(value).size >= value.length * 0.6 &&
    (value.match(/[a-z ]/g) ?? []).length <= value.length * 0.6 &&
    // `\xde\xad\xbe\xef` is invented.
    isDrawn(Array.from(value, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(''))
  );
}

/**
 * Whether one of a few words was drawn at random, as in a passphrase with a random tail; a sentence has more words, and a
 * word with accents is one.
 */
function hasRandomPart(value: string): boolean {
  const parts = value.split(/\s/);
  return parts.length <= 4 && parts.some((part) => !isForeignWord(part) && isRandom(part.replace(/[^\x21-\x7e]/g, '')));
}

/** Letters, some of them beyond ASCII, and nothing else but what joins and ends words. */
function isForeignWord(part: string): boolean {
  return /^[\p{L}\p{M}\p{Pd}.,:;!?'’]+$/u.test(part) && /[^\x21-\x7e]/.test(part);
}

/** How sure it is that a value of that look under that name is a secret; undefined: not enough. */
export function weigh(
  look: Look,
  value: string,
  verdict: NameVerdict,
  literal: Literal,
  amongCredentials: () => boolean,
): Confidence | undefined {
  switch (verdict.role) {
    case 'password':
      return weighPassword(look, value, verdict, literal, amongCredentials);
    case 'secret':
      return weighSecret(look, value, verdict, literal);
    case 'authorization':
      return look === 'random'
        ? 'high'
        : look === 'uuid' || (look === 'mixed' && value.length >= 8 && hasLettersAndDigits(value))
          ? 'medium'
          : undefined;
    case 'token':
    case 'key':
      return weighToken(look, value, verdict);
  }
}

function weighSecret(look: Look, value: string, verdict: NameVerdict, literal: Literal): Confidence | undefined {
  if (look !== 'weak' && look !== 'phrase' && look !== 'word' && isCounted(value)) {
    return undefined;
  }
  const strong = verdict.strength === 'strong';
  switch (look) {
    case 'random':
      return strong ? 'high' : isDigestLike(value) ? undefined : 'medium';
    case 'uuid':
      return strong ? 'medium' : undefined;
    case 'mixed':
      return strong && value.length >= 6 && hasLettersAndDigits(value) && !isNumberedName(value)
        ? 'medium'
        : strong &&
            ((value.length >= 8 && (isSignedCompound(value) || isLettersAtRandom(value))) ||
              (isSigner(verdict, literal) && isChainOfWords(value) && !saysHowToSet(value)))
          ? 'low'
          : undefined;
    case 'weak':
      return strong ? 'medium' : undefined;
    case 'phrase':
      // `session({ secret: 'keyboard cat' })`, as the documentation has it and programs keep it.
      return strong &&
        (isPassphrase(value) || (isSigner(verdict, literal) && /^[a-z]+(?: (?:[a-z]+|\d{1,4})){1,5}$/.test(value)))
        ? 'low'
        : undefined;
    case 'word':
      return strong &&
        ((value.length >= 6 && isSigner(verdict, literal)) || (value.length >= 8 && isLettersAtRandom(value)))
        ? 'low'
        : undefined;
    case 'digits':
    case 'ambiguous':
      return undefined;
  }
}

/** Whether the secret signs sessions, cookies or tokens, as the `SECRET_KEY` of Flask and Django does: those are often plain words. */
function isSigner(verdict: NameVerdict, literal: Literal): boolean {
  return /jwt|session|cookie|^(?:app\.)?SECRET_KEY /i.test(`${verdict.segment} ${literal.call?.callee ?? ''}`);
}

/** `this_must_be_set_in_the_environment`: words that say what belongs there, or where it comes from. */
function saysHowToSet(value: string): boolean {
  return /(?:^|[-_])(?:must|should|generated?|openssl|load(?:ed)?|read|fetch(?:ed)?|env|environment|vault|secrets-manager)(?:[-_]|$)/i.test(
    value,
  );
}

/** `test-login-1`: words and a number, as things of one kind are called. */
function isNumberedName(value: string): boolean {
  return /^[a-z]{2,15}(?:[-_.][a-z]{2,15}){1,6}[-_.]\d{1,3}$/.test(value);
}

/** Whether a value counts up instead of being drawn: no machine gives such a key. */
function isCounted(value: string): boolean {
  return isSequence(value) || isWovenSequence(value) || isCountedInRuns(value);
}

/** Whether a token has an owner and nothing behind it; none that only tells one request or one step from another. */
function isOwnedToken({ role, segment }: NameVerdict): boolean {
  return (
    role === 'token' &&
    /^[A-Z][A-Z\d]*[_-]token$|^[a-z][a-z\d]+Token$/i.test(segment) &&
    !/^(?:correlation|creation|trac(?:e|ing)|tracking|retry|undo|redo|lease|fenc(?:e|ing)|row|record|entity|object|item|node|batch|order|job|task|event|message|query|concurrency|transaction|operation|snapshot|state|wait|reservation|subscription|observer|listener|handle|launch|run)[_-]?token$/i.test(
      segment,
    )
  );
}

/** `ed25519-2024-01`, `name-of-key-2024`: what a key is called, by words and its year or version. */
function isDatedName(value: string): boolean {
  return /^[a-z][a-z0-9]{1,15}(?:[-_.](?:[a-z]{2,15}|v?\d{1,4})){1,8}$/.test(value);
}

/** `FLICKR_KEY = "photo_51234"`: a thing that a service tells by a word and a number; the keys that it gives are drawn. */
function isItemOfVendor(value: string, { role, segment }: NameVerdict): boolean {
  return (
    role === 'key' &&
    /^[a-z]{1,15}(?:[-_:][a-z]{2,15}){0,4}(?:[-_:]\d{1,20}){1,3}$/i.test(value) &&
    wordsOf(segment).some((word) => vendors.has(word))
  );
}

/** 64 bits in hexadecimal: what names a key of OpenPGP or an assembly of .NET. */
function isKeyId(value: string): boolean {
  return /^(?:0x)?[0-9a-f]{16}$/i.test(value);
}

function weighToken(look: Look, value: string, verdict: NameVerdict): Confidence | undefined {
  const { strength } = verdict;
  if (isCounted(value)) {
    return undefined;
  }
  switch (look) {
    case 'random':
      if (strength === 'weak') {
        return value.length >= 16 && !isDigestLike(value) && !isKeyId(value)
          ? 'medium'
          : value.length >= 32
            ? 'low'
            : undefined;
      }
      return value.length >= 16 ? 'high' : 'medium';
    case 'uuid':
      // `ACME_TOKEN`: of whom, nobody can list; what has a key for an id is called a key.
      return strength === 'strong' ? 'medium' : isOwnedToken(verdict) ? 'low' : undefined;
    case 'mixed':
      return strength === 'strong' &&
        value.length >= 10 &&
        hasLettersAndDigits(value) &&
        !isItemOfVendor(value, verdict) &&
        !isDatedName(value)
        ? 'low'
        : undefined;
    default:
      return undefined;
  }
}
