import { entropy, isRepetition, isSequence, wordiness } from './randomness';

/** Words and runs that people write where a token would stand; chance hardly ever draws them. */
const invented =
  /example|xxxx|placeholder|redacted|changeme|dummy|sample|insert|replace|yourt|yourk|yoursec|your[_-]|my[_-]?(?:token|key|secret)|token[_-]?here|key[_-]?here|secret|foobar|abcdef|bcdefg|ghijkl|mnopqr|stuvwx|123456|234567|345678|456789|567890|987654|qwerty|asdfgh|deadbeef|cafebabe|abc123|1a2b3c|a1b2c3|0a1b2c/i;

const runOfHex = /(.)\1{5}/;
const run = /(.)\1{4}/;

/** In bits a character: many tokens join hexadecimal with letters, so that their alphabet seems larger than it is. */
const highestFloor = 3.2;

/** How many characters the alphabet has that a text seems to be drawn from. */
function alphabetSize(text: string): number {
  if (/^\d+$/.test(text)) {
    return 10;
  }
  if (/^[0-9a-f._-]+$/.test(text) || /^[0-9A-F._-]+$/.test(text)) {
    return 16;
  }
  return (/[a-z]/.test(text) ? 26 : 0) + (/[A-Z]/.test(text) ? 26 : 0) + (/\d/.test(text) ? 10 : 0) + 1;
}

/**
 * Whether the random part of a token was drawn by a machine: no words, no runs, and as many bits a character as its
 * length and alphabet let one expect. Far below what chance gives, so that hardly a real token falls under it.
 */
export function isDrawn(text: string): boolean {
  if (invented.test(text) || isSequence(text) || isRepetition(text)) {
    return false;
  }
  const size = alphabetSize(text);
  if ((size === 16 ? runOfHex : run).test(text)) {
    return false;
  }
  const most = Math.log2(Math.min(text.length, size));
  if (
    entropy(text) <
    Math.min(highestFloor, most * (size === 10 || text.length < 14 ? 0.6 : text.length < 24 ? 0.7 : 0.75))
  ) {
    return false;
  }
  if (size === 16 || /^[0-9a-f]+$/i.test(text)) {
    return true;
  }
  // A long text of capitals, small letters and digits has some of each; one with small letters alone is a name.
  if (text.length >= 24 && !/\d/.test(text) && !(/[a-z]/.test(text) && /[A-Z]/.test(text))) {
    return false;
  }
  const { rate, pairs } = wordiness(text);
  // Words are letters next to letters; of a few pairs, chance makes most such as words have.
  return pairs < 10 || pairs * 2 < text.length || rate < (pairs < 14 ? 0.8 : 0.72);
}
