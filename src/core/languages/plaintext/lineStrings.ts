import type { Span } from '../../text/span';
import { readEscaped } from '../ecmascript/strings';
import { LiteralText } from '../syntax/literalText';
import { tripleQuoted } from './lineForms';

/** A string of a line, its signs included. UTF-16 offsets, the end exclusive. */
export interface LineString {
  readonly text: LiteralText;
  readonly start: number;
  readonly end: number;
  /** What stands between its signs, as it is written. */
  readonly value: string;
}

/** What joins two strings, in one language or another: `+`, `++`, `.`, `..`, `<>`, `&`, `^`. */
const joint = /[ \t]{0,8}(?:\+{1,2}|\.{1,2}|<>|&|\^)[ \t]{0,8}(?=["'])/y;
/** More parts than this are no secret that someone took apart. */
const mostParts = 32;

/** Reads the quoted strings of one line of a language that is not known. */
export class LineStrings {
  /** Quotes that close nowhere in this line: they are not looked for again. */
  readonly #unclosed = new Set<string>();

  constructor(
    private readonly source: string,
    private readonly end: number,
  ) {}

  /** The string that begins with the quote at an offset; undefined where it is none, or is not closed in the line. */
  read(start: number): LineString | undefined {
    const quote = this.source.charAt(start);
    const apostrophe = quote === "'" && start > 0 && /[\p{L}\p{N}]/u.test(this.source.charAt(start - 1));
    if (apostrophe) {
      return undefined;
    }
    const triple = tripleQuoted(this.source, start, this.end);
    if (triple !== undefined) {
      return this.verbatim(triple, start);
    }
    const close = this.#unclosed.has(quote) ? undefined : closingQuote(this.source, start, this.end);
    if (close === undefined) {
      this.#unclosed.add(quote);
      return undefined;
    }
    return this.#withJoined(start, close);
  }

  /** A string, and those that are joined to it in its line: `"postgres://user:" <> "…" <> "@host"`. */
  #withJoined(start: number, firstClose: number): LineString {
    const text = new LiteralText(this.source);
    let value = '';
    let from = start;
    let close = firstClose;
    for (let parts = 1; ; parts += 1) {
      addQuoted(this.source, from, close, text);
      value += this.source.slice(from + 1, close);
      joint.lastIndex = close + 1;
      const next = close + 1 + (joint.exec(this.source)?.[0].length ?? 0);
      const following = next > close + 1 && parts < mostParts ? closingQuote(this.source, next, this.end) : undefined;
      if (following === undefined) {
        return { text, start, end: close + 1, value };
      }
      from = next;
      close = following;
    }
  }

  /** A string in which nothing is escaped, between signs of more than one character, the opening one at `start`. */
  verbatim(inside: Span, start: number): LineString {
    const text = new LiteralText(this.source);
    text.enter(inside.start);
    text.verbatim(inside.start, inside.end);
    const end = inside.end + inside.start - start;
    return { text, start, end, value: this.source.slice(inside.start, inside.end) };
  }
}

/** Where the string closes that begins with the quote at `start`, before `end`; undefined where it does not. */
export function closingQuote(source: string, start: number, end: number): number | undefined {
  const quote = source.charAt(start);
  for (let offset = start + 1; offset < end; offset += 1) {
    const character = source.charAt(offset);
    if (character === quote) {
      return offset;
    }
    if (character === '\\' && quote !== '`') {
      offset += 1;
    }
  }
  return undefined;
}

/** What the string between two quotes says; escapes count within double ones. */
export function quotedText(source: string, start: number, close: number): LiteralText {
  const text = new LiteralText(source);
  addQuoted(source, start, close, text);
  return text;
}

function addQuoted(source: string, start: number, close: number, text: LiteralText): void {
  text.enter(start + 1);
  if (source.charAt(start) === '"') {
    readEscaped(source, start + 1, close, undefined, text);
  } else {
    text.verbatim(start + 1, close);
  }
}
