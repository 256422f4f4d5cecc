import { Collector } from '../lines/collector';
import { behindLineEnd, isBlank, lineEndAt, skipBlanks } from '../lines/lineEnds';
import type { Reading } from '../language';
import { topContext } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/**
 * Reads property files: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 *
 * Blanks at the end of a value are left out, although Java keeps them: they are there by accident.
 */
export function readProperties(source: string): Reading {
  const into = new Collector(source);
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  while (offset < source.length) {
    const start = skipBlanks(source, offset, source.length);
    const sign = source.charAt(start);
    if (sign === '#' || sign === '!') {
      const end = lineEndAt(source, start);
      into.comment(start, end);
      offset = behindLineEnd(source, end);
    } else if (sign === '\n' || sign === '\r' || sign === '') {
      offset = behindLineEnd(source, start);
    } else {
      offset = readPair(source, start, into);
    }
  }
  return into.reading();
}

/** Reads a key and its value and returns where the next line begins. */
function readPair(source: string, start: number, into: Collector): number {
  const key = new LiteralText(source);
  key.enter(start);
  const keyEnd = readEscapedRun(source, start, key, (code) => isBlank(code) || code === 61 || code === 58);
  let value = skipContinued(source, keyEnd);
  if (/[=:]/.test(source.charAt(value))) {
    value = skipContinued(source, value + 1);
  }
  const name = key.finish({ start, end: keyEnd }, { ...topContext, use: 'key' })?.text ?? '';
  const text = new LiteralText(source);
  text.enter(value);
  const end = readEscapedRun(source, value, text, () => false);
  if (name !== '' && end > value) {
    into.add(
      text,
      { start: value, end },
      name.split('.').filter((part) => part !== ''),
    );
  }
  return behindLineEnd(source, lineEndAt(source, end));
}

/** Over blanks, and over a line end that a backslash takes out. */
function skipContinued(source: string, start: number): number {
  let offset = skipBlanks(source, start, source.length);
  while (source.charAt(offset) === '\\' && /[\r\n]/.test(source.charAt(offset + 1))) {
    offset = skipBlanks(source, behindLineEnd(source, offset + 1), source.length);
  }
  return offset;
}

/** Reads up to the end of a logical line, or to a sign that ends a key; returns where it stopped. */
function readEscapedRun(source: string, start: number, into: LiteralText, ends: (code: number) => boolean): number {
  let plain = start;
  let offset = start;
  // Blanks at the end are held back until something follows them.
  let solid = start;
  while (offset < source.length) {
    const code = source.charCodeAt(offset);
    if (code === 10 || code === 13 || ends(code)) {
      break;
    }
    if (code !== 92) {
      offset += 1;
      solid = isBlank(code) ? solid : offset;
      continue;
    }
    const escape = escapeAt(source, offset);
    if (escape === undefined) {
      break;
    }
    into.verbatim(plain, offset);
    into.decoded(offset, escape.end, escape.text);
    plain = escape.end;
    offset = escape.end;
    solid = escape.end;
  }
  into.verbatim(plain, Math.max(plain, solid));
  return solid;
}

function escapeAt(source: string, offset: number): { end: number; text: string } | undefined {
  const sign = source.charAt(offset + 1);
  if (sign === '') {
    return undefined;
  }
  if (sign === '\n' || sign === '\r') {
    return { end: skipBlanks(source, behindLineEnd(source, offset + 1), source.length), text: '' };
  }
  if (sign === 'u') {
    const digits = /^[\da-fA-F]{4}/.exec(source.slice(offset + 2, offset + 6))?.[0];
    return digits === undefined
      ? { end: offset + 2, text: 'u' }
      : { end: offset + 6, text: String.fromCharCode(Number.parseInt(digits, 16)) };
  }
  return { end: offset + 2, text: escapes[sign] ?? sign };
}
