import type { SyntaxItem } from '../syntax/item';
import type { LiteralText } from '../syntax/literalText';
import type { StringForm } from './description';
import { readEscaped, replacementAt } from './escapes';
import type { Escapes } from './escapes';

/** A string between an opening and a closing of fixed texts; the closing may be missing. */
export function between(
  item: SyntaxItem,
  source: string,
  opening: string,
  closing: string,
  escapes: Escapes,
): StringForm {
  const closed =
    item.end - item.start >= opening.length + closing.length && source.startsWith(closing, item.end - closing.length);
  return {
    opening: opening.length,
    closing: closed ? closing.length : 0,
    read: (text, start, end, into) => {
      readEscaped(text, start, end, escapes, into);
    },
  };
}

/** How a block of lines loses its indentation. */
export interface BlockRules {
  readonly escapes: Escapes;
  /** White space before a line end is left out. */
  readonly trimsEnds: boolean;
  /** The line end before the closing quotes is left out. */
  readonly trimsLast: boolean;
}

/**
 * A text block: what opens it takes a line of its own, and the indentation that all its lines share is left out.
 *
 * @param quotes the length of the opening quotes, with any prefix; of the closing ones.
 */
export function block(
  item: SyntaxItem,
  source: string,
  quotes: readonly [number, number],
  rules: BlockRules,
): StringForm {
  const inside = item.start + quotes[0];
  const firstLine = /^[ \t\f]{0,200}(?:\r\n|\n|\r)/.exec(source.slice(inside, Math.min(item.end, inside + 203)))?.[0];
  const opening = quotes[0] + (firstLine?.length ?? 0);
  const closed = item.end - item.start >= quotes[0] + quotes[1];
  let end = closed ? item.end - quotes[1] : item.end;
  const begin = item.start + opening;
  const indentation = firstLine === undefined ? 0 : sharedIndentation(source.slice(begin, Math.max(begin, end)));
  if (rules.trimsLast && end > begin) {
    const last = /(?:\r\n|\n|\r)[ \t]*$/.exec(source.slice(Math.max(begin, end - 300), end))?.[0];
    end -= last?.length ?? 0;
  }
  return {
    opening,
    closing: Math.max(0, item.end - Math.max(begin, end)),
    read: (text, start, to, into) => {
      readLines(text, { start, end: to, begin, last: Math.max(begin, end) }, indentation, rules, into);
    },
  };
}

/** https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/String.html#stripIndent() */
function sharedIndentation(text: string): number {
  const lines = text.split(/\r\n|\n|\r/);
  let least = Infinity;
  lines.forEach((line, index) => {
    const indentation = line.length - line.trimStart().length;
    if (indentation < line.length || index === lines.length - 1) {
      least = Math.min(least, indentation);
    }
  });
  return least === Infinity ? 0 : least;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Where the block's first line begins, and where its last one ends. */
  readonly begin: number;
  readonly last: number;
}

function readLines(source: string, stretch: Stretch, indentation: number, rules: BlockRules, into: LiteralText): void {
  let offset = stretch.start;
  let fresh = offset === stretch.begin;
  while (offset < stretch.end) {
    if (fresh) {
      let spaces = 0;
      while (spaces < indentation && offset < stretch.end && /[^\S\r\n]/.test(source.charAt(offset))) {
        spaces += 1;
        offset += 1;
      }
    }
    const lineEnd = endOfLine(source, offset, stretch.end, rules.escapes);
    let textEnd = lineEnd;
    const ends = source.charAt(lineEnd) !== '\\' && (lineEnd < stretch.end || lineEnd === stretch.last);
    while (rules.trimsEnds && ends && textEnd > offset && /[ \t\f]/.test(source.charAt(textEnd - 1))) {
      textEnd -= 1;
    }
    readEscaped(source, offset, textEnd, rules.escapes, into);
    if (lineEnd >= stretch.end) {
      return;
    }
    if (source.charAt(lineEnd) === '\\') {
      offset = replacementAt(source, lineEnd, stretch.end, rules.escapes)?.end ?? stretch.end;
      into.decoded(lineEnd, offset, '');
      fresh = true;
      continue;
    }
    offset = source.startsWith('\r\n', lineEnd) ? Math.min(stretch.end, lineEnd + 2) : lineEnd + 1;
    if (source.charAt(lineEnd) === '\n') {
      into.verbatim(lineEnd, offset);
    } else {
      into.decoded(lineEnd, offset, '\n');
    }
    fresh = true;
  }
}

/** The end of a line, or the line end that an escape joins over counted to the line before. */
function endOfLine(source: string, start: number, end: number, escapes: Escapes): number {
  let offset = start;
  while (offset < end && source.charAt(offset) !== '\n' && source.charAt(offset) !== '\r') {
    const escape =
      source.charAt(offset) === '\\' && !escapes.literalBackslash
        ? replacementAt(source, offset, end, escapes)
        : undefined;
    if (escape?.text === '' && escape.end > offset + 1) {
      return offset;
    }
    offset = escape?.end ?? offset + 1;
  }
  return offset;
}
