import type { LiteralText } from '../syntax/literalText';

const simpleEscapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Reads the inside of a string or of a constant stretch of a template.
 *
 * @param closing the character code that ends it, or undefined where `end` does.
 */
export function readEscaped(
  source: string,
  start: number,
  end: number,
  closing: number | undefined,
  into: LiteralText,
): void {
  let plain = start;
  let offset = start;
  while (offset < end) {
    const code = source.charCodeAt(offset);
    if (code === closing) {
      break;
    }
    if (code === 92) {
      const escape = decodeEscape(source, offset, end);
      if (escape) {
        into.verbatim(plain, offset);
        into.decoded(offset, escape.end, escape.text);
        plain = escape.end;
        offset = escape.end;
        continue;
      }
    } else if (code === 13 && closing === undefined) {
      // Templates read every line end as a line feed: https://tc39.es/ecma262/#sec-static-semantics-tv
      into.verbatim(plain, offset);
      const after = source.charCodeAt(offset + 1) === 10 ? offset + 2 : offset + 1;
      into.decoded(offset, after, '\n');
      plain = after;
      offset = after;
      continue;
    }
    offset += 1;
  }
  into.verbatim(plain, offset);
}

/** Reads a stretch of a raw template, in which only line ends are changed. */
export function readRaw(source: string, start: number, end: number, into: LiteralText): void {
  let plain = start;
  for (let offset = source.indexOf('\r', start); offset >= 0 && offset < end; offset = source.indexOf('\r', plain)) {
    into.verbatim(plain, offset);
    plain = source.charCodeAt(offset + 1) === 10 ? offset + 2 : offset + 1;
    into.decoded(offset, plain, '\n');
  }
  into.verbatim(plain, end);
}

/** The escape sequence at a backslash; undefined where there is none, so that the backslash stands for itself. */
function decodeEscape(source: string, offset: number, end: number): { end: number; text: string } | undefined {
  const character = source[offset + 1];
  if (character === undefined || offset + 1 >= end) {
    return undefined;
  }
  const simple = simpleEscapes[character];
  if (simple !== undefined) {
    return { end: offset + 2, text: simple };
  }
  switch (character) {
    case 'x':
      return hexadecimal(source, offset + 2, 2, end);
    case 'u':
      return source[offset + 2] === '{' ? codePoint(source, offset + 3, end) : hexadecimal(source, offset + 2, 4, end);
    case '\r':
      return { end: source[offset + 2] === '\n' ? offset + 3 : offset + 2, text: '' };
    case '\n':
    case '\u2028':
    case '\u2029':
      return { end: offset + 2, text: '' };
  }
  if (character >= '0' && character <= '7') {
    return octal(source, offset + 1, end);
  }
  const code = source.codePointAt(offset + 1) ?? 0;
  const after = offset + (code > 0xffff ? 3 : 2);
  return { end: after, text: source.slice(offset + 1, after) };
}

function hexadecimal(
  source: string,
  start: number,
  length: number,
  end: number,
): { end: number; text: string } | undefined {
  const digits = source.slice(start, Math.min(end, start + length));
  return digits.length === length && /^[0-9a-f]+$/i.test(digits)
    ? { end: start + length, text: String.fromCharCode(parseInt(digits, 16)) }
    : undefined;
}

function codePoint(source: string, start: number, end: number): { end: number; text: string } | undefined {
  const match = /^([0-9a-f]{1,16})\}/i.exec(source.slice(start, Math.min(end, start + 17)));
  const value = parseInt(match?.[1] ?? '', 16);
  return match && value <= 0x10ffff ? { end: start + match[0].length, text: String.fromCodePoint(value) } : undefined;
}

/** Octal escapes, which loose code still allows: up to three digits, up to 377. */
function octal(source: string, start: number, end: number): { end: number; text: string } {
  const digits = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(source.slice(start, Math.min(end, start + 3)))?.[0] ?? '0';
  return { end: start + digits.length, text: String.fromCharCode(parseInt(digits, 8)) };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Reads the inside of a JSX attribute: no escapes, but character references. */
export function readAttribute(source: string, start: number, end: number, into: LiteralText): void {
  let plain = start;
  for (let offset = source.indexOf('&', start); offset >= 0 && offset < end; offset = source.indexOf('&', offset + 1)) {
    const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/i.exec(
      source.slice(offset, Math.min(end, offset + 12)),
    );
    const text = match && reference(match[1], match[2], match[3]);
    if (match && text !== undefined && text !== null) {
      into.verbatim(plain, offset);
      plain = offset + match[0].length;
      into.decoded(offset, plain, text);
    }
  }
  into.verbatim(plain, end);
}

function reference(
  decimal: string | undefined,
  hexadecimalDigits: string | undefined,
  name: string | undefined,
): string | undefined {
  if (name !== undefined) {
    return entities[name];
  }
  const value = decimal === undefined ? parseInt(hexadecimalDigits ?? '', 16) : parseInt(decimal, 10);
  return value <= 0x10ffff ? String.fromCodePoint(value) : undefined;
}
