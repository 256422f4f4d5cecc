import type { LiteralText } from '../syntax/literalText';

/** What stands before the inside of a string: its prefix and quotes. */
export interface Opening {
  /** Lower case: `rb`, `f`. */
  readonly prefix: string;
  /** `'`, `"`, `'''` or `"""`. */
  readonly quotes: string;
}

/** The opening of a string; undefined where there is none. */
export function openingAt(source: string, start: number, end: number): Opening | undefined {
  const match = /^([a-z]{0,3})('''|"""|'|")/i.exec(source.slice(start, Math.min(end, start + 6)));
  return match?.[1] === undefined || match[2] === undefined
    ? undefined
    : { prefix: match[1].toLowerCase(), quotes: match[2] };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** How the stretches of a string are read. */
export interface Reader {
  readonly raw: boolean;
  readonly bytes: boolean;
  /** In f-strings `{{` is one brace. */
  readonly formatted: boolean;
}

/** Reads a stretch of the inside of a string: https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences */
export function readStretch(source: string, start: number, end: number, reader: Reader, into: LiteralText): void {
  let plain = start;
  let offset = start;
  while (offset < end) {
    const replaced = replacement(source, offset, end, reader);
    if (replaced) {
      into.verbatim(plain, offset);
      into.decoded(offset, replaced.end, replaced.text);
      plain = replaced.end;
      offset = replaced.end;
    } else {
      // An escape that means nothing stays as it is, and so does what follows its backslash.
      offset += source.charCodeAt(offset) === 92 && source.charCodeAt(offset + 1) !== 13 && !reader.formatted ? 2 : 1;
    }
  }
  into.verbatim(plain, end);
}

interface Replacement {
  readonly end: number;
  readonly text: string;
}

function replacement(source: string, offset: number, end: number, reader: Reader): Replacement | undefined {
  switch (source.charCodeAt(offset)) {
    case 92:
      return reader.raw ? undefined : escapeAt(source, offset, end, reader);
    case 13:
      // Python reads every line end as a line feed.
      return { end: source.charCodeAt(offset + 1) === 10 && offset + 1 < end ? offset + 2 : offset + 1, text: '\n' };
    case 123:
    case 125:
      return reader.formatted && offset + 1 < end && source.charAt(offset + 1) === source.charAt(offset)
        ? { end: offset + 2, text: source.charAt(offset) }
        : undefined;
    default:
      return undefined;
  }
}

function escapeAt(source: string, offset: number, end: number, reader: Reader): Replacement | undefined {
  if (offset + 1 >= end) {
    return undefined;
  }
  const character = source.charAt(offset + 1);
  const simple = simpleEscapes[character];
  if (simple !== undefined) {
    return { end: offset + 2, text: simple };
  }
  switch (character) {
    case '\n':
      return { end: offset + 2, text: '' };
    case '\r':
      return { end: source.charAt(offset + 2) === '\n' ? offset + 3 : offset + 2, text: '' };
    case 'x':
      return hexadecimal(source, offset + 2, 2, end);
    case 'u':
      return reader.bytes ? undefined : hexadecimal(source, offset + 2, 4, end);
    case 'U':
      return reader.bytes ? undefined : hexadecimal(source, offset + 2, 8, end);
  }
  const digits = /^[0-7]{1,3}/.exec(source.slice(offset + 1, Math.min(end, offset + 4)))?.[0];
  if (digits === undefined) {
    return undefined;
  }
  const value = parseInt(digits, 8);
  return { end: offset + 1 + digits.length, text: String.fromCharCode(reader.bytes ? value & 0xff : value) };
}

function hexadecimal(source: string, start: number, length: number, end: number): Replacement | undefined {
  const digits = source.slice(start, Math.min(end, start + length));
  if (digits.length !== length || !/^[0-9a-f]+$/i.test(digits)) {
    return undefined;
  }
  const value = parseInt(digits, 16);
  return value <= 0x10ffff ? { end: start + length, text: String.fromCodePoint(value) } : undefined;
}
