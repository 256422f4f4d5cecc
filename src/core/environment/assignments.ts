/** One `NAME=value` of a `.env` text, as dotenv reads it. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  /** The value as it is written, quotes included (UTF-16 offsets, end exclusive). */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Whether `${NAME}` in it stands for another variable: not in single quotes. */
  readonly expands: boolean;
}

/** The assignments of a `.env` text, in its order, as dotenv reads them; a name may stand there several times. */
export function readAssignments(source: string): Assignment[] {
  const found: Assignment[] = [];
  const start = /(?:^|[\r\n])[^\S\r\n]*(?:export[^\S\r\n]+)?([\w.-]+)[^\S\r\n]*=[^\S\r\n]*/g;
  for (let match = start.exec(source); match !== null; match = start.exec(source)) {
    const valueStart = match.index + match[0].length;
    const read = readValue(source, valueStart);
    found.push({ name: match[1] ?? '', value: read.value, valueStart, valueEnd: read.end, expands: read.expands });
    // The line end that closes this value opens the next match.
    start.lastIndex = Math.max(read.end, match.index + 1);
  }
  return found;
}

function readValue(
  source: string,
  start: number,
): { readonly value: string; readonly end: number; readonly expands: boolean } {
  const quoteMark = source.charAt(start);
  if (quoteMark === '"' || quoteMark === "'" || quoteMark === '`') {
    const close = closingQuote(source, start + 1, quoteMark);
    if (close !== -1) {
      const inside = source.slice(start + 1, close);
      return {
        value: quoteMark === '"' ? inside.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : inside,
        end: close + 1,
        expands: quoteMark !== "'",
      };
    }
  }
  const line = /^[^\r\n]*/.exec(source.slice(start))?.[0] ?? '';
  const comment = line.search(/(?:^|\s)#/);
  const value = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
  return { value, end: start + value.length, expands: true };
}

/** The next quote mark that no backslash stands before; -1 where there is none. */
function closingQuote(source: string, start: number, quoteMark: string): number {
  for (let at = source.indexOf(quoteMark, start); at !== -1; at = source.indexOf(quoteMark, at + 1)) {
    if (source.charAt(at - 1) !== '\\' || at === start) {
      return at;
    }
  }
  return -1;
}
