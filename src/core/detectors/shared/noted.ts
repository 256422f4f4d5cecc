import { HOLE } from '../../languages/literal';
import { isPlaceholder } from './placeholders';
import { isGenerated, isRandom, isRepetition, isSequence } from './randomness';
import { isPasswordHash, isReference } from './references';
import { isPassphrase, isSignedCompound, isWordCompound, knownShape } from './shapes';
import { weakPassword } from './weakPasswords';

/** Whether a value is one that people or generators make, rather than an example's or a variable's name. */
export function isChosen(value: string): boolean {
  if (weakPassword(value) === 'known' || isPassphrase(value)) {
    return true;
  }
  return (
    /[A-Za-z]/.test(value) &&
    (/\d/.test(value) || isSignedCompound(value)) &&
    value.length >= 6 &&
    !value.includes(HOLE) &&
    !/^[$<{[%:@]/.test(value) &&
    !isPlaceholder(value) &&
    !isReference(value) &&
    !isPasswordHash(value) &&
    knownShape(value) === undefined
  );
}

/** Whether a value is what generators give or people choose, and nothing that a sentence has. */
export function isUnlikeWords(value: string): boolean {
  return (
    isRandom(value) ||
    isGenerated(value) ||
    isMixedByHand(value) ||
    isPassphrase(value) ||
    isSignedCompound(value) ||
    (/^[A-Za-z]{4,40}\d{2,4}[!.?*#$]?$/.test(value) && isWordCompound(/^[A-Za-z]{0,40}/.exec(value)?.[0] ?? ''))
  );
}

/** `Winter2024!`, `laura1502`: what people choose, and what no sentence has. */
function isMixedByHand(value: string): boolean {
  return /^[A-Za-z]{4,20}[._@-]?\d{4,8}[!.]?$|^(?=\D{0,64}\d)(?=[^!@#$%^&*]{0,64}[!@#$%^&*])[\w!@#$%^&*+-]{8,64}$/.test(
    value,
  );
}

/** Whether a value is a number that a call which takes a password may be given: no count, no run of one digit. */
export function isGivenNumber(value: string): boolean {
  return /^\d{6,}$/.test(value) && !isSequence(value) && !isRepetition(value);
}

/** How much of a line is looked at, in UTF-16 code units. */
const longestLine = 2_000;
const signs = /[\s"'`“”‘’«»<>()[\]{}|,;:/=@，。；：、（）「」『』]+/;
const around = /^[*_`"'“‘«(]{1,4}|[.,;:|)"'`”’»*_]{1,4}$/g;

/**
 * Whether the line holds, behind an offset, a word that would count as a password in a comment: what a glance asks, of
 * names in comments.
 */
export function mayBeNoted(text: string, from: number): boolean {
  const stop = text.indexOf('\n', from);
  const line = text.slice(from, Math.min(stop < 0 ? text.length : stop, from + longestLine));
  return line
    .split(/\s+/)
    .some((word) => word.length >= 4 && [word, word.replace(around, ''), ...word.split(signs)].some(isNoted));
}

function isNoted(word: string): boolean {
  return word.length >= 4 && isChosen(word) && isUnlikeWords(word);
}
