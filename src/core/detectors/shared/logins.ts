import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import type { Span } from '../../text/span';
import type { GlanceMemory } from './glanceMemory';
import { farthest, nameFrom, namedMember, opens, plainMember, rememberMembers } from './listText';
import { otherTails, transparentLeaves } from './nameWords';
import { isChosen, isUnlikeWords } from './noted';
import { isPasswordHash } from './references';
import { isChosenWord, isPassphrase } from './shapes';
import { weakPassword } from './weakPasswords';
import { wordList } from './wordList';
import { wordsOf } from './words';

/** What lists of users are called whose members may be their passwords: `USERS`, `basicAuthUsers`, `service_accounts`. */
const holders = wordList('users accounts logins admins creds credentials');
/** What says by itself that its members are passwords. */
const passwordHolders = wordList('passwords passwds pwds pws');

/** Beside `otherTails`: what objects say of a person or an account, so that it is no list of passwords. */
const attributes = wordList(
  'user username login email mail role roles plan phone mobile fax city state country street zip postcode company team department picture avatar bio gender birthday locale lang currency balance iban bic number nr no code slug sku first last nick nickname sub oid sid pid key secret token host database db schema port driver env environment region account bucket created joined active read write create delete list get add edit show new all count',
);

/** So many literals to either side are looked at for further members of a list. */
const reach = 40;
/**
 * What a member of a list of logins is: the password of the user that it is called after or stands behind
 * (`USERS = { anna: "…" }`, `accounts = [("svc", "…", "admin")]`), or `user:password` in one; undefined for all else.
 *
 * Other things are kept under the names of users, too. That they are passwords has to be seen from all of them.
 */
export function partOfLogins(document: ParsedDocument, index: number): 'password' | 'userpwd' | undefined {
  const literal = document.literals[index];
  if (literal?.use === 'assigned' && isAccountOfGin(document.source, literal.outer.start)) {
    return 'password';
  }
  if (literal === undefined || literal.text.length < 5 || literal.text.length > 80) {
    return undefined;
  }
  if (literal.use === 'element') {
    const holder = literal.name.at(-1);
    if (holder === undefined || !isHolder(holder)) {
      return undefined;
    }
    const joined = /^\p{L}[\w.@-]{1,40}:(?=[^\s/:])/u.exec(literal.text)?.[0];
    if (joined !== undefined) {
      return !isPasswordHash(literal.text) && isSurelyPassword(literal.text.slice(joined.length))
        ? 'userpwd'
        : undefined;
    }
    return isSecondInRow(document, literal) &&
      (isSurelyPassword(literal.text) || (tellsOfPasswords(holder) && isPasswordLike(literal.text)))
      ? 'password'
      : undefined;
  }
  const holder = literal.name.at(-2);
  if (literal.use !== 'assigned' || holder === undefined || !isHolder(holder) || !isPasswordLike(literal.text)) {
    return undefined;
  }
  const members = [literal, ...membersBeside(document, index)];
  return (tellsOfPasswords(holder) || members.some(({ text }) => isSurelyPassword(text))) &&
    members.every(
      (member) => isUser(member.name.at(-1) ?? '') && isPasswordLike(member.text) && !isNumberedAs(member, literal),
    )
    ? 'password'
    : undefined;
}

/** How far from its beginning a member of such a map is looked for, in UTF-16 code units. */
const farthestAccount = 2_000;

/** Whether a place is in a map of `gin.Accounts`, whose values are passwords: https://pkg.go.dev/github.com/gin-gonic/gin#Accounts */
function isAccountOfGin(source: string, at: number): boolean {
  if (!/"[^"\r\n]{1,80}"\s{0,8}:\s{0,8}$/.test(source.slice(Math.max(0, at - 100), at))) {
    return false;
  }
  const before = source.slice(Math.max(0, at - farthestAccount), at);
  const opening = before.lastIndexOf('gin.Accounts{');
  return opening >= 0 && !before.includes('}', opening);
}

function isHolder(name: string): boolean {
  const last = wordsOf(name).at(-1) ?? '';
  return holders.has(last) || passwordHolders.has(last);
}

/** Whether a name may be that of a user: nothing that objects have as their fields. */
export function isUser(name: string): boolean {
  return (
    // Letters beyond ASCII are the rare ones, and slow to tell.
    (/^[A-Za-z][\w.@+-]{1,60}$/.test(name) || /^\p{L}[\p{L}\p{N}_.@+-]{1,60}$/u.test(name)) &&
    wordsOf(name.replace(/@.*/, '')).every(
      (word) => !otherTails.has(word) && !attributes.has(word) && !transparentLeaves.has(word),
    )
  );
}

/** Whether a value may be what people choose as a password, and no id, address or text. */
function isPasswordLike(value: string): boolean {
  return (
    weakPassword(value) === 'known' ||
    isPassphrase(value) ||
    (isChosen(value) &&
      // Ids, as machines count or draw them.
      !/^(?:0x)?[0-9a-f-]+$|^[\dA-Z_-]+$|^[A-Za-z]{1,5}[_-]\w+$/.test(value) &&
      !/^(?:users?|accounts?|acct?|customers?|members?|ids?|uid|person|employee|admin|test|order|client|group|role)[._-]?\d+$/i.test(
        value,
      ) &&
      !/[/\\]|@[\w-]+\./.test(value))
  );
}

/** Whether a value is hardly anything but a password. */
function isSurelyPassword(value: string): boolean {
  return (
    isPasswordLike(value) &&
    !isPassphrase(value) &&
    (isUnlikeWords(value) ||
      /^(?=\D{0,40}\d)[\w.-]{0,40}[!?#$%^&*+~=]/.test(value) ||
      isChosenWord(/^([A-Za-z]{5,20})\d{2,4}[!.?*#$]?$/.exec(value)?.[1] ?? ''))
  );
}

/** Whether the name of a list says by itself that more than users are in it. */
function tellsOfPasswords(holder: string): boolean {
  return !/^(?:users|accounts|admins)$/.test(wordsOf(holder).at(-1) ?? '');
}

/** `("svc", "…")` within a list: the value that follows the name of a user. */
function isSecondInRow(document: ParsedDocument, literal: Literal): boolean {
  const { start, end } = literal.outer;
  return (
    /[[({,]\s{0,40}[[({]\s{0,4}[bru@]?["'`]\p{L}[\p{L}\p{N}_.@+-]{1,40}["'`]\s{0,4},\s{0,4}[bru@]?$/u.test(
      document.source.slice(Math.max(0, start - 120), start),
    ) && /^\s{0,4}[,)\]}]/.test(document.source.slice(end, end + 8))
  );
}

function membersBeside(document: ParsedDocument, index: number): readonly Literal[] {
  const literal = document.literals[index];
  const found: Literal[] = [];
  for (let step = -reach; literal !== undefined && step <= reach; step += 1) {
    const other = step === 0 ? undefined : document.literals[index + step];
    if (
      other?.use === 'assigned' &&
      other.name.length === literal.name.length &&
      other.name.at(-2) === literal.name.at(-2) &&
      Math.abs(other.span.start - literal.span.start) < 40 * reach
    ) {
      found.push(other);
    }
  }
  return found;
}

/** `alice: "cust2024", bob: "cust2025"`: both counted under the same word. */
function isNumberedAs(member: Literal, literal: Literal): boolean {
  const stem = literal.text.replace(/\d/g, '');
  return stem.length < literal.text.length && member.text !== literal.text && member.text.replace(/\d/g, '') === stem;
}

const element = /([[({,:=>])\s{0,16}\(?[bfru@$]?(?:"{3}|'{3}|["'`])([^"'`\r\n]{5,80})["'`]/g;

function holdsMember(text: string): boolean {
  for (const form of [namedMember, plainMember]) {
    for (const { groups } of text.matchAll(form)) {
      if (isPasswordLike(groups?.['value'] ?? '') && isUser(groups?.['quoted'] ?? groups?.['plain'] ?? '')) {
        return true;
      }
    }
  }
  for (const [, sign, value = ''] of text.matchAll(element)) {
    // What follows a comma may be the second of a row.
    if (isPasswordLike(value.replace(/^[^:]{1,40}:/, '')) && (sign === ',' || value.includes(':'))) {
      return true;
    }
  }
  return false;
}

/**
 * Whether a hit of a keyword is the name of a list of logins, with what may be a password among its members: what a glance
 * asks.
 */
export function mayHoldLogins(text: string, hit: Span, memory?: GlanceMemory): boolean {
  const word = text.slice(hit.start, hit.end).toLowerCase();
  if (!listKeywords.has(word)) {
    return false;
  }
  if (word === 'accounts' && text.startsWith('gin.', hit.start - 4) && text.charAt(hit.end) === '{') {
    const end = text.slice(hit.end, hit.end + farthestAccount).indexOf('}');
    memory?.elsewhere.push({ start: hit.start, end: hit.end + (end < 0 ? farthestAccount : end) });
    return /:\s{0,8}["`][^"`]{4}/.test(text.slice(hit.end, hit.end + (end < 0 ? farthestAccount : end)));
  }
  if (!opens.test(text.slice(hit.end, hit.end + 200)) || !isHolder(nameFrom(text, hit))) {
    return false;
  }
  const may = holdsMember(text.slice(hit.end, hit.end + farthest));
  if (may && memory !== undefined) {
    rememberMembers(text, hit, memory);
  }
  return may;
}

/** Keywords that names of lists of logins hold. */
export const listKeywords: ReadonlySet<string> = new Set([
  'users',
  'accounts',
  'login',
  'admins',
  'credential',
  'creds',
  'pass',
  'pwd',
]);
