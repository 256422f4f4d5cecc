import { lineStart } from '../../text/lines';
import type { Span } from '../../text/span';
import { isQuote } from '../../text/characters';

/** In UTF-16 code units: a longer block is not followed to its end. */
const longestBlock = 200_000;
/** In UTF-16 code units, strings left out: no name is as far from its block. */
const longestGap = 2_000;
/** In UTF-16 code units: of a longer line it is not told how deep it is indented. */
const longestLine = 400;

/**
 * A name with the block that it is the name of, if one opens behind it before its line or its place ends: a map, a list, the
 * arguments of a call, the body of a function, in brackets or by indentation. What stands in it may be a value of the name,
 * however far away.
 *
 * Knows no syntax: strings that go over lines and comments are taken for code.
 *
 * @param hit in or at the name; UTF-16 offsets, end exclusive.
 * @returns from where the hit begins to where the block ends; the hit itself where there is none.
 */
export function withHeldBlock(text: string, hit: Span): Span {
  const limit = Math.min(text.length, hit.end + longestBlock);
  let index = hit.end;
  while (index < limit && /[\w$-]/.test(text.charAt(index))) {
    index += 1;
  }
  // The quote that closes the name opens nothing.
  index += isQuote(text.charCodeAt(index)) ? 1 : 0;
  let depth = 0;
  let end = hit.end;
  let gap = 0;
  for (; index < limit; index += 1) {
    gap += depth === 0 ? 1 : 0;
    if (gap > longestGap) {
      return { start: hit.start, end };
    }
    switch (text.charCodeAt(index)) {
      case 34: // "
      case 39: // '
      case 96: // `
        index = stringEnd(text, index, limit);
        break;
      case 40: // (
      case 91: // [
      case 123: // {
        depth += 1;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        depth -= 1;
        if (depth < 0) {
          return { start: hit.start, end };
        }
        end = depth === 0 ? index + 1 : end;
        break;
      case 44: // ,
      case 59: // ;
        if (depth === 0) {
          return { start: hit.start, end };
        }
        break;
      case 10:
        if (depth === 0 && !goesOn(text, index)) {
          return { start: hit.start, end: Math.max(end, indentedEnd(text, hit.start, index, limit)) };
        }
        break;
    }
  }
  return { start: hit.start, end: depth > 0 ? limit : end };
}

/** Where a string of one line closes; its opening quote where it does not. */
function stringEnd(text: string, open: number, limit: number): number {
  for (let index = open + 1; index < limit; index += 1) {
    const code = text.charCodeAt(index);
    if (code === text.charCodeAt(open)) {
      return index;
    }
    if (code === 92) {
      index += 1;
    } else if (code === 10) {
      return open;
    }
  }
  return open;
}

/** Whether a line ends in a sign behind which a value is still to come, or the next one begins with a brace. */
function goesOn(text: string, lineEnd: number): boolean {
  return (
    /(?:=|=>|->)[ \t]{0,8}\r?$/.test(text.slice(Math.max(0, lineEnd - 12), lineEnd)) ||
    /^\s{0,80}\{/.test(text.slice(lineEnd, lineEnd + 82))
  );
}

/** Where the lines end that are indented below a line that ends in a colon, or `|` or `>` behind one. */
function indentedEnd(text: string, at: number, lineEnd: number, limit: number): number {
  if (!/:[ \t]{0,8}(?:[|>][-+\d]{0,2})?[ \t]{0,8}\r?$/.test(text.slice(Math.max(at, lineEnd - 24), lineEnd))) {
    return at;
  }
  const own = indentOf(text, lineStart(text, at, longestLine));
  const isItem = /^[ \t]*-[ \t]/.test(text.slice(lineStart(text, at, longestLine), at));
  let end = lineEnd;
  while (end < limit) {
    const next = text.indexOf('\n', end + 1);
    const lineLimit = next < 0 ? text.length : next;
    const indent = indentOf(text, end + 1);
    const first = text.charCodeAt(end + 1 + indent);
    const isBlank = first === 10 || first === 13 || Number.isNaN(first);
    // The items of a list may stand as deep as its name.
    if (!isBlank && indent <= own && !(first === 45 && indent === own && !isItem)) {
      return end;
    }
    end = lineLimit;
  }
  return Math.min(end, limit);
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) {
    at += 1;
  }
  return at - start;
}
