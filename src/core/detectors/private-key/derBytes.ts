import type { Span } from '../../text/span';
import type { FoundKey } from './foundKey';

/**
 * How a private key begins in DER when it is written byte by byte or in hexadecimal: a SEQUENCE (30) whose length fits
 * what follows, then the version, then what only a private key has there (PKCS#8, RFC 5958; RSA, RFC 8017 A.1.2;
 * elliptic curves, RFC 5915). Certificates and public keys have no version at that place.
 */
const keywordBeginnings: readonly (readonly number[])[] = [
  [0x30, 0x82],
  [0x30, 0x81],
  [0x30, 0x77, 0x02],
  [0x30, 0x74, 0x02],
  [0x30, 0x41, 0x02],
  [0x30, 0x2e, 0x02],
];

const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');

/** What stands behind the length of keys, in hexadecimal: the version and what follows it. */
const hexSigns: readonly string[] = [
  '020100300d06092a864886f70d010101',
  '0201000282',
  '02010002818100',
  '020100301306072a8648ce3d0201',
  '020100301006072a8648ce3d0201',
  '020100300506032b657',
  '0201010420',
  '0201010430',
  '0201010442',
];

/** For the prefilter: lower case. */
export const byteKeywords: readonly string[] = [
  ...hexSigns,
  ...keywordBeginnings.flatMap((bytes) => [
    `${bytes.map((byte) => `0x${hexOf(byte)}`).join(', ')},`,
    `${bytes.map((byte) => `0x${hexOf(byte)}`).join(',')},`,
    // Kotlin has no bytes above 127.
    `${bytes.map((byte) => `0x${hexOf(byte)}`).join(', ')}.tobyte()`,
    bytes.map((byte) => `\\x${hexOf(byte)}`).join(''),
    `${bytes.join(', ')},`,
    `${bytes.map((byte) => (byte > 127 ? byte - 256 : byte)).join(', ')},`,
  ]),
  '(byte)0x30, (byte)0x8',
  '(byte) 0x30, (byte) 0x8',
];

/** What parts one byte from the next: a comma, the end of a line, the quotes of adjoining literals. */
const between = /(?:[ \t]|\r?\n){0,80}(?:,(?:[ \t]|\r?\n){0,80})?(?:"(?:[ \t]|\r?\n){1,80}"){0,2}/y;
const element = /(?:\([a-z]{4}\) ?)?(?:0x([0-9a-f]{1,2})|\\x([0-9a-f]{2})|(-?\d{1,3}))(?:\.toByte\(\)|u8)?(?![\w.])/iy;
const escaped = /\\x([0-9a-f]{2})/iy;

/** Bytes that stand in a text, and where each ends. */
interface Bytes {
  readonly values: readonly number[];
  readonly ends: readonly number[];
}

/** In bytes: more than the largest key that anyone uses (RSA of 8,192 bits). */
const longest = 6_000;

/** The bytes of a list or an escaped literal that begins at a place. */
function listedBytes(text: string, start: number, most = longest): Bytes {
  const values: number[] = [];
  const ends: number[] = [];
  const pattern = text.startsWith('\\x', start) ? escaped : element;
  let at = start;
  while (values.length < most) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) {
      break;
    }
    const hex = match[1] ?? match[2];
    const value = hex === undefined ? Number(match[3]) : Number.parseInt(hex, 16);
    if (value < -128 || value > 255) {
      break;
    }
    values.push(value & 0xff);
    at += match[0].length;
    ends.push(at);
    between.lastIndex = at;
    at += between.exec(text)?.[0].length ?? 0;
  }
  return { values, ends };
}

/** The bytes of hexadecimal that begins at a place. */
function hexBytes(text: string, start: number, most = longest): Bytes {
  const run = /^[0-9a-f]*/i.exec(text.slice(start, start + most * 2))?.[0] ?? '';
  const values: number[] = [];
  const ends: number[] = [];
  for (let index = 0; index + 1 < run.length; index += 2) {
    values.push(Number.parseInt(run.slice(index, index + 2), 16));
    ends.push(start + index + 2);
  }
  return { values, ends };
}

/** What kind of private key bytes begin, and how many are its own; undefined where they begin none. */
function headIn(bytes: readonly number[]): { readonly keyType: string; readonly length: number } | undefined {
  const [tag, first = 0] = bytes;
  const lead = first < 0x80 ? 2 : 2 + (first & 0x7f);
  if (tag !== 0x30 || lead > 4) {
    return undefined;
  }
  const length = first < 0x80 ? first + 2 : bytes.slice(2, lead).reduce((sum, byte) => sum * 256 + byte, 0) + lead;
  const behind = bytes
    .slice(lead, lead + 20)
    .map(hexOf)
    .join('');
  const sign = hexSigns.find((beginning) => behind.startsWith(beginning));
  if (sign === undefined || length < (sign.startsWith('02010002') ? 280 : 46)) {
    return undefined;
  }
  return { keyType: sign.includes('2b657') ? 'Ed25519' : /ce3d|^020101/.test(sign) ? 'EC' : 'RSA', length };
}

/** Whether bytes are as various as those of a key: not all of a few values, as in what is filled up for a test. */
function isVaried(bytes: readonly number[]): boolean {
  return new Set(bytes).size >= Math.min(bytes.length * 0.5, 90);
}

/** Where lists of bytes and escaped literals may begin a key. */
const listBeginnings =
  /(?<![\w.\\])(?:\([a-z]{4}\) ?)?0x30 ?,\s{0,40}(?:\([a-z]{4}\) ?)?0x(?:8[12]|77|74|41|2e)\b|\\x30\\x(?:8[12]|77|74|41|2e)|(?<![\w.])48 ?,\s{0,40}(?:-12[67]|1(?:29|30)|119|116|65|46) ?,/gi;
/** In UTF-16 code units: `30`, the sign of the length, the length. */
const hexLeads = [8, 6, 4];

/** Private keys in DER that are written as lists of bytes, with escapes, or in hexadecimal. */
export function findByteKeys(text: string): FoundKey[] {
  const found: FoundKey[] = [];
  const take = (start: number, { values, ends }: Bytes): void => {
    const key = headIn(values);
    const end = key && ends[key.length - 1];
    if (key !== undefined && end !== undefined && isVaried(values.slice(28, key.length))) {
      found.push({ start, end, form: 'bytes', keyType: key.keyType, encrypted: false });
    }
  };
  for (const { index } of text.matchAll(listBeginnings)) {
    take(index, listedBytes(text, index));
  }
  const lower = text.toLowerCase();
  for (const sign of hexSigns) {
    for (let at = lower.indexOf(sign); at >= 0; at = lower.indexOf(sign, at + sign.length)) {
      const start = hexStart(lower, at);
      if (start !== undefined) {
        take(start, hexBytes(text, start));
      }
    }
  }
  return found;
}

/** Where hexadecimal begins whose sign stands at a place. */
function hexStart(lower: string, sign: number): number | undefined {
  return hexLeads
    .map((lead) => sign - lead)
    .find((place) => place >= 0 && lower.startsWith('30', place) && !/[0-9a-z]/.test(lower.charAt(place - 1)));
}

/** In bytes: what tells that a key begins. */
const headLength = 24;

/** Whether a key may stand as bytes at a keyword hit: what a glance asks. */
export function mayBeByteKey(text: string, hit: Span): boolean {
  if (/^[0-9a-f]/i.test(text.charAt(hit.start)) && /^[0-9a-f]*$/i.test(text.slice(hit.start, hit.end))) {
    const from = Math.max(0, hit.start - 9);
    const start = hexStart(text.slice(from, hit.start).toLowerCase(), hit.start - from);
    return start !== undefined && headIn(hexBytes(text, from + start, headLength).values) !== undefined;
  }
  return headIn(listedBytes(text, hit.start, headLength).values) !== undefined;
}
