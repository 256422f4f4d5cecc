import type { Span } from '../../text/span';
import { HOLE } from '../literal';
import type { Literal } from '../literal';
import { topContext } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';
import { afterLineEnd, ansiEnd, ansiEscape, closingOf } from './quoting';

/** `${VAR:-default}`, `${VAR:=default}` and the forms without a colon. */
export interface Default {
  readonly variable: string;
  /** Of the default itself. */
  readonly span: Span;
  /** Whether it stands in double quotes. */
  readonly quoted: boolean;
}

/** A word of a shell command, with what was found in it. */
export interface ShellWord {
  readonly start: number;
  readonly end: number;
  /** The word's value; undefined where nothing of it is constant. */
  readonly literal: Literal | undefined;
  /** The value with `HOLE` for what is not constant. */
  readonly text: string;
  /** Whether any part of it is quoted or escaped: such a word is no keyword. */
  readonly quoted: boolean;
  /** The insides of `$(…)` and backquotes. */
  readonly substitutions: readonly Span[];
  readonly defaults: readonly Default[];
  /** The first variable that it uses. */
  readonly variable: string | undefined;
}

/** What is read as one word. */
export interface WordLimits {
  /** The word ends here at the latest. */
  readonly end: number;
  /** Whether white space and operators belong to the word: the inside of a default, of a here-document. */
  readonly whole?: boolean;
  /** Whether it stands in double quotes, in which single ones mean themselves. */
  readonly quoted?: boolean;
}

/** Reads one word: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02 */
export function readWord(source: string, start: number, limits: WordLimits): ShellWord {
  return new WordReader(source, start, limits).read();
}

const endsWord = /[\s;&|<>)]/;
/** What means nothing but itself. */
const plain = /[\w./:@%,=-]*/y;

class WordReader {
  readonly #text: LiteralText;
  readonly #substitutions: Span[] = [];
  readonly #defaults: Default[] = [];
  #value = '';
  #quoted = false;
  #variable: string | undefined;
  #offset: number;

  constructor(
    private readonly source: string,
    private readonly start: number,
    private readonly limits: WordLimits,
  ) {
    this.#text = new LiteralText(source);
    this.#offset = start;
  }

  read(): ShellWord {
    const { source, limits } = this;
    while (this.#offset < limits.end) {
      const character = source.charAt(this.#offset);
      if (limits.whole !== true && this.#endsAt(character)) {
        break;
      }
      this.#part(character);
    }
    const span = { start: this.start, end: this.#offset };
    return {
      // Behind `...span` each further property would take V8 half a microsecond.
      start: span.start,
      end: span.end,
      literal: this.#text.finish(span, topContext),
      text: this.#value,
      quoted: this.#quoted,
      substitutions: this.#substitutions,
      defaults: this.#defaults,
      variable: this.#variable,
    };
  }

  /** Whether the word ends before a character; a parenthesis behind `@`, `!`, `?`, `*` or `+` belongs to a pattern. */
  #endsAt(character: string): boolean {
    if (character !== '(') {
      return endsWord.test(character);
    }
    return this.#offset === this.start || !/[@!?*+]/.test(this.source.charAt(this.#offset - 1));
  }

  #part(character: string): void {
    const { source, limits } = this;
    switch (character) {
      case "'":
        this.#single();
        return;
      case '"':
        this.#double();
        return;
      case '\\':
        this.#escape();
        return;
      case '$':
        this.#dollar(false);
        return;
      case '`':
        this.#backquoted();
        return;
      case '(': {
        // Without `whole`, only patterns come here.
        const end = limits.whole === true ? undefined : closingOf(source, this.#offset + 1, limits.end, ')');
        if (end === undefined) {
          this.#verbatim(this.#offset + 1);
        } else {
          this.#hole(end);
        }
        return;
      }
      default: {
        plain.lastIndex = this.#offset + 1;
        plain.test(source);
        this.#verbatim(Math.min(plain.lastIndex, Math.max(limits.end, this.#offset + 1)));
      }
    }
  }

  #verbatim(end: number): void {
    this.#text.verbatim(this.#offset, end);
    this.#value += this.source.slice(this.#offset, end);
    this.#offset = end;
  }

  #decoded(end: number, text: string): void {
    this.#text.decoded(this.#offset, end, text);
    this.#value += text;
    this.#offset = end;
  }

  #hole(end: number): void {
    this.#text.hole();
    this.#value += HOLE;
    this.#offset = end;
  }

  #single(): void {
    const close = this.source.indexOf("'", this.#offset + 1);
    if (close < 0 || close >= this.limits.end || this.limits.quoted === true) {
      this.#verbatim(this.#offset + 1);
      return;
    }
    this.#quoted = true;
    this.#offset += 1;
    this.#text.enter(this.#offset);
    this.#verbatim(close);
    this.#offset = close + 1;
  }

  #ansi(): void {
    const close = ansiEnd(this.source, this.#offset + 2, this.limits.end);
    if (close === undefined) {
      this.#verbatim(this.#offset + 1);
      return;
    }
    this.#quoted = true;
    this.#offset += 2;
    this.#text.enter(this.#offset);
    while (this.#offset < close) {
      const escape =
        this.source.charCodeAt(this.#offset) === 92 ? ansiEscape(this.source, this.#offset, close) : undefined;
      if (escape) {
        this.#decoded(escape.end, escape.text);
      } else {
        this.#verbatim(this.#offset + 1);
      }
    }
    this.#offset = close + 1;
  }

  #double(): void {
    const close = closingOf(this.source, this.#offset + 1, this.limits.end, '"');
    if (close === undefined) {
      this.#verbatim(this.#offset + 1);
      return;
    }
    this.#quoted = true;
    this.#offset += 1;
    this.#text.enter(this.#offset);
    while (this.#offset < close - 1) {
      const character = this.source.charAt(this.#offset);
      if (character === '\\') {
        this.#escapeInside(close - 1);
      } else if (character === '$') {
        this.#dollar(true);
      } else if (character === '`') {
        this.#backquoted();
      } else {
        let end = this.#offset + 1;
        while (end < close - 1 && !/[\\$`]/.test(this.source.charAt(end))) {
          end += 1;
        }
        this.#verbatim(end);
      }
    }
    this.#offset = close;
  }

  #escapeInside(end: number): void {
    const next = this.source.charAt(this.#offset + 1);
    if (this.#offset + 1 >= end) {
      this.#verbatim(this.#offset + 1);
    } else if (next === '\n' || next === '\r') {
      this.#offset = afterLineEnd(this.source, this.#offset + 1);
    } else if (/[$`"\\]/.test(next)) {
      this.#decoded(this.#offset + 2, next);
    } else {
      this.#verbatim(this.#offset + 2);
    }
  }

  #escape(): void {
    const next = this.source.charAt(this.#offset + 1);
    if (this.#offset + 1 >= this.limits.end) {
      this.#verbatim(this.#offset + 1);
    } else if (next === '\n' || next === '\r') {
      this.#offset = Math.min(this.limits.end, afterLineEnd(this.source, this.#offset + 1));
    } else {
      this.#quoted = true;
      this.#decoded(this.#offset + 2, next);
    }
  }

  #dollar(quoted: boolean): void {
    const { source, limits } = this;
    const next = source.charAt(this.#offset + 1);
    if (next === "'" && !quoted && limits.quoted !== true) {
      this.#ansi();
    } else if (next === '"' && !quoted) {
      this.#offset += 1;
      this.#double();
    } else if (next === '(') {
      const end = closingOf(source, this.#offset + 2, limits.end, ')');
      if (end === undefined) {
        this.#verbatim(this.#offset + 1);
        return;
      }
      if (source.charAt(this.#offset + 2) !== '(') {
        this.#substitutions.push({ start: this.#offset + 2, end: end - 1 });
      }
      this.#hole(end);
    } else if (next === '{') {
      this.#expansion(quoted || limits.quoted === true);
    } else {
      const name = /^(?:[A-Za-z_]\w{0,200}|[0-9@#*?$!-])/.exec(source.slice(this.#offset + 1, this.#offset + 202))?.[0];
      if (name === undefined || this.#offset + 1 + name.length > limits.end) {
        this.#verbatim(this.#offset + 1);
      } else {
        this.#variable ??= name;
        this.#hole(this.#offset + 1 + name.length);
      }
    }
  }

  #expansion(quoted: boolean): void {
    const start = this.#offset + 2;
    const end = closingOf(this.source, start, this.limits.end, '}', quoted);
    if (end === undefined) {
      this.#verbatim(this.#offset + 1);
      return;
    }
    const match = /^!?([A-Za-z_]\w{0,200}|\d{1,3})(?::?([-=]))?/.exec(
      this.source.slice(start, Math.min(end, start + 210)),
    );
    if (match?.[1] !== undefined) {
      this.#variable ??= match[1];
      const from = start + match[0].length;
      if (match[2] !== undefined && from < end - 1) {
        this.#defaults.push({ variable: match[1], span: { start: from, end: end - 1 }, quoted });
      }
    }
    this.#hole(end);
  }

  #backquoted(): void {
    const end = closingOf(this.source, this.#offset + 1, this.limits.end, '`');
    if (end === undefined) {
      this.#verbatim(this.#offset + 1);
      return;
    }
    this.#substitutions.push({ start: this.#offset + 1, end: end - 1 });
    this.#hole(end);
  }
}
