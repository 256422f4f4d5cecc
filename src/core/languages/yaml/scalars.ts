import type { LiteralText } from '../syntax/literalText';

/** What the stretches of a scalar are put into. */
export type ScalarText = Pick<LiteralText, 'enter' | 'verbatim' | 'decoded'>;

const simpleEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const hexadecimalLength: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** How a flow scalar is written. */
export type FlowStyle = 'plain' | 'single' | 'double';

/** Reads the inside of a plain or quoted scalar: https://yaml.org/spec/1.2.2/#73-flow-scalar-styles */
export function readFlowScalar(source: string, start: number, end: number, style: FlowStyle, into: ScalarText): void {
  let plain = start;
  let offset = start;
  const replace = (from: number, to: number, text: string): void => {
    into.verbatim(plain, from);
    into.decoded(from, to, text);
    plain = to;
    offset = to;
  };
  while (offset < end) {
    const character = source.charAt(offset);
    if (character === '\n' || character === '\r') {
      fold(source, plain, offset, end, replace);
    } else if (style === 'single' && character === "'" && source.charAt(offset + 1) === "'" && offset + 1 < end) {
      replace(offset, offset + 2, "'");
    } else if (style === 'double' && character === '\\') {
      const escape = escapeAt(source, offset, end);
      if (escape) {
        replace(offset, escape.end, escape.text);
      } else {
        offset += 1;
      }
    } else {
      offset += 1;
    }
  }
  into.verbatim(plain, end);
}

/** A line end and the white space around it become one space, empty lines a line feed each. */
function fold(
  source: string,
  plain: number,
  offset: number,
  end: number,
  replace: (from: number, to: number, text: string) => void,
): void {
  let from = offset;
  while (from > plain && /[ \t]/.test(source.charAt(from - 1))) {
    from -= 1;
  }
  let to = offset;
  let lines = 0;
  while (to < end && /[ \t\r\n]/.test(source.charAt(to))) {
    const character = source.charAt(to);
    if (character === '\n' || (character === '\r' && source.charAt(to + 1) !== '\n')) {
      lines += 1;
    }
    to += 1;
  }
  replace(from, to, lines <= 1 ? ' ' : '\n'.repeat(lines - 1));
}

function escapeAt(source: string, offset: number, end: number): { end: number; text: string } | undefined {
  const character = source.charAt(offset + 1);
  if (character === '' || offset + 1 >= end) {
    return undefined;
  }
  if (character === '\n' || character === '\r') {
    let after = offset + 2;
    while (
      after < end &&
      /[ \t\n]/.test(source.charAt(after)) &&
      !(source.charAt(after) === '\n' && character === '\n')
    ) {
      after += 1;
    }
    return { end: after, text: '' };
  }
  const length = hexadecimalLength[character];
  if (length !== undefined) {
    const digits = source.slice(offset + 2, Math.min(end, offset + 2 + length));
    const value = digits.length === length && /^[0-9a-f]+$/i.test(digits) ? parseInt(digits, 16) : Infinity;
    return value <= 0x10ffff ? { end: offset + 2 + length, text: String.fromCodePoint(value) } : undefined;
  }
  const simple = simpleEscapes[character];
  return simple === undefined ? undefined : { end: offset + 2, text: simple };
}

/** A line of a block scalar, without its indentation. */
interface BlockLine {
  readonly start: number;
  readonly end: number;
  /** Behind its line end; the same as `end` where the text ends. */
  readonly next: number;
}

/**
 * Reads a block scalar, which begins at its `|` or `>`: https://yaml.org/spec/1.2.2/#81-block-scalar-styles
 *
 * @param end where the tree says that it ends; what follows of empty lines counts for `+`.
 * @param parentIndent the column of the node that holds it, for an indentation that the header states.
 */
export function readBlockScalar(
  source: string,
  start: number,
  end: number,
  parentIndent: number,
  into: ScalarText,
): void {
  const header = /^[|>]([-+]?)([1-9]?)([-+]?)/.exec(source.slice(start, Math.min(end, start + 200)));
  if (!header) {
    return;
  }
  const folded = source.charAt(start) === '>';
  const chomp = header[1] === '' ? header[3] : header[1];
  const body = lineEndAfter(source, lineEnd(source, start), source.length);
  const lines = linesOf(source, body, Math.max(body, end), header[2] ? parentIndent + Number(header[2]) : undefined);
  into.enter(lines[0]?.start ?? body);
  while (lines.length > 0 && isEmpty(lines.at(-1))) {
    lines.pop();
  }
  lines.forEach((line, index) => {
    into.verbatim(line.start, line.end);
    const following = lines[index + 1];
    if (following) {
      breakLine(source, line, following, lines, index, folded, into);
    }
  });
  const last = lines.at(-1);
  if (last && chomp !== '-' && last.next > last.end) {
    finishLine(source, last, into);
    if (chomp === '+') {
      keepEmptyLines(source, last.next, into);
    }
  }
}

function breakLine(
  source: string,
  line: BlockLine,
  following: BlockLine,
  lines: readonly BlockLine[],
  index: number,
  folded: boolean,
  into: ScalarText,
): void {
  const folds = folded && !isEmpty(line) && !isIndented(source, line);
  if (!folds) {
    // An empty line after one that is folded has given its line feed already, unless it is not the first.
    finishLine(source, line, into);
  } else if (isEmpty(following)) {
    const next = lines.slice(index + 1, index + 1000).find((candidate) => !isEmpty(candidate));
    if (next && isIndented(source, next)) {
      finishLine(source, line, into);
    }
  } else if (isIndented(source, following)) {
    finishLine(source, line, into);
  } else {
    into.decoded(line.end, following.start, ' ');
  }
}

/** A line feed means itself; every other line end stands for one. */
function finishLine(source: string, line: BlockLine, into: ScalarText): void {
  if (line.next === line.end + 1 && source.charAt(line.end) === '\n') {
    into.verbatim(line.end, line.next);
  } else {
    into.decoded(line.end, line.next, '\n');
  }
}

function keepEmptyLines(source: string, start: number, into: ScalarText): void {
  let offset = start;
  for (;;) {
    const match = /^[ \t]*(?:\r\n|\n|\r)/.exec(source.slice(offset, offset + 200));
    if (!match) {
      return;
    }
    into.decoded(offset, offset + match[0].length, '\n');
    offset += match[0].length;
  }
}

function linesOf(source: string, start: number, end: number, stated: number | undefined): BlockLine[] {
  const lines: BlockLine[] = [];
  let indent = stated;
  let offset = start;
  while (offset < end) {
    const stop = lineEnd(source, offset);
    let spaces = 0;
    while (offset + spaces < stop && source.charAt(offset + spaces) === ' ') {
      spaces += 1;
    }
    if (indent === undefined && offset + spaces < stop) {
      indent = spaces;
    }
    lines.push({
      start: offset + Math.min(spaces, indent ?? spaces),
      end: stop,
      next: lineEndAfter(source, stop, source.length),
    });
    offset = lines.at(-1)?.next ?? end;
    if (offset === stop) {
      break;
    }
  }
  return lines;
}

function lineEnd(source: string, offset: number): number {
  let end = offset;
  while (end < source.length && source.charAt(end) !== '\n' && source.charAt(end) !== '\r') {
    end += 1;
  }
  return end;
}

function lineEndAfter(source: string, offset: number, end: number): number {
  if (offset >= end) {
    return end;
  }
  return source.startsWith('\r\n', offset) ? offset + 2 : /[\r\n]/.test(source.charAt(offset)) ? offset + 1 : offset;
}

function isEmpty(line: BlockLine | undefined): boolean {
  return line !== undefined && line.start >= line.end;
}

function isIndented(source: string, line: BlockLine): boolean {
  return /[ \t]/.test(source.charAt(line.start)) && line.start < line.end;
}
