import type { Literal } from '../../languages/literal';
import type { Confidence } from '../detector';
import type { NameVerdict } from './names';
import { isLettersAtRandom } from './letterOdds';
import { isChosenWord, isPassphrase, isPhraseOfWords, isWordCompound } from './shapes';
import type { Look } from './weigh';

/**
 * How sure it is that a value under a password's name is a password; undefined: not enough.
 *
 * What a person or a generator makes nearly always has a digit or a sign, which names and labels have not: that decides.
 * Words alone count only where something else speaks of credentials.
 *
 * @param amongCredentials whether it stands in settings, beside a user or a host, or is given to what logs in.
 */
export function weighPassword(
  look: Look,
  value: string,
  verdict: NameVerdict,
  literal: Literal,
  amongCredentials: () => boolean,
): Confidence | undefined {
  return verdict.strength === 'strong'
    ? weighStrong(look, value, verdict, literal, amongCredentials)
    : weighWeak(look, value, verdict, amongCredentials);
}

function weighStrong(
  look: Look,
  value: string,
  verdict: NameVerdict,
  literal: Literal,
  amongCredentials: () => boolean,
): Confidence | undefined {
  const compared = literal.use === 'compared';
  switch (look) {
    case 'random':
      return compared ? 'medium' : 'high';
    case 'weak':
    case 'uuid':
      return 'medium';
    case 'mixed':
      if (hasLettersAndDigits(value)) {
        return compared ? 'medium' : value.length < 5 ? 'low' : 'high';
      }
      if (compared) {
        return undefined;
      }
      if (/^[A-Za-z_.-]+$/.test(value)) {
        return isLettersAtRandom(value) ||
          (isWordCompound(value) && (verdict.owned || amongCredentials())) ||
          (hasBothCases(value) && amongCredentials())
          ? 'low'
          : undefined;
      }
      return value.length < 5 ? 'low' : 'medium';
    case 'digits':
      // `MASTER_PASSWORD = "1234"`
      return value.length >= 6 || amongCredentials()
        ? 'medium'
        : verdict.owned || (literal.use === 'assigned' && isWellKnownNumber(value))
          ? 'low'
          : undefined;
    case 'phrase':
      return isPassphrase(value) || (isPhraseOfWords(value) && amongCredentials()) ? 'low' : undefined;
    case 'ambiguous':
      // `password !== 'admin'`: as often a check that it is not.
      return compared ? undefined : amongCredentials() ? 'medium' : 'low';
    case 'word':
      if (compared) {
        return undefined;
      }
      return isLettersAtRandom(value) || (isChosenWord(value) && (verdict.owned || amongCredentials()))
        ? 'low'
        : undefined;
  }
}

function weighWeak(
  look: Look,
  value: string,
  verdict: NameVerdict,
  amongCredentials: () => boolean,
): Confidence | undefined {
  switch (look) {
    case 'random':
      return 'medium';
    case 'weak':
      return amongCredentials() ? 'medium' : hasLettersAndDigits(value) && value.length >= 6 ? 'low' : undefined;
    case 'mixed':
      if (value.length < 6) {
        return undefined;
      }
      return hasLettersAndDigits(value)
        ? amongCredentials()
          ? 'medium'
          : 'low'
        : /[A-Za-z][!#$%&*?@^]/.test(value) && amongCredentials()
          ? 'low'
          : undefined;
    case 'word':
    case 'ambiguous':
      return value.length >= 6 && (amongCredentials() || (value.length >= 8 && isLettersAtRandom(value)))
        ? 'low'
        : undefined;
    case 'digits':
      return /pin/i.test(verdict.segment) && value.length <= 12
        ? 'low'
        : value.length >= 6 && amongCredentials()
          ? 'low'
          : undefined;
    default:
      return undefined;
  }
}

/** Four or five digits that count up or down or are all the same, as people set them; another number may count anything. */
function isWellKnownNumber(value: string): boolean {
  return /^(?:1234|0123|4321|12345|54321|(\d)\1{3,4})$/.test(value);
}

/** Letters of both cases alone, some within: a name of a program would have been told before. */
function hasBothCases(value: string): boolean {
  return /^[A-Za-z]{6,40}$/.test(value) && /[a-z]/.test(value) && /.[A-Z]/.test(value);
}

export function hasLettersAndDigits(value: string): boolean {
  return /[A-Za-z]/.test(value) && /[0-9]/.test(value);
}
