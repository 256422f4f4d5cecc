import type { Span } from '../../text/span';

/** One attribute of a tag. */
export interface Attribute {
  readonly name: string;
  /** Where its value stands, without quotes. */
  readonly value: Span;
  /** The value with its quotes. */
  readonly outer: Span;
}

/** A start tag. */
export interface StartTag {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly closed: boolean;
  /** Behind its `>`. */
  readonly end: number;
}

const nameAt = /[\p{L}_:@#[(*$][^\s"'<>/=]{0,200}/uy;
const spaceAt = /\s+/y;

/** Reads the start tag at a `<`; undefined where none begins there. A tag that is not closed ends before the next `<`. */
export function readStartTag(source: string, start: number): StartTag | undefined {
  const name = take(source, start + 1, tagNameAt);
  if (name === undefined) {
    return undefined;
  }
  const attributes: Attribute[] = [];
  let offset = start + 1 + name.length;
  while (offset < source.length) {
    offset += take(source, offset, spaceAt)?.length ?? 0;
    const sign = source.charAt(offset);
    if (sign === '>') {
      return { name, attributes, closed: source.charAt(offset - 1) === '/', end: offset + 1 };
    }
    if (sign === '<') {
      return { name, attributes, closed: false, end: offset };
    }
    const key = take(source, offset, nameAt);
    if (key === undefined) {
      offset += 1;
      continue;
    }
    offset += key.length;
    const equals = offset + (take(source, offset, spaceAt)?.length ?? 0);
    if (source.charAt(equals) !== '=') {
      continue;
    }
    const outer = readValue(source, equals + 1 + (take(source, equals + 1, spaceAt)?.length ?? 0));
    const quoted = outer.end - outer.start > 1 && /["']/.test(source.charAt(outer.start));
    attributes.push({
      name: key,
      value: quoted ? { start: outer.start + 1, end: outer.end - 1 } : outer,
      outer,
    });
    offset = outer.end;
  }
  return { name, attributes, closed: false, end: source.length };
}

const tagNameAt = /[\p{L}_][\p{L}\p{N}_.:-]{0,200}/uy;
const unquotedAt = /[^\s"'<>`]+/y;

/** A value with its quotes; one whose quote is not closed before the next tag ends with its line. */
function readValue(source: string, start: number): Span {
  const quote = source.charAt(start);
  if (quote !== '"' && quote !== "'") {
    const text = take(source, start, unquotedAt) ?? '';
    // The slash of `<a b=c/>` belongs to the tag.
    const slash = text.endsWith('/') && source.charAt(start + text.length) === '>' ? 1 : 0;
    return { start, end: start + text.length - slash };
  }
  let end = start + 1;
  while (end < source.length) {
    const sign = source.charAt(end);
    if (sign === quote) {
      return { start, end: end + 1 };
    }
    if (sign === '\n' && /^\s{0,200}<[\w/!]/.test(source.slice(end, end + 210))) {
      break;
    }
    end += 1;
  }
  // Not closed: whatever follows in the line is the value, as far as it can be told.
  const line = /^[^\n\r<>]*/.exec(source.slice(start + 1, start + 1_000))?.[0] ?? '';
  return { start: start + 1, end: start + 1 + line.length };
}

function take(source: string, offset: number, pattern: RegExp): string | undefined {
  const sticky = new RegExp(pattern.source, pattern.flags);
  sticky.lastIndex = offset;
  return sticky.exec(source)?.[0];
}
