import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import type { Surroundings } from './context';
import type { NameVerdict } from './names';
import { isRepetition } from './randomness';
import { isDigestLike } from './shapes';
import type { Look } from './weigh';
import { wordsOf } from './words';

/** What a value is beside its name, its user and its file, where that is something other than a secret. */

/** What databases hold in the column of passwords: a digest. Keys of 32 and 64 digits are generated in settings, too. */
export function isStoredHash(
  value: string,
  verdict: NameVerdict,
  document: ParsedDocument,
  literal: Literal,
  surroundings: Surroundings,
): boolean {
  if (isMarkedEncrypted(document, literal)) {
    return true;
  }
  if (verdict.role !== 'password') {
    return false;
  }
  // What Samba keeps of a password: https://wiki.samba.org/index.php/Password_Hashes
  if (/(?:LM|NT|ntlm)_?(?:Password|Hash|Pw)$/i.test(verdict.segment) && /^!?[0-9A-F]{28,32}$/i.test(value)) {
    return true;
  }
  return document.language.id === 'sql'
    ? (isDigestLike(value) || /^[0-9a-f]{16}$/.test(value)) && !setsLogin(document, literal)
    : (surroundings.settings && /^(?:[0-9a-f]{96}|[0-9a-f]{128})$/i.test(value)) ||
        (/^[0-9a-f]{40}$/i.test(value) && !isOfService(verdict.segment));
}

/** Whether a password is that of a service (`DB_PASSWORD`, `redisPass`), which nobody keeps as a digest; those of users are. */
function isOfService(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 1 && !words.some((word) => stored.test(word));
}

const stored =
  /^(?:users?|usr|members?|customers?|persons?|accounts?|old|new|current|hash(?:ed)?|enc(?:rypted)?|sha1?|digest|my)$/;

/** `<password encrypted="true">…`: the element says itself that nobody can use what is in it. */
function isMarkedEncrypted({ language, source }: ParsedDocument, { outer }: Literal): boolean {
  return (
    language.id === 'xml' &&
    /\s(?:is_?)?(?:encrypted|hashed)\s{0,2}=\s{0,2}["'](?:true|yes|1)["'][^<>]{0,120}>?\s{0,40}$/i.test(
      source.slice(Math.max(0, outer.start - 240), outer.start),
    )
  );
}

/** Whether a statement gives a login its password, which the database hashes itself. */
export function setsLogin(document: ParsedDocument, literal: Literal): boolean {
  const before = document.source.slice(Math.max(0, literal.outer.start - 300), literal.outer.start);
  const statement = before.slice(before.lastIndexOf(';') + 1);
  return (
    /\b(?:create|alter|grant|change|set\s+password|set\s+role)\b/i.test(statement) &&
    !/\b(?:insert|update)\b/i.test(statement)
  );
}

/** `{"src/keys/host_key": "<digest>"}`, `VECTORS = {"password": "<digest>"}`: what a content comes to, under its path or itself. */
export function isContentDigest(value: string, name: readonly string[]): boolean {
  return (
    isDigestLike(value) &&
    (/\w\/[\w.-]+\/\w/.test(name.at(-1) ?? '') || name.slice(0, -1).some((holder) => holdsDigests.test(holder)))
  );
}

const holdsDigests = /(?:vectors?|hashes|digests?|checksums?|md5s?|sha\d{1,3}s?)$/i;

/** What a feature of a package turns on, in a list: other features. */
export function isFeature(literal: Literal, name: readonly string[]): boolean {
  return literal.use === 'element' && name.includes('features');
}

/** `user: grafana, password: grafana`, `[vmware] password = vmware`: what a program comes with, known to everyone. */
export function isDefaultLogin(
  look: Look,
  value: string,
  name: readonly string[],
  user: string | undefined,
  path: string | undefined,
): boolean {
  if (look === 'random' || look === 'uuid') {
    return false;
  }
  const lower = value.toLowerCase();
  return (
    isNamedAfter(lower, wordsOf(name.at(-1) ?? '')) ||
    (user !== undefined && user.length >= 3 && isUserAgain(lower, user.toLowerCase())) ||
    (/^[a-z]+\d?$/.test(value) &&
      (name.slice(0, -1).some((segment) => segment.toLowerCase() === value) ||
        // `grafana` in the folder of that name.
        (path ?? '')
          .toLowerCase()
          .split(/[/@._-]/)
          .includes(value)))
  );
}

/**
 * Whether a call is given the user again as the password: `getConnection(url, "root", "root")`. Who sets a server up often
 * leaves it so, but as often it is only an example.
 */
export function repeatsArgumentBefore({ literals }: ParsedDocument, index: number): boolean {
  const [user, password] = [literals[index - 1], literals[index]];
  return (
    user?.call !== undefined &&
    password?.call?.callee === user.call.callee &&
    typeof user.call.argument === 'number' &&
    password.call.argument === user.call.argument + 1 &&
    password.outer.start - user.outer.end <= 40 &&
    password.text.toLowerCase() === user.text.toLowerCase()
  );
}

/**
 * `user: minio, password: minio123`; of users that every system has, only the name alone. Digits that do not count up
 * somebody chose.
 */
function isUserAgain(value: string, user: string): boolean {
  const rest = value.startsWith(user) ? value.slice(user.length) : undefined;
  return (
    rest !== undefined &&
    (rest === '' ||
      (/^\d{1,4}$/.test(rest) &&
        (rest.length < 3 || '01234567890 9876543210'.includes(rest) || isRepetition(rest)) &&
        !/^(?:admin|administrator|root|system|test|user)$/.test(user)))
  );
}

/** `adminPassword: admin`, `MINIO_SECRET_KEY=minio123`: a word of the name, and no more than a number. */
function isNamedAfter(value: string, words: readonly string[]): boolean {
  const [, word = '', digits = ''] = /^([a-z]{4,})(\d{0,4})$/.exec(value) ?? [];
  return words.includes(word) && (digits === '' || !/^(?:admin|root|user|database|master)/.test(word));
}

/** `token: "access_token"`, `password: "user_password"`: the value is the name over again. */
export function repeatsName(value: string, name: readonly string[]): boolean {
  const flat = wordsOf(value).join('');
  const segment = name.at(-1) ?? '';
  const last = wordsOf(segment).join('');
  return (
    flat === last ||
    // `id="settings.phase2-password"`
    flat === wordsOf(segment.split('.').at(-1) ?? '').join('') ||
    // `"oAuth2Credentials": {"shape": "OAuth2Credentials"}`
    (name.some(isNameOfShape) &&
      /^[A-Za-z]\w{7,}$/.test(value) &&
      name.some((holder) => flat === wordsOf(holder).join(''))) ||
    (flat.length > 3 && !/\d/.test(flat) && (flat.endsWith(last) || last.endsWith(flat)))
  );
}

/** Whether a member says of what type or shape its holder is; a password may repeat whose it is. */
function isNameOfShape(segment: string): boolean {
  return /^(?:shape|type|kind|ref|\$ref|schema|model)$/i.test(segment);
}

/** `trustedCertsSecret: minio-trusted-certs`: what a stored secret is called, in words of the name. */
export function isNameOfStored(value: string, name: readonly string[]): boolean {
  if (!/^[a-z]{2,20}(?:-[a-z]{2,20}){1,6}$/.test(value)) {
    return false;
  }
  const words = new Set(wordsOf(name.at(-1) ?? '').filter((word) => word.length > 2));
  return wordsOf(value).some((word) => words.has(word));
}

/** `BCRYPT_AES_WRAP_KEY_BLOB = "Rfc3565KeyWrapBlob"`: a constant whose value is words of its name. */
export function isWordsOfName(value: string, name: readonly string[]): boolean {
  if (!/^[A-Za-z]\w{3,60}$/.test(value)) {
    return false;
  }
  const named = new Set(wordsOf(name.at(-1) ?? ''));
  const words = wordsOf(value).filter((word) => /^[a-z]{3,}$/.test(word));
  const shared = words.filter((word) => named.has(word)).length;
  return shared > 1 && shared * 4 >= words.length * 3;
}

/** `signingkey = 3AA5…`, `--signature-keys 4AEE…,07E3…`, `releaseManagerKey`: ids of keys of GnuPG. https://git-scm.com/docs/git-config#Documentation/git-config.txt-usersigningKey */
export function isKeyId(value: string, name: readonly string[]): boolean {
  return (
    /^(?:signing|signature)[_-]?keys?$|(?:manager|maintainer|committer|packager|releaser?|signer)[_-]?keys?$/i.test(
      name.at(-1) ?? '',
    ) && /^(?:(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})!?,?){1,20}$/.test(value)
  );
}

/**
 * `'token': ('CharField', [], {'default': "'5f8a…'"})`: a model as it was when a migration was written. Its default is the
 * source of an expression, and of a field that draws one anew, no value that anything uses.
 */
export function isFrozenDefault(literal: Literal, name: readonly string[], path: string | undefined): boolean {
  return name.at(-1) === 'default' && /^'[^']*'$/.test(literal.text) && /(?:^|[/_])migrations\//.test(path ?? '');
}

/** `AppPassword = 1029;`: the number of a field or a member. https://protobuf.dev/programming-guides/proto3/#assigning */
export function isFieldNumber(value: string, path: string | undefined): boolean {
  return /^\d{1,9}$/.test(value) && /\.(?:proto|thrift)$/.test(path ?? '');
}

/**
 * `connect("a", "b", "QueuedConnection1")`: a value that repeats the word of the call, where only the place of an argument
 * says that it may be a password.
 *
 * @param segment the name that the place gives it; `pw` is one that a place alone makes no more than likely.
 */
export function isNamedAfterCall(literal: Literal, value: string, segment: string): boolean {
  const word = wordsOf((literal.call?.callee ?? '').slice(-80)).at(-1) ?? '';
  return segment === 'pw' && word.length >= 5 && /^[A-Za-z]/.test(value) && value.toLowerCase().includes(word);
}
