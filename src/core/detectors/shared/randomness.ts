/** Pairs of letters that make up most of English, and of the names in programs. */
const commonPairs = pairsOf(
  'th he in er an re nd on en at ou ed ha to or it is hi es ng st ar te se me sa ve le al ne as ti nt ra ro ll ea de co om ri li io be us ec ic ma ct ns em ch ho tr ur la pe ce el ta si di ot ac ca no so po so pr ke wo il fo ni ge ut ig ad wa we ac vi na lo ay id ee am ie ai mo ow ul un ss pa ir bl sh em ey do im pl ap rs ty ly op ol sp su av rt rk ag ck mp os et gh ht ts rd ge bu by ev fi ab tu oc up cl cr wh od pp ef fe ff if of ex da ld nc gr ag my ui cu gi ip wi ia mi ga ru br sc fr oo ei dr va fa ep ob nk ks rm ug gs ws ls ds ys ps vo ki go ba bo bi mb ud fl ok ak ek ye ym ew uc sk ua au'.split(
    ' ',
  ),
);

/** A table of two letters, 32 wide: which of their pairs are in a list. */
function pairsOf(pairs: readonly string[]): Uint8Array {
  const table = new Uint8Array(32 * 32);
  for (const pair of pairs) {
    table[((pair.charCodeAt(0) - 97) << 5) | (pair.charCodeAt(1) - 97)] = 1;
  }
  return table;
}

/** Shannon entropy in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<number, number>();
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) {
      index += 1;
    }
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

function kindOf(code: number): number {
  return code >= 97 && code <= 122 ? 1 : code >= 65 && code <= 90 ? 2 : code >= 48 && code <= 57 ? 3 : 4;
}

/** How often the kind of character (lower, upper, digit, other) changes from one to the next: 0 to 1. Random base64: 0.64. */
export function changeRate(text: string): number {
  let changes = 0;
  for (let index = 1; index < text.length; index += 1) {
    if (kindOf(text.charCodeAt(index)) !== kindOf(text.charCodeAt(index - 1))) {
      changes += 1;
    }
  }
  return text.length > 1 ? changes / (text.length - 1) : 0;
}

/** What share of the neighbouring letters are pairs that words are made of: English about 0.8, random letters 0.25. */
export function wordiness(text: string): { readonly rate: number; readonly pairs: number } {
  const lower = text.toLowerCase();
  let pairs = 0;
  let common = 0;
  let previous = -1;
  for (let index = 0; index < lower.length; index += 1) {
    const code = lower.charCodeAt(index);
    const letter = isLetter(code) ? code - 97 : -1;
    if (previous >= 0 && letter >= 0) {
      pairs += 1;
      common += commonPairs[(previous << 5) | letter] ?? 0;
    }
    previous = letter;
  }
  return { rate: pairs === 0 ? 0 : common / pairs, pairs };
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Signs that follow each other in the alphabet, in the digits or on the keyboard. */
const neighbours: ReadonlySet<number> = new Set(
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '01234567890'].flatMap((row) =>
    Array.from({ length: row.length - 1 }, (_, index) => (row.charCodeAt(index) << 8) | row.charCodeAt(index + 1)),
  ),
);

/** Whether a text is made of runs of the alphabet, of digits, of the keyboard or of one character, as invented values are. */
export function isSequence(text: string): boolean {
  const lower = text.toLowerCase();
  if (lower.length < 4) {
    return false;
  }
  let steps = 0;
  let previous = lower.charCodeAt(0);
  for (let index = 1; index < lower.length; index += 1) {
    const code = lower.charCodeAt(index);
    if (code === previous || (code < 128 && previous < 128 && neighbours.has((previous << 8) | code))) {
      steps += 1;
    }
    previous = code;
  }
  return steps / (lower.length - 1) >= 0.7;
}

/** Whether a text repeats itself: `abcabcabc`, `deadbeefdeadbeef`. */
export function isRepetition(text: string): boolean {
  for (let length = 1; length <= text.length / 2 && length <= 16; length += 1) {
    let index = length;
    while (index < text.length && text.charCodeAt(index) === text.charCodeAt(index - length)) {
      index += 1;
    }
    if (index === text.length) {
      return true;
    }
  }
  return false;
}

/**
 * Whether a text of at least 12 characters was drawn by a machine rather than made of words.
 *
 * Judged by the letters that stand together, by how often the kind of character changes, and by entropy.
 */
export function isRandom(text: string): boolean {
  if (text.length < 12) {
    return false;
  }
  const hexadecimal = /^[0-9a-f]+$/.test(text) || /^[0-9A-F]+$/.test(text);
  const { rate, pairs } = hexadecimal ? { rate: 0, pairs: 0 } : wordiness(text);
  // Words first: most texts are made of them, and the rest costs more.
  if (
    (pairs >= 6 && rate >= 0.62 && !isStudded(text, rate)) ||
    isSequence(text) ||
    isRepetition(text) ||
    /[^\x21-\x7e]/.test(text)
  ) {
    return false;
  }
  const bits = entropy(text);
  if (hexadecimal) {
    return /\d/.test(text) && /[a-fA-F]/.test(text) && bits >= (text.length >= 20 ? 2.9 : 2.6);
  }
  if (bits < Math.min(3.1, Math.log2(text.length) * 0.8)) {
    return false;
  }
  const changes = changeRate(text);
  if (pairs >= 6) {
    return rate < 0.45
      ? changes >= 0.2 || (text.length >= 20 && pairs >= 15)
      : changes >= 0.42 || isStudded(text, rate);
  }
  return changes >= 0.35;
}

/**
 * Whether letters of one case have digits among them again and again, as in what is drawn from both: words have them in
 * one place or two, and what a long text of letters spells counts less.
 */
function isStudded(text: string, rate: number): boolean {
  return (
    text.length >= 16 &&
    /^(?:[a-z\d]+|[A-Z\d]+)$/.test(text) &&
    changeRate(text) >= (rate >= 0.62 ? 0.38 : text.length >= 20 ? 0.25 : 0.3) &&
    rate < (text.length >= 20 ? 0.72 : 0.62)
  );
}

/**
 * Whether a text without spaces looks like what a password generator gives: at least three of lower case, upper case,
 * digits and signs, and letters that make no words. Shorter texts than `isRandom` takes are told by that, too.
 */
export function isGenerated(text: string): boolean {
  if (text.length < 8 || /[^\x21-\x7e]/.test(text)) {
    return false;
  }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  return kinds >= 3 && wordiness(text).rate < 0.5 && changeRate(text) >= 0.4 && !isSequence(text);
}

/**
 * Whether a text is letters alone that make no words and no name of a program, with capitals that follow each other as
 * they do in no `camelCase`. For places where nothing but a password stands: it is no proof elsewhere.
 */
export function isScrambled(text: string): boolean {
  return (
    /^[A-Za-z]{8,64}$/.test(text) &&
    /[A-Z]{2}/.test(text) &&
    changeRate(text) >= 0.35 &&
    wordiness(text).rate < 0.45 &&
    !isSequence(text)
  );
}
