import type { LiteralText } from '../syntax/literalText';

/** The escape sequences of a language. */
export interface Escapes {
  /** What follows the backslash, one character, and what the two stand for. */
  readonly simple: Readonly<Record<string, string>>;
  /** `\101`: the least and the most digits; values beyond 255 take a digit less where `octalByte` says so. */
  readonly octal?: readonly [least: number, most: number];
  readonly octalByte?: boolean;
  /** `\x41`: the least and the most digits. */
  readonly hexadecimal?: readonly [least: number, most: number];
  /** What `\x…` and octal digits stand for are bytes: those of one character in UTF-8 are that character. */
  readonly bytes?: boolean;
  /** `\u0041`; of several `u` in a row where `repeated`. */
  readonly unicode?: 'four' | 'repeated';
  /** `\U00000041`. */
  readonly longUnicode?: boolean;
  /** `\u{41}`. */
  readonly braced?: boolean;
  /** A backslash before a line end joins the lines; `trimmed`: and what leads the next ones is left out. */
  readonly continuation?: 'plain' | 'trimmed';
  /** An unknown escape stands for the character behind the backslash; otherwise it stays as it is. */
  readonly lenient?: boolean;
  /** A backslash is a character like any other. */
  readonly literalBackslash?: boolean;
  /** `\r\n` is read as a line feed. */
  readonly normalisesLineEnds?: boolean;
  /** Characters that are left out. */
  readonly dropped?: string;
  /** Doubled quotes or braces that stand for one: `""` in verbatim strings. */
  readonly doubled?: string;
}

interface Replacement {
  readonly end: number;
  readonly text: string;
}

/** Reads a stretch in which escape sequences are replaced. */
export function readEscaped(source: string, start: number, end: number, escapes: Escapes, into: LiteralText): void {
  let plain = start;
  let offset = start;
  while (offset < end) {
    const replaced = replacementAt(source, offset, end, escapes);
    if (replaced) {
      into.verbatim(plain, offset);
      into.decoded(offset, replaced.end, replaced.text);
      plain = replaced.end;
      offset = replaced.end;
    } else {
      offset += 1;
    }
  }
  into.verbatim(plain, end);
}

/** The escape sequence at an offset, if there is one. */
export function replacementAt(source: string, offset: number, end: number, escapes: Escapes): Replacement | undefined {
  const character = source.charAt(offset);
  if (character === '\\' && !escapes.literalBackslash) {
    return escapeAt(source, offset, end, escapes);
  }
  if (escapes.normalisesLineEnds && character === '\r' && offset + 1 < end && source.charAt(offset + 1) === '\n') {
    return { end: offset + 2, text: '\n' };
  }
  if (escapes.dropped?.includes(character)) {
    return { end: offset + 1, text: '' };
  }
  return escapes.doubled?.includes(character) && offset + 1 < end && source.charAt(offset + 1) === character
    ? { end: offset + 2, text: character }
    : undefined;
}

function escapeAt(source: string, offset: number, end: number, escapes: Escapes): Replacement | undefined {
  const character = source.charAt(offset + 1);
  if (offset + 1 >= end) {
    return undefined;
  }
  if (Object.hasOwn(escapes.simple, character)) {
    return { end: offset + 2, text: escapes.simple[character] ?? '' };
  }
  const found =
    numericEscape(source, offset, end, escapes) ??
    (escapes.continuation && (character === '\n' || character === '\r')
      ? { end: continuationEnd(source, offset + 1, end, escapes.continuation), text: '' }
      : undefined);
  if (found || !escapes.lenient) {
    return found;
  }
  const text = String.fromCodePoint(source.codePointAt(offset + 1) ?? 0);
  return { end: Math.min(end, offset + 1 + text.length), text };
}

function continuationEnd(source: string, offset: number, end: number, kind: 'plain' | 'trimmed'): number {
  let after = source.charAt(offset) === '\r' && source.charAt(offset + 1) === '\n' ? offset + 2 : offset + 1;
  while (kind === 'trimmed' && after < end && /[ \t\r\n]/.test(source.charAt(after))) {
    after += 1;
  }
  return Math.min(after, end);
}

function numericEscape(source: string, offset: number, end: number, escapes: Escapes): Replacement | undefined {
  const first = numberAt(source, offset, end, escapes);
  return first && escapes.bytes ? (characterOfBytes(source, offset, first, end, escapes) ?? first) : first;
}

/** The character whose UTF-8 begins with the byte of an escape, where the escapes behind it give the rest. */
function characterOfBytes(
  source: string,
  offset: number,
  first: Replacement,
  end: number,
  escapes: Escapes,
): Replacement | undefined {
  const lead = first.text.charCodeAt(0);
  if (!isByte(source, offset) || first.text.length > 1 || lead < 0xc2 || lead > 0xf4) {
    return undefined;
  }
  const codes = [lead];
  let after = first.end;
  for (let left = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3; left > 0; left -= 1) {
    const next =
      source.charAt(after) === '\\' && isByte(source, after) ? numberAt(source, after, end, escapes) : undefined;
    if (next === undefined || next.text.length > 1 || next.text.charCodeAt(0) > 0xff) {
      return undefined;
    }
    codes.push(next.text.charCodeAt(0));
    after = next.end;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(codes));
    return { end: after, text };
  } catch {
    // No UTF-8: each stands for itself.
    return undefined;
  }
}

/** Whether an escape is one of those that stand for a byte. */
function isByte(source: string, offset: number): boolean {
  return /[x0-7]/.test(source.charAt(offset + 1));
}

function numberAt(source: string, offset: number, end: number, escapes: Escapes): Replacement | undefined {
  const character = source.charAt(offset + 1);
  if (character >= '0' && character <= '7') {
    return escapes.octal && octal(source, offset + 1, end, escapes.octal, escapes.octalByte === true);
  }
  switch (character) {
    case 'x':
      return escapes.hexadecimal && digits(source, offset + 2, end, escapes.hexadecimal);
    case 'U':
      return escapes.longUnicode ? digits(source, offset + 2, end, [8, 8]) : undefined;
    case 'u': {
      if (escapes.braced && source.charAt(offset + 2) === '{') {
        const value = digits(source, offset + 3, end, [1, 8], '_');
        return value && source.charAt(value.end) === '}' && value.end < end
          ? { end: value.end + 1, text: value.text }
          : undefined;
      }
      let start = offset + 2;
      while (escapes.unicode === 'repeated' && source.charAt(start) === 'u') {
        start += 1;
      }
      return escapes.unicode && digits(source, start, end, [4, 4]);
    }
    default:
      return undefined;
  }
}

function octal(
  source: string,
  start: number,
  end: number,
  [least, most]: readonly [number, number],
  byte: boolean,
): Replacement | undefined {
  let after = start;
  let value = 0;
  while (after < end && after - start < most && /[0-7]/.test(source.charAt(after))) {
    const next = value * 8 + source.charCodeAt(after) - 48;
    if (byte && next > 0xff) {
      break;
    }
    value = next;
    after += 1;
  }
  return after - start < least ? undefined : { end: after, text: String.fromCharCode(value) };
}

function digits(
  source: string,
  start: number,
  end: number,
  [least, most]: readonly [number, number],
  separator = '',
): Replacement | undefined {
  let after = start;
  let text = '';
  while (after < end && text.length < most && /[0-9a-f_]/i.test(source.charAt(after))) {
    if (source.charAt(after) === '_' && separator !== '_') {
      break;
    }
    text += source.charAt(after).replace('_', '');
    after += 1;
  }
  const value = parseInt(text, 16);
  return text.length < least || value > 0x10ffff ? undefined : { end: after, text: String.fromCodePoint(value) };
}
