import type { Span } from '../../text/span';
import { decodeBase64, decodeJsonObject } from '../shared/base64';
import { isRandom, isSequence } from '../shared/randomness';

type Claims = Readonly<Record<string, unknown>>;

/** A JSON Web Token in a text (RFC 7519), decoded. */
export interface WebToken {
  readonly span: Span;
  readonly algorithm: string;
  readonly claims: Claims;
  /** Whether it is signed; not with the algorithm `none`. */
  readonly signed: boolean;
}

/** In code units: longer ones carry certificates or are none. */
const longest = 8_192;

/** How the base64url of a header can begin: `{"`, `{ "` or `{` and a line break. */
const beginning = /eyJ|eyA|ewog|ewoJ|ewoi|ew0K/g;
/** Header, payload, signature: each of base64url. */
const segments = /([\w-]{10,2048})\.([\w-]{2,8192})\.([\w-]{0,1024})/y;

/** How base64 of a token begins: `eyJ`, or `eyA`. */
const encodedBeginning = /ZXlK|ZXlB/g;
const encoded = /[\w+/-]{80,10924}={0,2}/y;

/** Every JSON Web Token of a text whose header and payload can be read, as it is or in base64 once more. */
export function findWebTokens(text: string): WebToken[] {
  return [...tokensAt(text, beginning, webTokenAt), ...tokensAt(text, encodedBeginning, encodedTokenAt)];
}

function tokensAt(
  text: string,
  beginnings: RegExp,
  read: (text: string, start: number) => WebToken | undefined,
): WebToken[] {
  const tokens: WebToken[] = [];
  const own = new RegExp(beginnings.source, beginnings.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    const token = read(text, match.index);
    if (token !== undefined) {
      tokens.push(token);
      own.lastIndex = token.span.end;
    }
  }
  return tokens;
}

/** The JSON Web Token in base64 that begins at a place of a text, if one does: as secrets of Kubernetes hold it. */
export function encodedTokenAt(text: string, start: number): WebToken | undefined {
  if (!/^ZXl[KB]/.test(text.slice(start, start + 4)) || (start > 0 && isInside(text, start))) {
    return undefined;
  }
  const own = new RegExp(encoded.source, encoded.flags);
  own.lastIndex = start;
  const [whole = ''] = own.exec(text) ?? [];
  const end = start + whole.length;
  const decoded = whole === '' || /[\w+/-]/.test(text.charAt(end)) ? undefined : decodeBase64(whole)?.trimEnd();
  const token = decoded === undefined ? undefined : webTokenAt(decoded, 0);
  return token === undefined || token.span.end !== decoded?.length ? undefined : { ...token, span: { start, end } };
}

/** The JSON Web Token that begins at a place of a text, if one does. */
export function webTokenAt(text: string, start: number): WebToken | undefined {
  if (start > 0 && isInside(text, start)) {
    return undefined;
  }
  const own = new RegExp(segments.source, segments.flags);
  own.lastIndex = start;
  const match = own.exec(text);
  if (match === null || match[0].length > longest) {
    return undefined;
  }
  const [whole, header = '', payload = '', signature = ''] = match;
  const end = start + whole.length;
  if (/[\w.+/=-]/.test(text.charAt(end)) && !/^(?:\.\B|={1,2}\B)/.test(text.slice(end, end + 3))) {
    return undefined;
  }
  const algorithm = decodeJsonObject(header)?.['alg'];
  const claims = typeof algorithm === 'string' ? decodeJsonObject(payload) : undefined;
  if (typeof algorithm !== 'string' || claims === undefined) {
    return undefined;
  }
  const signed = algorithm.toLowerCase() !== 'none';
  return signed === (signature === '') ? undefined : { span: { start, end }, algorithm, claims, signed };
}

/** Whether a place lies within a longer run of base64; an escape or a percent-encoded sign before it ends one. */
function isInside(text: string, start: number): boolean {
  return (
    /[\w.+/-]/.test(text.charAt(start - 1)) &&
    !/\\[nrt]$|%[0-9A-Fa-f]{2}$|\/$/.test(text.slice(Math.max(0, start - 3), start))
  );
}

/** Whether a token only shows what tokens look like: no claims, those of jwt.io and the RFCs, a signature that is none. */
export function isSpecimen({ claims }: WebToken, text: string): boolean {
  const values = Object.values(claims);
  const signature = text.slice(text.lastIndexOf('.') + 1);
  return (
    values.length === 0 ||
    claims['iat'] === 1516239022 ||
    claims['sub'] === '1234567890' ||
    'http://example.com/is_root' in claims ||
    values.some((value) => typeof value === 'string' && specimenWords.test(value)) ||
    (signature !== '' && (!isRandom(signature.slice(0, 200)) || isSequence(signature)))
  );
}

const specimenWords =
  /^(?:j(?:oh|a)ne? ?(?:doe|smith|q\.? public)|foo|bar|baz|test|testing|hello|world|example|foo ?bar|alice|bob|joe)$|example\.(?:com|org|net|edu)|\.example\b|\.test\b|\.invalid\b/i;
