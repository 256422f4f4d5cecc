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

/**
 * The assignments of a `.env` text (`NAME=value`, `NAME: value`), in its order, as dotenv reads them; a name may stand
 * there several times. Escaped quotes, backslashes and dollar signs within double quotes stand for themselves, as
 * Compose, shells and the dotenv of other languages have it.
 */
export function readAssignments(source: string): Assignment[] {
  const found: Assignment[] = [];
  const start = /(?:^|[\r\n])[^\S\r\n]*(?:export[^\S\r\n]+)?([\w.-]+)(?:[^\S\r\n]*=|:(?=[^\S\r\n]))[^\S\r\n]*/g;
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
      const inside = source.slice(start + 1, close).replace(/\r\n?/g, '\n');
      return quoteMark === '"'
        ? { ...withoutEscapes(inside), end: close + 1 }
        : { value: inside, end: close + 1, expands: quoteMark !== "'" };
    }
  }
  const line = /^[^\r\n]*/.exec(source.slice(start))?.[0] ?? '';
  const comment = line.search(/(?:^|\s)#/);
  const value = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
  return { value, end: start + value.length, expands: true };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', '"': '"', '\\': '\\', $: '$' };

/** What stands between double quotes. Beside an escaped dollar sign nothing is filled in: the two could be confused. */
function withoutEscapes(inside: string): { readonly value: string; readonly expands: boolean } {
  return {
    value: inside.replace(/\\([nr"\\$])/g, (_, escaped: string) => escapes[escaped] ?? ''),
    expands: !inside.includes('\\$'),
  };
}

/** The next quote mark that no backslash stands before; -1 where there is none. */
function closingQuote(source: string, start: number, quoteMark: string): number {
  for (let at = source.indexOf(quoteMark, start); at !== -1; at = source.indexOf(quoteMark, at + 1)) {
    let backslashes = 0;
    while (at - backslashes > start && source.charAt(at - backslashes - 1) === '\\') {
      backslashes += 1;
    }
    // Within double quotes, two backslashes are one and escape no quote mark.
    if (quoteMark === '"' ? backslashes % 2 === 0 : backslashes === 0) {
      return at;
    }
  }
  return -1;
}
