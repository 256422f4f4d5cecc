/** Deeper than this nobody nests quotes and substitutions; what is, is not followed. */
const deepest = 200;

/**
 * Where a substitution, an expansion or a quoted part ends (exclusive); undefined where it is not closed.
 *
 * @param start the offset behind what opens it.
 * @param closing `)`, `}`, `"` or a backquote.
 * @param quoted whether it stands in double quotes, in which single ones mean themselves.
 */
export function closingOf(
  source: string,
  start: number,
  limit: number,
  closing: string,
  quoted = false,
): number | undefined {
  const open = quoted ? ['"', closing] : [closing];
  const outer = open.length - 1;
  for (let offset = start; offset < limit; offset += 1) {
    const character = source.charAt(offset);
    const inside = open.at(-1);
    if (character === inside) {
      open.pop();
      if (open.length === outer) {
        return offset + 1;
      }
      continue;
    }
    switch (character) {
      case '\\':
        offset += 1;
        break;
      case "'": {
        if (inside === '"' || (inside === '}' && open.includes('"'))) {
          break;
        }
        const ansi = source.charAt(offset - 1) === '$';
        const end = ansi ? ansiEnd(source, offset + 1, limit) : source.indexOf("'", offset + 1);
        if (end === undefined || end < 0 || end >= limit) {
          return undefined;
        }
        offset = end;
        break;
      }
      case '"':
      case '`':
        open.push(character);
        break;
      case '$': {
        const next = source.charAt(offset + 1);
        if (next === '(' || next === '{') {
          open.push(next === '(' ? ')' : '}');
          offset += 1;
        }
        break;
      }
      case '(':
        if (inside === ')') {
          open.push(')');
        }
        break;
      case '#':
        if (inside === ')' && /[\s;(]/.test(source.charAt(offset - 1))) {
          offset = lineEnd(source, offset, limit) - 1;
        }
        break;
    }
    if (open.length > deepest) {
      return undefined;
    }
  }
  return undefined;
}

/** The offset of the quote that closes `$'…'`; undefined where there is none. */
export function ansiEnd(source: string, start: number, limit: number): number | undefined {
  for (let offset = start; offset < limit; offset += 1) {
    const code = source.charCodeAt(offset);
    if (code === 39) {
      return offset;
    }
    if (code === 92) {
      offset += 1;
    }
  }
  return undefined;
}

/** Where the line ends: the offset of its line feed or carriage return, or the limit. */
export function lineEnd(source: string, offset: number, limit: number): number {
  for (let end = offset; end < limit; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 10 || code === 13) {
      return end;
    }
  }
  return limit;
}

/** The offset behind a line end that begins here; the same where none does. */
export function afterLineEnd(source: string, offset: number): number {
  const code = source.charCodeAt(offset);
  return code === 13 && source.charCodeAt(offset + 1) === 10
    ? offset + 2
    : code === 10 || code === 13
      ? offset + 1
      : offset;
}

/** Where the line that begins at an offset ends, with those that it goes on over by a backslash at its end. */
export function continuedLineEnd(source: string, start: number): number {
  let end = lineEnd(source, start, source.length);
  while (source.charAt(end - 1) === '\\' && end < source.length) {
    end = lineEnd(source, afterLineEnd(source, end), source.length);
  }
  return end;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/** An escape in `$'…'`: https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html */
export function ansiEscape(
  source: string,
  offset: number,
  end: number,
): { readonly end: number; readonly text: string } | undefined {
  const character = source.charAt(offset + 1);
  const simple = simpleEscapes[character];
  if (simple !== undefined && offset + 1 < end) {
    return { end: offset + 2, text: simple };
  }
  const rest = source.slice(offset + 1, Math.min(end, offset + 10));
  const digits =
    /^x([0-9a-fA-F]{1,2})/.exec(rest) ?? /^u([0-9a-fA-F]{1,4})/.exec(rest) ?? /^U([0-9a-fA-F]{1,8})/.exec(rest);
  if (digits?.[1] !== undefined) {
    const value = parseInt(digits[1], 16);
    return value <= 0x10ffff ? { end: offset + 1 + digits[0].length, text: String.fromCodePoint(value) } : undefined;
  }
  const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
  return octal === undefined
    ? undefined
    : { end: offset + 1 + octal.length, text: String.fromCharCode(parseInt(octal, 8) & 0xff) };
}
