import type { Part } from '../parts/part';
import { firstSign, stringEnd } from '../parts/signs';

const continued = /^(?:else|elif|except|finally)\b/;
const classHead = /^class\b/;
const decorator = 64;

/** A part that is being read. */
interface OpenPart {
  readonly start: number;
  readonly members: number[];
  /** The line that says what it is: of a decorated one the last. */
  head: number;
  /** Of the members of a class: the blanks before them. */
  indent: string | undefined;
}

/**
 * The statements of a Python text that stand in no other one, and the members of its classes; undefined where it cannot be
 * told without a grammar, as where a string or a parenthesis is left open.
 */
export function pythonParts(source: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  let current: OpenPart | undefined;
  let depth = 0;
  let lineStart = true;
  for (let offset = 0; offset < source.length; offset += 1) {
    if (lineStart) {
      lineStart = false;
      const first = firstSign(source, offset);
      if (depth === 0 && isStatement(source, first)) {
        const closed = place(source, offset, first, current);
        if (closed && current) {
          parts.push(asPart(source, current, offset));
        }
        current = closed ? { start: offset, members: [], head: offset, indent: undefined } : current;
      }
      offset = first;
    }
    switch (source.charCodeAt(offset)) {
      case 10:
        lineStart = true;
        break;
      case 92: // A backslash, before the end of a line.
        offset += source.charCodeAt(offset + 1) === 13 ? 2 : 1;
        break;
      case 35: {
        const end = source.indexOf('\n', offset);
        offset = end < 0 ? source.length : end - 1;
        break;
      }
      case 34:
      case 39: {
        const end = anyStringEnd(source, offset);
        if (end === undefined) {
          return undefined;
        }
        offset = end - 1;
        break;
      }
      case 40:
      case 91:
      case 123:
        depth += 1;
        break;
      case 41:
      case 93:
      case 125:
        depth -= 1;
        if (depth < 0) {
          return undefined;
        }
        break;
    }
  }
  if (depth > 0) {
    return undefined;
  }
  if (current) {
    parts.push(asPart(source, current, source.length));
  }
  return parts;
}

/** Whether a line begins a part of its own; if not, notes what it is in the part that is being read. */
function place(source: string, line: number, first: number, current: OpenPart | undefined): boolean {
  if (first === line) {
    if (current && (continued.test(source.slice(line, line + 8)) || source.charCodeAt(current.head) === decorator)) {
      current.head = line;
      return false;
    }
    return true;
  }
  if (current && classHead.test(source.slice(current.head, current.head + 6))) {
    current.indent ??= source.slice(line, first);
    if (current.indent === source.slice(line, first)) {
      current.members.push(line);
    }
  }
  return false;
}

function asPart(source: string, { start, members }: OpenPart, end: number): Part {
  const inner: Part[] = [];
  let decorated = false;
  for (const [index, member] of members.entries()) {
    const next = members[index + 1] ?? end;
    const first = firstSign(source, member);
    const last = inner.at(-1);
    // What has a decorator or is continued is one with it, and a body needs a first statement.
    if (decorated || continued.test(source.slice(first, first + 8))) {
      if (last !== undefined) {
        inner[inner.length - 1] = { start: last.start, end: next, inner: [] };
      }
    } else if (index > 0) {
      inner.push({ start: member, end: next, inner: [] });
    }
    decorated = source.charCodeAt(first) === decorator;
  }
  return { start, end, inner };
}

/** Whether a line holds more than blanks and a comment. */
function isStatement(source: string, first: number): boolean {
  const code = source.charCodeAt(first);
  return first < source.length && code !== 10 && code !== 13 && code !== 35 && code !== 12;
}

/** Where a string of one or several lines ends, exclusive; undefined where it is left open. */
function anyStringEnd(source: string, open: number): number | undefined {
  const quote = source.charAt(open);
  if (source.startsWith(quote + quote, open + 1)) {
    for (
      let end = source.indexOf(quote.repeat(3), open + 3);
      end >= 0;
      end = source.indexOf(quote.repeat(3), end + 1)
    ) {
      if (!isEscaped(source, end)) {
        return end + 3;
      }
    }
    return undefined;
  }
  return stringEnd(source, open, source.charCodeAt(open));
}

function isEscaped(source: string, offset: number): boolean {
  let first = offset;
  while (source.charCodeAt(first - 1) === 92) {
    first -= 1;
  }
  return (offset - first) % 2 === 1;
}
