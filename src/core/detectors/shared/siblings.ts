import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import { isUuid } from './shapes';

/** How many literals before and after are looked at for names that explain one. */
export const reach = 6;
/** In UTF-16 code units: what stands further apart does not belong together. */
export const pairDistance = 400;

/** The nearest literal of the same object, call or section whose own name is such a one; before it, where two are as near. */
export function siblingNamed(
  document: ParsedDocument,
  index: number,
  name: RegExp,
  steps: number,
): Literal | undefined {
  const literal = document.literals[index];
  if (literal === undefined) {
    return undefined;
  }
  for (let step = 1; step <= steps; step += 1) {
    for (const other of [document.literals[index - step], document.literals[index + step]]) {
      if (
        other !== undefined &&
        isSibling(literal, other) &&
        name.test(other.name.at(-1) ?? '') &&
        !endsAttribute(document, literal, other)
      ) {
        return other;
      }
    }
  }
  return undefined;
}

/** Whether an attribute ends between two literals of Rust, so that they say something of different fields: `#[arg(env = "…")]`. */
function endsAttribute({ language, source }: ParsedDocument, literal: Literal, other: Literal): boolean {
  const [first, second] = literal.outer.start < other.outer.start ? [literal, other] : [other, literal];
  return language.id === 'rust' && /\)\s{0,8}\]\s/.test(source.slice(first.outer.end, second.outer.start));
}

function isSibling(literal: Literal, other: Literal): boolean {
  return (
    other.name.length === literal.name.length &&
    other.use !== 'key' &&
    !(literal.use === 'argument' && other.use === 'argument' && literal.call?.callee !== other.call?.callee) &&
    Math.abs(other.span.start - literal.span.start) <= pairDistance + literal.text.length &&
    literal.name.slice(0, -1).every((segment, depth) => segment === other.name[depth])
  );
}

const userName =
  /^(?:\w{1,30}[_.-])?(?:user|user_?name|login|uid|account|access[_-]?key(?:[_-]?id)?)$|^\w{0,30}(?:user|user_?name|user_?id)$/i;

/** The user name that stands beside a literal, in the same object, call or section, or before it in the same line. */
export function userBeside(document: ParsedDocument, index: number): string | undefined {
  return siblingNamed(document, index, userName, 3)?.text;
}

/**
 * Whether a literal is the secret of a client of OAuth that has a name of its own beside it, as in the realm of a server:
 * who makes up a UUID for a test makes up both.
 */
export function isSecretOfClient(document: ParsedDocument, index: number, name: readonly string[]): boolean {
  const client = /^(?:client_?)?secret$/i.test(name.at(-1) ?? '')
    ? siblingNamed(document, index, /^client_?id$/i, 6)?.text
    : undefined;
  return client !== undefined && client.length > 1 && !isUuid(client);
}

/** Whether a literal is a key that pages are given to search an index with. https://docsearch.algolia.com/docs/api */
export function isSearchKey(document: ParsedDocument, index: number, name: readonly string[]): boolean {
  return /^api_?key$/i.test(name.at(-1) ?? '') && siblingNamed(document, index, /^index_?name$/i, 6) !== undefined;
}

/**
 * Whether a literal is the id of a pair of keys: `accessKey` beside `secretKey`, as in the stores that speak S3.
 *
 * @param name the name that the literal has.
 */
export function isIdOfPair(document: ParsedDocument, index: number, name: readonly string[]): boolean {
  return (
    /^(?:\w{0,30}_)?access_?key$/i.test(name.at(-1) ?? '') &&
    /^\w{3,128}$/.test(document.literals[index]?.text ?? '') &&
    siblingNamed(document, index, /secret(?:_?access)?_?key$/i, 3) !== undefined
  );
}

const companion =
  /^(?:(?:db|database|mysql|pg|postgres|smtp|mail|redis|mongo|ftp|ssh|auth|login|admin|root)_?)*(?:user|user_?name|login|host|hostname|server|email|account|port|database|dbname|db|schema|driver|dialect|uid|user_?id|endpoint|client_?id|ssid)$/i;

/**
 * Whether names that go with credentials (user, host, database …) stand beside a literal, in the same object, call or
 * section, or are set on the same object.
 */
export function hasCompanions(document: ParsedDocument, index: number): boolean {
  const literal = document.literals[index];
  if (literal === undefined) {
    return false;
  }
  for (let step = -reach; step <= reach; step += 1) {
    const other = step === 0 ? undefined : document.literals[index + step];
    if (
      other !== undefined &&
      ((isSibling(literal, other) && companion.test(lastWord(other.name.at(-1) ?? ''))) || isSetWith(literal, other))
    ) {
      return true;
    }
  }
  return false;
}

/** `source.setUser("app"); source.setPassword("…")`, `.user("app").password("…")` */
function isSetWith(literal: Literal, other: Literal): boolean {
  const [own, others] = [literal.call?.callee, other.call?.callee];
  if (own === undefined || others === undefined || literal.call?.argument !== 0 || other.call?.argument !== 0) {
    return false;
  }
  const [receiver, receiverOfOther] = [receiverIn(own), receiverIn(others)];
  const property = /^(?:set|with|add)?_?(\w{2,40})$/i.exec(lastWord(others))?.[1];
  return (
    receiver !== '' &&
    receiverOfOther !== '' &&
    (receiver.startsWith(receiverOfOther) || receiverOfOther.startsWith(receiver)) &&
    Math.abs(other.span.start - literal.span.start) <= pairDistance + literal.text.length &&
    property !== undefined &&
    companion.test(property)
  );
}

function receiverIn(callee: string): string {
  return callee.slice(0, Math.max(0, callee.lastIndexOf('.')));
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Whether two literals stand side by side. */
export function isNear(literal: Literal, other: Literal): boolean {
  return Math.abs(other.outer.start - literal.outer.end) <= 80 || Math.abs(literal.outer.start - other.outer.end) <= 4;
}
