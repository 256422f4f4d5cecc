import type { Span } from '../../text/span';
import { behindLineEnd, skipBlanks, trimBlanks } from '../lines/lineEnds';
import type { Reading } from '../language';
import { ShellOutput } from '../shell/output';
import { continuedLineEnd } from '../shell/quoting';
import { readRanges } from '../shell/read';
import { readWord } from '../shell/word';

/**
 * `NAME := value`, `export NAME ?= value`, `target: NAME = value`.
 *
 * https://www.gnu.org/software/make/manual/html_node/Setting.html
 */
const assignment =
  /^ {0,40}(?:[^\s=:#]{1,100}(?: [^\s=:#]{1,100}){0,10}\s?:\s{1,8})?(?:(?:export|override|private)\s{1,8}){0,3}([A-Za-z_][\w.-]{0,100})\s{0,40}([!?+]|:{1,3})?=/;
/** What stands before a command of a recipe: https://www.gnu.org/software/make/manual/html_node/Errors.html */
const recipe = /^\t[\t ]{0,40}[@+-]{0,3}[\t ]{0,40}/;

/** Reads a makefile line by line; one that ends with a backslash goes on. */
export function readMakefile(source: string): Reading {
  const ranges: Span[] = [];
  const comments: Span[] = [];
  const output = new ShellOutput(source);
  for (let offset = source.startsWith('\uFEFF') ? 1 : 0; offset < source.length;) {
    const start = offset;
    const end = continuedLineEnd(source, start);
    offset = Math.max(behindLineEnd(source, end), end + 1);
    const line = source.slice(start, Math.min(end, start + 1_000));
    const command = recipe.exec(line);
    if (command !== null) {
      ranges.push({ start: start + command[0].length, end });
      continue;
    }
    const first = skipBlanks(source, start, end);
    if (source.charAt(first) === '#') {
      comments.push({ start: first, end });
      continue;
    }
    const match = assignment.exec(line);
    if (match?.[1] === undefined) {
      continue;
    }
    const from = skipBlanks(source, start + match[0].length, end);
    if (match[2] === '!') {
      ranges.push({ start: from, end });
      continue;
    }
    const stop = valueEnd(source, from, end, comments);
    ranges.push(...shellCalls(source, from, stop));
    output.add(readWord(source, from, { end: stop, whole: true }), 0, { use: 'assigned', name: [match[1]] });
  }
  return readRanges(source, ranges, output, comments);
}

/** Where a value ends: before a comment and the blanks around. `\#` is a plain sign. */
function valueEnd(source: string, from: number, end: number, comments: Span[]): number {
  for (let offset = from; offset < end; offset += 1) {
    if (source.charAt(offset) === '#' && (offset === from || /[ \t]/.test(source.charAt(offset - 1)))) {
      comments.push({ start: offset, end });
      return trimBlanks(source, from, offset);
    }
  }
  return trimBlanks(source, from, end);
}

/**
 * The commands of `$(shell …)`: https://www.gnu.org/software/make/manual/html_node/Shell-Function.html
 *
 * make counts parentheses whatever quotes they stand in, other than the shell does (`closingOf`).
 */
function shellCalls(source: string, from: number, end: number): Span[] {
  const found: Span[] = [];
  const opening = '$(shell ';
  for (let at = source.indexOf(opening, from); at >= 0 && at < end;) {
    const start = at + opening.length;
    let depth = 1;
    let close = start;
    for (; close < end && depth > 0; close += 1) {
      const sign = source.charAt(close);
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    }
    found.push({ start, end: depth === 0 ? close - 1 : end });
    at = source.indexOf(opening, close);
  }
  return found;
}
