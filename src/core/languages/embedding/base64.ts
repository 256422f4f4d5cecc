import type { Literal } from '../literal';

/**
 * The text that base64 stands for; undefined where it is none, or stands for something other than text.
 *
 * @param encoded may hold white space.
 */
export function decodeBase64Text(encoded: string): string | undefined {
  const compact = encoded.replace(/\s/g, '');
  if (compact.length < 4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) {
    return undefined;
  }
  try {
    const bytes = Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[^\P{Cc}\t\r\n]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** A literal with the text that its base64 stands for, in the place of the base64; the same where it stands for none. */
export function decodedLiteral(literal: Literal): Literal {
  const text = decodeBase64Text(literal.text);
  return text === undefined
    ? literal
    : { ...literal, text, pieces: [{ span: literal.span, inText: { start: 0, end: text.length }, verbatim: false }] };
}
