import type { Span } from '../../text/span';
import { isDrawn } from '../shared/drawn';
import { encodedLogin } from '../shared/encodedLogins';
import { isPlaceholder } from '../shared/placeholders';
import { isRandom } from '../shared/randomness';
import { isReference } from '../shared/references';
import { isCutOffJson } from '../shared/samples';

/** Credentials in the value of an HTTP header. */
export interface HeaderCredentials {
  readonly span: Span;
  /** `basic`, `bearer`, or the name of the header. */
  readonly scheme: string;
  /** Whether a machine made what is secret in it. */
  readonly random: boolean;
}

/** Headers that carry nothing but a credential; in lower case. */
export const secretHeaders: readonly string[] = [
  'x-api-key',
  'x-apikey',
  'x-auth-token',
  'x-access-token',
  'x-auth-key',
  'x-api-token',
  'x-app-key',
  'x-secret-key',
  'x-vault-token',
  'x-functions-key',
  'x-rapidapi-key',
  'x-figma-token',
  'x-shopify-access-token',
  'x-postmark-server-token',
  'x-consul-token',
  'x-n8n-api-key',
  'x-goog-api-key',
  'private-token',
  'job-token',
  'deploy-token',
  'ocp-apim-subscription-key',
  'api-token',
];

/** Schemes of `Authorization` that take a token; https://www.iana.org/assignments/http-authschemes/ and what services invented. */
const schemes = /(?:bearer|token|apikey|api-key|api-token|bot|oauth|geniekey|ssws|klaviyo-api-key|deepl-auth-key)$/i;

const value = /[\w.~+/=:!@#$%^&*-]{8,2048}/y;

/** The credentials behind a `Basic ` at a place (its end) of a text. */
export function basicAt(text: string, end: number): HeaderCredentials | undefined {
  if (!beginsValue(text, end - 'basic '.length)) {
    return undefined;
  }
  const match = readValue(/[A-Za-z0-9+/]{8,512}={0,2}/y, text, valueStart(text, end));
  if (match === undefined) {
    return undefined;
  }
  const login = encodedLogin(match.value);
  return login?.opens === true ? { span: match.span, scheme: 'basic', random: login.random } : undefined;
}

/** The token behind a scheme such as `Bearer ` at a place (its end) of a text. */
export function tokenBehind(text: string, end: number): HeaderCredentials | undefined {
  const scheme = schemes.exec(text.slice(Math.max(0, end - 24), end).trimEnd())?.[0].toLowerCase();
  if (scheme === undefined || !beginsValue(text, end - scheme.length - 1)) {
    return undefined;
  }
  if (scheme !== 'bearer' && !/authorization/i.test(text.slice(Math.max(0, end - 60), end))) {
    return undefined;
  }
  const match = readValue(/[\w.~+/=:-]{16,2048}/y, text, valueStart(text, end));
  return match !== undefined && isToken(match.value) ? { span: match.span, scheme, random: true } : undefined;
}

/** The credential behind the name of a header at a place (its end) of a text. */
export function headerAt(text: string, start: number, end: number): HeaderCredentials | undefined {
  const tie = read(/["'`\])]{0,3}[ \t]{0,4}(?:=>|[:=,])[ \t]{0,8}["'`]{0,3}/y, text, end);
  if (tie === undefined || /[\w-]/.test(text.charAt(start - 1))) {
    return undefined;
  }
  const match = readValue(value, text, tie.span.end);
  return match !== undefined && isToken(match.value)
    ? { span: match.span, scheme: text.slice(start, end), random: true }
    : undefined;
}

function isToken(text: string): boolean {
  const bare = text.replace(/^[\w.-]{1,40}:/, '').replace(/={1,2}$/, '');
  return (
    bare.length >= 16 &&
    isDrawn(bare) &&
    isRandom(bare) &&
    !isPlaceholder(text) &&
    !isReference(text) &&
    !isCutOffJson(bare)
  );
}

/** Whether a place begins the value of a header or of a literal: behind a quote, a colon, an equals sign, a line's start. */
function beginsValue(text: string, start: number): boolean {
  return /(?:^|["'`:=,>\n(]|\\["'])[ \t]{0,4}$|authorization[ \t]{1,8}$|\\[nt]$/i.test(
    text.slice(Math.max(0, start - 24), start),
  );
}

/** Past further spaces and past the quotes and signs of a concatenation. */
function valueStart(text: string, end: number): number {
  return read(/[ \t]{0,4}(?:["'`][ \t]{0,4}[+.&][ \t]{0,4}["'`])?/y, text, end)?.span.end ?? end;
}

function read(pattern: RegExp, text: string, at: number): { readonly span: Span; readonly value: string } | undefined {
  const own = new RegExp(pattern.source, pattern.flags);
  own.lastIndex = at;
  const match = own.exec(text);
  return match === null ? undefined : { span: { start: at, end: at + match[0].length }, value: match[0] };
}

/** A value without the sign that ends a sentence or a statement rather than a token. */
function readValue(
  pattern: RegExp,
  text: string,
  at: number,
): { readonly span: Span; readonly value: string } | undefined {
  const found = read(pattern, text, at);
  if (found === undefined || !/[.:!]$/.test(found.value)) {
    return found;
  }
  return { span: { start: at, end: found.span.end - 1 }, value: found.value.slice(0, -1) };
}
