import type { Span } from '../../text/span';
import { readJson } from '../json/read';
import type { Reading } from '../language';
import { readPlainText } from '../plaintext/read';
import { assignmentsIn, isJson } from '../shell/embedded';
import { ShellOutput } from '../shell/output';
import { afterLineEnd, lineEnd } from '../shell/quoting';
import { readRanges } from '../shell/read';
import type { ShellWord } from '../shell/word';
import { topContext } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';
import { readingAt } from '../syntax/slice';

/**
 * Reads files of HTTP requests, as the REST clients of editors have them:
 * https://github.com/Huachao/vscode-restclient#usage
 */
export function readHttp(source: string): Reading {
  return new HttpReader(source).read();
}

class HttpReader {
  readonly #output: ShellOutput;
  readonly #comments: Span[] = [];
  readonly #scripts: Span[] = [];
  #body: number | undefined;
  #inRequest = false;

  constructor(private readonly source: string) {
    this.#output = new ShellOutput(source);
  }

  read(): Reading {
    const { source } = this;
    let offset = source.startsWith('\uFEFF') ? 1 : 0;
    while (offset < source.length) {
      const end = lineEnd(source, offset, source.length);
      const taken = this.#line(offset, end);
      offset = Math.max(afterLineEnd(source, taken), taken + 1);
    }
    this.#endBody(source.length);
    return readRanges(source, this.#scripts, this.#output, this.#comments);
  }

  /** Reads the line at an offset; returns the end of the last line that belongs to it. */
  #line(start: number, end: number): number {
    const line = this.source.slice(start, Math.min(end, start + 4_000));
    if (/^[ \t]*###/.test(line)) {
      this.#endBody(start);
      this.#inRequest = false;
      this.#comments.push({ start, end });
      return end;
    }
    if (this.#body !== undefined) {
      return end;
    }
    if (/^[ \t]*$/.test(line)) {
      this.#body = this.#inRequest ? Math.min(end + 1, this.source.length) : undefined;
      return end;
    }
    const comment = /^[ \t]*(?:#|\/\/)/.exec(line);
    if (comment) {
      this.#comments.push({ start: start + comment[0].search(/\S/), end });
      return end;
    }
    const variable = /^[ \t]*@([\w.-]{1,100})[ \t]*=[ \t]*/.exec(line);
    if (variable?.[1] !== undefined) {
      this.#add(start + variable[0].length, end, [variable[1]]);
      return end;
    }
    if (/^[ \t]*curl[ \t]/.test(line)) {
      return this.#command(start, end);
    }
    const header = this.#inRequest ? /^([A-Za-z][\w-]{0,80}):[ \t]*/.exec(line) : undefined;
    if (header?.[1] !== undefined) {
      this.#add(start + header[0].length, end, ['headers', header[1]]);
    } else {
      this.#inRequest ||= /^[ \t]*(?:[A-Z]{3,10}[ \t]+\S|https?:\/\/)/.test(line);
      this.#query(start, end);
    }
    return end;
  }

  #command(start: number, firstEnd: number): number {
    let end = firstEnd;
    while (this.source.charAt(end - 1) === '\\' && end < this.source.length) {
      end = lineEnd(this.source, afterLineEnd(this.source, end), this.source.length);
    }
    this.#scripts.push({ start, end });
    return end;
  }

  #word(start: number, end: number): ShellWord {
    const text = new LiteralText(this.source);
    text.verbatim(start, end);
    return {
      start,
      end,
      literal: text.finish({ start, end }, topContext),
      text: this.source.slice(start, end),
      quoted: false,
      substitutions: [],
      defaults: [],
      variable: undefined,
    };
  }

  #add(start: number, lineStop: number, name: readonly string[]): void {
    let end = lineStop;
    while (end > start && /[ \t]/.test(this.source.charAt(end - 1))) {
      end -= 1;
    }
    if (end > start) {
      this.#output.add(this.#word(start, end), 0, { use: 'assigned', name });
    }
  }

  /** The parameters of an address. */
  #query(start: number, end: number): void {
    const line = this.source.slice(start, Math.min(end, start + 4_000));
    const at = line.search(/[?&]/);
    if (at < 0) {
      return;
    }
    const stop = /[ \t]/.exec(line.slice(at))?.index;
    const word = this.#word(start + at + 1, stop === undefined ? start + line.length : start + at + stop);
    this.#assignments(word);
  }

  #assignments(word: ShellWord): void {
    for (const { name, start, end } of assignmentsIn(word.text, 0, '&')) {
      this.#output.add(word, start, { use: 'assigned', name: [name] }, end);
    }
  }

  #endBody(end: number): void {
    const start = this.#body;
    this.#body = undefined;
    if (start === undefined || start >= end) {
      return;
    }
    const text = this.source.slice(start, end);
    if (isJson(text)) {
      this.#output.literals.push(...readingAt(readJson(text), start).literals);
    } else if (/^\s*[\w.[\]-]{1,80}=[^\s&]*(?:&|\s*$)/.test(text.slice(0, 2_000))) {
      const from = start + text.search(/\S/);
      this.#assignments(this.#word(from, start + text.trimEnd().length));
    } else {
      this.#output.literals.push(...readingAt(readPlainText(text), start).literals);
    }
  }
}
