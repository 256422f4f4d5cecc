import type { Literal } from '../../languages/literal';
import type { Span } from '../../text/span';
import { decodeBase64 } from './base64';
import { encodedLogin } from './encodedLogins';
import type { NameVerdict } from './names';
import { isRandom } from './randomness';

/** Which part of a literal is a name, and which the value that may be a secret. */

/** `DB_PASSWORD=…` as an element of a list, as docker compose and task definitions have it. */
export function innerAssignment(literal: Literal): { name: string; start: number; end: number } | undefined {
  // `env = NAME=value`: https://uwsgi-docs.readthedocs.io/en/latest/Options.html#env
  const setsVariable = literal.use === 'assigned' && /^(?:set_?)?env$/i.test(literal.name.at(-1) ?? '');
  const isAmongOthers =
    literal.use === 'element' || literal.use === 'argument' || literal.use === 'annotation-argument';
  if (!isAmongOthers && !setsVariable) {
    return undefined;
  }
  const match = /^(?:(?:export |--?)?([A-Za-z_][\w.-]{2,60})=|\/(pass(?:word)?):)(?=[^\s=]\S{3,}$)/.exec(literal.text);
  const name = match?.[1] ?? match?.[2];
  return match === null || name === undefined
    ? undefined
    : { name, start: match[0].length, end: match[0].length + parameterEnd(literal.text.slice(match[0].length)) };
}

/** Where nothing else is set, what stands in settings and templates for a variable: `${DB_PASSWORD:-…}`, `<%= ENV['X'] || '…' %>`. */
export function environmentFallback(literal: Literal): { name: string; start: number; end: number } | undefined {
  const { text, use } = literal;
  const ofVariable = use === 'assigned' || use === 'element' ? variableDefault(text) : undefined;
  return (
    ofVariable ??
    (text.length < 400 && /%>$|\}\}$/.test(text) ? (templateDefault(text) ?? hashedInTemplate(text)) : undefined)
  );
}

/**
 * Of `${DB_PASSWORD:-…}` what stands where the variable is not set. Spring has no hyphen.
 *
 * - https://docs.docker.com/reference/compose-file/interpolation/
 * - https://docs.spring.io/spring-boot/reference/features/external-config.html
 */
export function variableDefault(text: string): { name: string; start: number; end: number } | undefined {
  const match = /^(?:[A-Za-z_]\w{0,60}=)?\$\{([A-Za-z_][\w.-]{1,60})(:-?|-)(?=[^\s{}$]{4,200}\}$)/.exec(text);
  const name = match?.[1];
  // `${env:NAME}`, `${self:custom.name}`: what stands before a colon alone may say where to look, in one small word.
  return match === null || name === undefined || (match[2] === ':' && !/^[A-Z0-9_]+$|[._-]/.test(name))
    ? undefined
    : { name, start: match[0].length, end: text.length - 1 };
}

/** `<%= ENV['DB_PASSWORD'] || '…' %>`, `{{ db_password | default('…') }}`: what stands where there is nothing else. */
function templateDefault(text: string): { name: string; start: number; end: number } | undefined {
  const match =
    /^<%=?\s{0,3}ENV(?:\[|\.fetch\()["'](\w{3,60})["']\]?\s{0,3}(?:\|\||,)\s{0,3}["']([^"']{4,200})["']\)?\s{0,3}-?%>$/.exec(
      text,
    ) ??
    /^\{\{-?\s{0,3}(?:lookup\(\s{0,3}["'](?:ansible\.builtin\.)?env["']\s{0,3},\s{0,3}["'](?=\w{3,60}["']))?(\w[\w.]{1,60})(?:["']\s{0,3}\))?\s{0,3}\|\s{0,3}default\(\s{0,3}["']([^"'{}]{4,200})["'](?:,\s{0,3}\w{4,5})?\s{0,3}\)\s{0,3}\}\}$/.exec(
      text,
    );
  const [, name, value] = match ?? [];
  if (name === undefined || value === undefined) {
    return undefined;
  }
  const start = text.lastIndexOf(value);
  return { name, start, end: start + value.length };
}

/** `{{ '…' | password_hash('sha512') }}`: https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_filters.html#hashing-and-encrypting-strings-and-passwords */
function hashedInTemplate(text: string): { name: string; start: number; end: number } | undefined {
  const match = /^\{\{-?\s{0,3}["']([^"'{}]{4,200})["']\s{0,3}\|\s{0,3}password_hash\b/.exec(text);
  const value = match?.[1];
  return match === null || value === undefined
    ? undefined
    : { name: 'password', start: text.indexOf(value), end: text.indexOf(value) + value.length };
}

/** `getPassword` returns a password, although it is not one. */
export function withoutGetter(name: readonly string[]): readonly string[] {
  const last = name.at(-1);
  return last === undefined
    ? name
    : [...name.slice(0, -1), last.replace(/^(?:[Gg]et|[Ff]etch|[Ll]oad|[Rr]ead|[Dd]efault)[_-]?(?=[A-Z_a-z])/, '')];
}

/** Which part of a value is the secret: all of it, or what follows `Bearer` and the user of `user:password`. */
export function secretPart(text: string, verdict: NameVerdict): Span | undefined {
  // https://docs.spring.io/spring-security/reference/features/authentication/password-storage.html
  const plain = /^\{noop\}(?=.)/.exec(text)?.[0];
  if (plain !== undefined) {
    return { start: plain.length, end: text.length };
  }
  // `buildConfigField("String", "API_KEY", "\"…\"")`: a literal of another language.
  if (/^"[^"\s]{4,400}"$/.test(text)) {
    return { start: 1, end: text.length - 1 };
  }
  const scheme = /^(?:Bearer|Basic|Token|ApiKey|Api-Key|token|bearer|basic|Key|GenieKey|Bot|SSWS|apikey)[ :=]+/.exec(
    text,
  )?.[0];
  if (scheme !== undefined) {
    const empty = /^basic /i.test(scheme) && isEmptyLogin(text.slice(scheme.length));
    return empty ? undefined : { start: scheme.length, end: text.length };
  }
  if (verdict.role !== 'authorization') {
    // `echo password | base64` has a line end, too.
    const end = /^[^\r\n]{4,200}[\r\n]{1,2}$/.test(text) ? text.trimEnd().length : parameterEnd(text);
    return withoutUser(text, { start: 0, end }, verdict);
  }
  const user = /^(?!urn:)[\w.@-]{1,64}:(?!\/)/i.exec(text)?.[0];
  if (user !== undefined) {
    return { start: user.length, end: text.length };
  }
  return text.length >= 16 && isRandom(text) ? { start: 0, end: text.length } : undefined;
}

/**
 * Where a value ends that further parameters of a request follow: `…&username=app`. A drawn value may hold such signs
 * itself, unless what stands before them is long and drawn, too, and what follows is called in words.
 */
function parameterEnd(text: string): number {
  const next = /^[^&\s]{4,200}&(?=[A-Za-z_][A-Za-z_-]{2,39}=)/.exec(text)?.[0];
  const value = next?.slice(0, -1) ?? '';
  const isNamed = /^(?:X-[A-Z][A-Za-z-]{1,40}|[a-z]{3,20}(?:[_-]?[A-Za-z][a-z]{1,20}){0,4})=/.test(
    text.slice(value.length + 1),
  );
  return next === undefined || (isRandom(text.slice(0, 200)) && !(isNamed && value.length >= 20 && isRandom(value)))
    ? text.length
    : value.length;
}

/** `CURLOPT_USERPWD` takes a user and a password: https://curl.se/libcurl/c/CURLOPT_USERPWD.html */
export function withoutUser(text: string, part: Span, verdict: NameVerdict): Span {
  const user = /userpwd$/i.test(verdict.segment)
    ? /^[\w.@-]{1,64}:(?!\/)/.exec(text.slice(part.start))?.[0]
    : undefined;
  return user === undefined ? part : { start: part.start + user.length, end: part.end };
}

/** What a server of IMAP or SMTP writes before what it asks for: https://www.rfc-editor.org/rfc/rfc4954 */
const asks = /^(?:\+|334) /;

/** Whether a value is `user:password` in base64 of which the password is none, or what a server asks for, as `Password:`. */
export function isEncodedPlaceholder(written: string): boolean {
  const value = written.replace(asks, '');
  return value.length >= 12 && encodedForm.test(value) && isEmptyLogin(value);
}

/** Whether a value is `user:password` in base64 of which a person made up the password. */
export function isEncodedInvention(value: string): boolean {
  return value.length >= 8 && encodedForm.test(value) && encodedLogin(value)?.random === false;
}

const encodedForm = /^[A-Za-z0-9+/]{8,200}={0,2}$/;

function isEmptyLogin(encoded: string): boolean {
  return /^(?:user ?name|password):?\0?$/i.test(decodeBase64(encoded) ?? '') || encodedLogin(encoded)?.opens === false;
}
