/** The line ending that most lines of a text have; `\n` where it has no line ends. */
export function lineEnding(source: string): '\n' | '\r\n' {
  let carriageReturns = 0;
  let lineFeeds = 0;
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
    if (source[at - 1] === '\r') {
      carriageReturns += 1;
    } else {
      lineFeeds += 1;
    }
  }
  return carriageReturns > lineFeeds ? '\r\n' : '\n';
}

/** What one level of indentation is in a text: a tab, or as many spaces as its lines mostly step in by. */
export function indentUnit(source: string, fallback = '  '): string {
  const steps = new Map<number, number>();
  let tabs = 0;
  let spaces = 0;
  let previous = 0;
  for (const line of source.split(/\r\n?|\n/)) {
    const indent = /^[\t ]*/.exec(line)?.[0] ?? '';
    // The lines of a block comment are indented by one more than its first.
    if (indent.length === line.length || /^ *\*/.test(line)) {
      continue;
    }
    if (indent.startsWith('\t')) {
      tabs += 1;
    } else {
      const step = indent.length - previous;
      if (step > 1) {
        steps.set(step, (steps.get(step) ?? 0) + 1);
      }
      spaces += indent === '' ? 0 : 1;
      previous = indent.length;
    }
  }
  if (tabs > spaces) {
    return '\t';
  }
  const [width] = [...steps].sort((left, right) => right[1] - left[1] || left[0] - right[0])[0] ?? [];
  return width === undefined ? fallback : ' '.repeat(Math.min(width, 8));
}

/** Where the line of an offset begins. */
export function lineStart(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && source[start - 1] !== '\n' && source[start - 1] !== '\r') {
    start -= 1;
  }
  return start === 0 && source.startsWith('\uFEFF') ? Math.min(1, offset) : start;
}

/** Where the line of an offset ends, before its line ending. */
export function lineEnd(source: string, offset: number): number {
  let end = offset;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') {
    end += 1;
  }
  return end;
}

/** Where the line after that of an offset begins; the end of the source on the last line. */
export function nextLineStart(source: string, offset: number): number {
  const end = lineEnd(source, offset);
  return source.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, source.length);
}

/** The white space that the line of an offset begins with. */
export function lineIndent(source: string, offset: number): string {
  const start = lineStart(source, offset);
  return /^[\t ]*/.exec(source.slice(start, lineEnd(source, start)))?.[0] ?? '';
}

/** Lines joined with a line ending, each but the empty ones indented. */
export function layLines(lines: readonly string[], indent: string, eol: string): string {
  return lines.map((line) => (line === '' ? '' : indent + line)).join(eol);
}

/** The number of the line of an offset, from 1. */
export function lineNumber(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
