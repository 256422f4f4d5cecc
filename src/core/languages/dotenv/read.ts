import type { Span } from '../../text/span';
import type { Reading } from '../language';
import type { Literal } from '../literal';
import { append, topContext, usedAs } from '../syntax/context';
import type { Context } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';

const assignment = /[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]{0,200})[ \t]*(?:=|:[ \t])[ \t]*/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$', '`': '`' };

/** Reads `NAME=value` lines: quoted, bare, over several lines, with `export` before and comments behind. */
export function readDotenv(source: string): Reading {
  const literals: Literal[] = [];
  const comments: Span[] = [];
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  while (offset < source.length) {
    assignment.lastIndex = offset;
    const match = assignment.exec(source);
    let rest = offset;
    if (match?.[1] !== undefined) {
      const start = offset + match[0].length;
      const value = readValue(source, start, usedAs(topContext, 'assigned', append(undefined, match[1])));
      if (value.literal) {
        literals.push(value.literal);
      }
      if (source.charAt(start) !== "'") {
        literals.push(...defaultsIn(source, { start, end: value.end }, match[1]));
      }
      rest = value.end;
    }
    const end = lineEnd(source, rest);
    const comment = match ? /^[ \t]*#/.exec(source.slice(rest, end)) : /^[ \t]*#/.exec(source.slice(offset, end));
    if (comment) {
      comments.push({ start: rest + comment[0].length - 1, end });
    }
    offset = end + 1;
  }
  return { literals, comments };
}

const substitution = /\$\{([A-Za-z_]\w{0,200}):?-/g;

/**
 * What stands in for variables that are not set, `${NAME:-…}`, where it is plain text:
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/
 */
function defaultsIn(source: string, value: Span, name: string): Literal[] {
  const literals: Literal[] = [];
  for (const match of source.slice(value.start, value.end).matchAll(substitution)) {
    const start = value.start + match.index + match[0].length;
    const plain = /^[^\s{}$'"`\\]{1,500}(?=\})/.exec(source.slice(start, value.end))?.[0];
    const path = append(append(undefined, name), match[1] === name ? undefined : match[1]);
    if (plain !== undefined) {
      const span = { start, end: start + plain.length };
      const text = new LiteralText(source);
      text.verbatim(span.start, span.end);
      const literal = text.finish(span, usedAs(topContext, 'environment-default', path));
      literals.push(...(literal ? [literal] : []));
    }
  }
  return literals;
}

interface Value {
  readonly literal: Literal | undefined;
  readonly end: number;
}

function readValue(source: string, start: number, context: Context): Value {
  const quote = source.charAt(start);
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = closing(source, start + 1, quote);
    if (close === undefined) {
      // Still being typed: to the end of the line, without the quote.
      return readBare(source, start + 1, context);
    } else {
      const text = new LiteralText(source);
      text.enter(start + 1);
      readInside(source, start + 1, close, quote, text);
      return { literal: text.finish({ start, end: close + 1 }, context), end: close + 1 };
    }
  }
  return readBare(source, start, context);
}

/** Where a quote is closed: in its line, or further down where no line in between looks like the next assignment. */
function closing(source: string, start: number, quote: string): number | undefined {
  for (let offset = start; offset < source.length; offset += 1) {
    const character = source.charAt(offset);
    if (character === quote) {
      return offset;
    }
    if (character === '\\' && quote !== "'") {
      offset += 1;
    } else if (character === '\n' || character === '\r') {
      assignment.lastIndex = offset + 1;
      if (assignment.test(source)) {
        return undefined;
      }
    }
  }
  return undefined;
}

/** Reads the inside of quotes: single ones mean what they say; in the others there are escapes and `${…}`. */
function readInside(source: string, start: number, end: number, quote: string, into: LiteralText): void {
  let plain = start;
  for (let offset = start; offset < end; offset += 1) {
    const character = source.charAt(offset);
    let after: number | undefined;
    let decoded: string | undefined;
    if (character === '\r') {
      after = source.charAt(offset + 1) === '\n' ? offset + 2 : offset + 1;
      decoded = '\n';
    } else if (quote === '"' && character === '\\') {
      decoded = escapes[source.charAt(offset + 1)];
      after = offset + 2;
    } else if (quote !== "'" && character === '$') {
      after = substitutionEnd(source, offset, end);
    }
    if (after === undefined || (decoded === undefined && character !== '$')) {
      continue;
    }
    into.verbatim(plain, offset);
    if (decoded === undefined) {
      into.hole();
    } else {
      into.decoded(offset, after, decoded);
    }
    plain = after;
    offset = after - 1;
  }
  into.verbatim(plain, end);
}

function readBare(source: string, start: number, context: Context): Value {
  const line = source.slice(start, lineEnd(source, start));
  const comment = /(?:^|[ \t])#/.exec(line);
  const value = (comment ? line.slice(0, comment.index) : line).trimEnd();
  const end = start + value.length;
  if (value === '') {
    return { literal: undefined, end };
  }
  const text = new LiteralText(source);
  let plain = start;
  for (
    let offset = source.indexOf('$', start);
    offset >= 0 && offset < end;
    offset = source.indexOf('$', Math.max(plain, offset + 1))
  ) {
    const after = substitutionEnd(source, offset, end);
    if (after !== undefined) {
      text.verbatim(plain, offset);
      text.hole();
      plain = after;
    }
  }
  text.verbatim(plain, end);
  return { literal: text.finish({ start, end }, context), end };
}

/** The end of `${…}` or `$(…)`; a lone `$` is part of the value. */
function substitutionEnd(source: string, offset: number, end: number): number | undefined {
  const open = source.charAt(offset + 1);
  const close = open === '{' ? '}' : open === '(' ? ')' : undefined;
  if (close === undefined) {
    return undefined;
  }
  const at = source.slice(offset, Math.min(end, offset + 500)).indexOf(close);
  return at < 0 ? undefined : offset + at + 1;
}

function lineEnd(source: string, offset: number): number {
  for (let end = offset; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 10 || code === 13) {
      return end;
    }
  }
  return source.length;
}
