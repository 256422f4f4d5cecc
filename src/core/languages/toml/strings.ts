import { behindLineEnd, lineEndAt } from '../lines/lineEnds';
import type { LiteralText } from '../syntax/literalText';

/** Where a string stands and how it is written. */
export interface TomlString {
  readonly start: number;
  readonly end: number;
  readonly inside: number;
  readonly close: number;
  readonly escaped: boolean;
}

/** The string that begins with the quote at an offset. One that is not closed ends with its line. */
export function stringAt(source: string, start: number): TomlString {
  const quote = source.charAt(start);
  const triple = source.startsWith(quote.repeat(3), start);
  const escaped = quote === '"';
  if (!triple) {
    let close = start + 1;
    while (close < source.length && source.charAt(close) !== quote && !/[\r\n]/.test(source.charAt(close))) {
      close += escaped && source.charAt(close) === '\\' && !/[\r\n]/.test(source.charAt(close + 1)) ? 2 : 1;
    }
    close = Math.min(close, source.length);
    const end = source.charAt(close) === quote ? close + 1 : close;
    return { start, inside: start + 1, close, end, escaped };
  }
  // A line end right behind the opening quotes is not part of the string.
  const first = source.charAt(start + 3);
  const inside = first === '\n' || first === '\r' ? behindLineEnd(source, start + 3) : start + 3;
  const found = closing(source, inside, source.length, quote.repeat(3), escaped);
  if (found === undefined) {
    const limit = lineEndAt(source, inside);
    return { start, inside, close: limit, end: limit, escaped };
  }
  // Up to two quotes may stand right before the closing ones.
  let close = found;
  while (close < found + 2 && source.charAt(close + 3) === quote) {
    close += 1;
  }
  return { start, inside, close, end: close + 3, escaped };
}

function closing(source: string, from: number, end: number, quotes: string, escaped: boolean): number | undefined {
  for (let offset = from; offset < end; offset += 1) {
    if (source.startsWith(quotes, offset)) {
      return offset;
    }
    if (escaped && source.charCodeAt(offset) === 92) {
      offset += 1;
    }
  }
  return undefined;
}

const simple: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};

/** Reads the inside of a string: https://toml.io/en/v1.0.0#string */
export function readString(source: string, { inside, close, escaped }: TomlString, into: LiteralText): void {
  into.enter(inside);
  let plain = inside;
  const replace = (from: number, to: number, text: string): void => {
    into.verbatim(plain, from);
    into.decoded(from, to, text);
    plain = to;
  };
  for (let offset = inside; offset < close; offset += 1) {
    const code = source.charCodeAt(offset);
    if (code === 13 && source.charCodeAt(offset + 1) === 10 && offset + 1 < close) {
      replace(offset, offset + 2, '\n');
    } else if (code === 92 && escaped) {
      const escape = escapeAt(source, offset, close);
      if (escape !== undefined) {
        replace(offset, escape.end, escape.text);
      }
    }
    offset = Math.max(offset, plain - 1);
  }
  into.verbatim(plain, close);
}

function escapeAt(source: string, offset: number, close: number): { end: number; text: string } | undefined {
  const sign = source.charAt(offset + 1);
  if (offset + 1 >= close) {
    return undefined;
  }
  const length = sign === 'u' ? 4 : sign === 'U' ? 8 : sign === 'x' ? 2 : 0;
  if (length > 0) {
    const digits = source.slice(offset + 2, Math.min(close, offset + 2 + length));
    const code = digits.length === length && /^[\da-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : Infinity;
    return code <= 0x10ffff ? { end: offset + 2 + length, text: String.fromCodePoint(code) } : undefined;
  }
  const text = simple[sign];
  if (text !== undefined) {
    return { end: offset + 2, text };
  }
  // A backslash at the end of a line takes out all white space up to what follows.
  let end = offset + 1;
  while (end < close && /[ \t]/.test(source.charAt(end))) {
    end += 1;
  }
  if (!/[\r\n]/.test(source.charAt(end)) || end >= close) {
    return undefined;
  }
  while (end < close && /\s/.test(source.charAt(end))) {
    end += 1;
  }
  return { end, text: '' };
}
