import type { Span } from '../../text/span';

/** A string of Groovy: https://groovy-lang.org/syntax.html#all-strings */
export interface GroovyString {
  readonly quotes: "'" | '"' | "'''" | '"""';
  /** With quotes. */
  readonly outer: Span;
  /** Between the quotes. */
  readonly inner: Span;
}

/** Whether Groovy fills `$name` and `${…}` into a string. */
export function isTemplate({ quotes }: GroovyString): boolean {
  return quotes.startsWith('"');
}

/** The string that holds a span; undefined where none does, as in a comment. */
export function stringAround(source: string, span: Span): GroovyString | undefined {
  const opening = /\/\/[^\r\n]*|\/\*|'''|"""|'|"/g;
  for (let found = opening.exec(source); found !== null && found.index < span.start; found = opening.exec(source)) {
    const [text] = found;
    if (text.startsWith('/')) {
      const end = text === '/*' ? source.indexOf('*/', found.index + 2) : found.index + text.length;
      if (end < 0 || end > span.start) {
        return undefined;
      }
      opening.lastIndex = end;
      continue;
    }
    const quotes = text as GroovyString['quotes'];
    const inner = { start: found.index + quotes.length, end: closing(source, found.index + quotes.length, quotes) };
    if (inner.start <= span.start && span.end <= inner.end) {
      return { quotes, inner, outer: { start: found.index, end: Math.min(inner.end + quotes.length, source.length) } };
    }
    opening.lastIndex = inner.end + quotes.length;
  }
  return undefined;
}

/** Where a string ends, its closing quotes left out; of one in single quotes that is not closed, the line's end. */
function closing(source: string, from: number, quotes: string): number {
  for (let at = from; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === '\\') {
      at += 1;
    } else if (source.startsWith(quotes, at) || (quotes.length === 1 && /[\r\n]/.test(sign))) {
      return at;
    }
  }
  return source.length;
}

/** What a string says, and where each character of it stands in the source. */
export interface GroovyText {
  readonly text: string;
  /** The offset of each character, and last that of the closing quotes. */
  readonly offsets: readonly number[];
}

/** What a string says; undefined where an escape in it stands for anything but the sign behind the backslash. */
export function textIn(source: string, { inner }: GroovyString): GroovyText | undefined {
  const offsets: number[] = [];
  let text = '';
  for (let at = inner.start; at < inner.end; at += 1) {
    const isEscaped = source.charAt(at) === '\\';
    if (isEscaped && !/["'$\\]/.test(source.charAt(at + 1))) {
      return undefined;
    }
    offsets.push(at);
    at += isEscaped ? 1 : 0;
    text += source.charAt(at);
  }
  return { text, offsets: [...offsets, inner.end] };
}

/** The names of the blocks around an offset, outermost first: `pipeline`, `stages`, `stage`, `steps`. */
export function blocksAround(source: string, offset: number): readonly string[] {
  const open: string[] = [];
  const token = /\/\/[^\r\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|'''|"""|['"{}]/g;
  for (let found = token.exec(source); found !== null && found.index < offset; found = token.exec(source)) {
    const [text] = found;
    if (text === '{') {
      open.push(
        /([A-Za-z_]\w{0,60})\s{0,5}(?:\([^()\r\n]{0,200}\))?\s{0,5}$/.exec(
          source.slice(Math.max(0, found.index - 300), found.index),
        )?.[1] ?? '',
      );
    } else if (text === '}') {
      open.pop();
    } else if (!text.startsWith('/')) {
      token.lastIndex = closing(source, found.index + text.length, text) + text.length;
    }
  }
  return open;
}
