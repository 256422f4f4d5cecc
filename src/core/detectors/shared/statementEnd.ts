import { lineStart } from '../../text/lines';

/**
 * Where the statement ends at the latest that a name stands in, as far as no value can be bound to the name behind it: at
 * a semicolon that ends a line, where a brace closes that was open before the name, or, where lines end statements, at the
 * end of a line that is not gone on with.
 *
 * For languages in which every literal stands in quotes. A name that may itself stand in a literal reaches further, since
 * what a literal names may be bound to one of the next statement (`field.name = "password"; field.value = "…"`). So does
 * one behind which a brace was opened: what a function returns is named by it.
 *
 * @param start where the name begins.
 * @param end where it ends.
 * @param farthest what is looked at to.
 * @param byLines whether the end of a line ends a statement.
 * @returns an offset up to `farthest`.
 */
export function statementEnd(text: string, start: number, end: number, farthest: number, byLines: boolean): number {
  const line = lineStart(text, start, longestLine);
  const inCode = start - line < longestLine && !/["'`]/.test(text.slice(line, end));
  let open = 0;
  for (let index = end; index < farthest; index += 1) {
    switch (text.charCodeAt(index)) {
      case 34: // "
      case 39: {
        // '
        const close = inCode ? stringEnd(text, index, farthest) : -1;
        if (close < 0) {
          return farthest;
        }
        index = close;
        break;
      }
      case 96: // `
      case 123: // {
        return farthest;
      case 125: // }
        return index;
      case 40: // (
      case 91: // [
        open += 1;
        break;
      case 41: // )
      case 93: // ]
        open -= 1;
        break;
      case 59: // ;
        if (open <= 0 && endsLine(text, index + 1)) {
          return index;
        }
        break;
      case 10:
        if (byLines && inCode && open <= 0 && endsStatement(text, line, index)) {
          return index;
        }
        break;
    }
  }
  return farthest;
}

/** In UTF-16 code units: of a longer line it is not told whether a place in it is code. */
const longestLine = 200;

/** Where the quote stands that closes a string of one line; -1 where it does not end there, or may go on over lines. */
export function stringEnd(text: string, open: number, farthest: number): number {
  const quote = text.charCodeAt(open);
  for (let index = open + 1; index < farthest; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      // Two quotes may be the first of three.
      return index === open + 1 && text.charCodeAt(index + 1) === quote ? -1 : index;
    }
    if (code === 92) {
      index += 1;
    } else if (code === 10) {
      return -1;
    }
  }
  return -1;
}

function endsLine(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) {
    at += 1;
  }
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}

/**
 * Whether a line ends in what may end a statement, and the next one begins another: no deeper than the line of the name.
 *
 * @param first where the line of the name begins.
 * @param lineEnd the line feed.
 */
function endsStatement(text: string, first: number, lineEnd: number): boolean {
  const next = indentOf(text, lineEnd + 1);
  if (next > indentOf(text, first) || !/[\w"')\]]\r?$/.test(text.slice(lineEnd - 2, lineEnd))) {
    return false;
  }
  const start = lineEnd + 1 + next;
  return (
    /^(?!(?:if|else|and|or|for|in|not|is|as)\b)[A-Za-z_@]/.test(text.slice(start, start + 8)) ||
    // Of a condition, which may also go on with a value, and of a loop only a whole line tells.
    /^(?:if|for)\b(?![^\r\n]{1,180}\belse\b)[^\r\n]{1,180}[:{][ \t]{0,8}[\r\n]/.test(
      text.slice(start, start + longestLine),
    )
  );
}

function indentOf(text: string, line: number): number {
  return /^[ \t]*/.exec(text.slice(line, line + longestLine))?.[0].length ?? 0;
}

/**
 * Where the arguments end of a call whose name stands right before them; `farthest` where they open somewhere else, or it
 * cannot be told.
 *
 * @param open where the parenthesis stands that opens them.
 * @param farthest what is looked at to.
 */
export function argumentsEnd(text: string, open: number, farthest: number): number {
  let depth = 0;
  for (let index = open; index < farthest; index += 1) {
    switch (text.charCodeAt(index)) {
      case 34: // "
      case 39: {
        // '
        const close = stringEnd(text, index, farthest);
        if (close < 0) {
          return farthest;
        }
        index = close;
        break;
      }
      case 96: // `
        return farthest;
      case 40: // (
        depth += 1;
        break;
      case 41: // )
        depth -= 1;
        if (depth === 0) {
          return index;
        }
        break;
      default:
        if (depth === 0) {
          return farthest;
        }
    }
  }
  return farthest;
}

/** Whether every literal is closed that opens before a place in its line; false where it is not told. */
export function isOutsideQuotes(text: string, at: number): boolean {
  const line = lineStart(text, at, longestLine);
  if (at - line >= longestLine) {
    return false;
  }
  for (let index = line; index < at; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 96) {
      return false;
    }
    if (code === 34 || code === 39) {
      index = stringEnd(text, index, at);
      if (index < 0) {
        return false;
      }
    }
  }
  return true;
}
