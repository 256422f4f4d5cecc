import { accounts, neutralTails, otherTails, passwordWords } from './nameWords';
import { wordList } from './wordList';

// Linear: a run of capitals always gives back a word, at most one letter short.
// eslint-disable-next-line regexp/no-super-linear-move
const wideBoundary = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\P{L}A-Za-z]+/gu;

/** `SMTPpwd`, `APIkey`: an acronym, and the word that matters in small letters behind it. */
const acronym = /([A-Z]{2})(?=(?:pwd|pw|pass|password|passwd|key|token|secret)(?![a-z]))/;

/** What may stand before the end of a compound: anything, something, or one of a few words. */
type Heads = 'any' | 'two letters' | ReadonlySet<string>;

/** Words that names end in without a sign before them, longest first: `dbpassword`, `apikey`, `adminpass`. */
const compounds: readonly (readonly [core: string, parts: readonly string[], heads: Heads])[] = [
  ['passphrase', ['passphrase'], 'any'],
  ['contrasena', ['contrasena'], 'any'],
  ['motdepasse', ['motdepasse'], 'any'],
  ['wachtwoord', ['wachtwoord'], 'any'],
  ['privatekey', ['private', 'key'], 'two letters'],
  ['accesskey', ['access', 'key'], 'two letters'],
  ['secretkey', ['secret', 'key'], 'two letters'],
  ['password', ['password'], 'any'],
  ['passwort', ['passwort'], 'any'],
  ['kennwort', ['kennwort'], 'any'],
  ['passwd', ['passwd'], 'any'],
  ['secret', ['secret'], 'two letters'],
  ['apikey', ['api', 'key'], 'two letters'],
  ['token', ['token'], 'two letters'],
  ['senha', ['senha'], accounts],
  ['pwd', ['pwd'], 'two letters'],
  ['pass', ['pass'], wordList([...accounts].join(' '), 'daemon db2 jms neo net pop psql rabbit test usr')],
  ['pw', ['pw'], accounts],
  [
    'key',
    ['key'],
    wordList(
      'access account admin api apps app auth client consumer crypt crypto deploy enc encrypt encryption hmac jwt license',
      'master private public publish secret server service shared sign signing site ssh storage subscription write',
    ),
  ],
];

/** What every core of `compounds` holds. */
const anyCore = /pass|key|secret|token|pw|senha|contrasena|wachtwoord|kennwort/;

/** Letters with a stroke or hook of their own, which normalising leaves. */
const strokes: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', ı: 'i', đ: 'd', Ł: 'L', Ø: 'O', Đ: 'D' };

/**
 * The words of a name, lower case and without accents: `dbPassword`, `DB_PASSWORD` and `db-password` all give `db`,
 * `password`.
 *
 * Common compounds that are written as one word are taken apart: `apikey` gives `api`, `key`.
 */
export function wordsOf(written: string): string[] {
  const words: string[] = [];
  const name = acronym.test(written) ? written.replace(acronym, '$1_') : written;
  for (const part of asciiParts(name) ?? withoutAccents(name).match(wideBoundary) ?? []) {
    const word = part.toLowerCase();
    const compound = takeApart(word);
    if (compound === undefined) {
      words.push(word);
    } else {
      words.push(...compound);
    }
  }
  return words;
}

/** What `wideBoundary` finds in ASCII, read sign by sign, which is much quicker; undefined where there is anything else. */
function asciiParts(name: string): readonly string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  while (start < name.length) {
    const kind = kindOf(name.charCodeAt(start));
    if (kind === 'wide') {
      return undefined;
    }
    let end = endOfKind(name, start, kind);
    if (kind === 'capital' && kindOf(name.charCodeAt(end)) === 'small') {
      // The last capital begins the next word, or is the first of this.
      end = end - start > 1 ? end - 1 : endOfKind(name, end, 'small');
    }
    if (kind !== 'sign') {
      parts.push(name.slice(start, end));
    }
    start = end;
  }
  return parts;
}

type Kind = 'small' | 'capital' | 'digit' | 'sign' | 'wide';

function kindOf(code: number): Kind {
  if (code >= 97 && code <= 122) {
    return 'small';
  }
  if (code >= 65 && code <= 90) {
    return 'capital';
  }
  return code >= 48 && code <= 57 ? 'digit' : code >= 128 ? 'wide' : 'sign';
}

function endOfKind(name: string, start: number, kind: Kind): number {
  let end = start + 1;
  while (end < name.length && kindOf(name.charCodeAt(end)) === kind) {
    end += 1;
  }
  return end;
}

function withoutAccents(text: string): string {
  const composed = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return composed.replace(/[łøßıđŁØĐ]/g, (letter) => strokes[letter] ?? letter);
}

function takeApart(word: string): readonly string[] | undefined {
  if (word.length < 4 || !anyCore.test(word) || passwordWords.has(word)) {
    return undefined;
  }
  for (const [core, parts, heads] of compounds) {
    const at = word.lastIndexOf(core);
    if (at < 0 || core.length === word.length) {
      continue;
    }
    const head = word.slice(0, at);
    const tail = word.slice(at + core.length);
    const ends =
      tail === '' || (core.length > 4 ? mayFollow(tail) : core === 'pwd' && tail.length > 2 && mayFollow(tail));
    if (ends && mayLead(head, heads)) {
      return [...(head === '' ? [] : (takeApart(head) ?? [head])), ...parts, ...(tail === '' ? [] : [tail])];
    }
  }
  return undefined;
}

function mayFollow(tail: string): boolean {
  return neutralTails.has(tail) || otherTails.has(tail);
}

function mayLead(head: string, heads: Heads): boolean {
  if (head === '' || heads === 'any') {
    return true;
  }
  return heads === 'two letters' ? head.length > 1 : heads.has(head);
}
