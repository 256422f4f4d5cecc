import type { ParsedDocument } from '../languages/document';
import { isConstant } from '../languages/literal';
import type { Literal } from '../languages/literal';
import type { SyntaxNode } from '../languages/parsers';
import { words } from '../rewriters/shared/identifiers';
import { literalOf } from '../rewriters/shared/literals';
import type { Beside } from '../rewriters/rewriter';
import type { Finding } from '../scan/finding';
import { overlaps } from '../text/span';
import type { Span } from '../text/span';

const userNames = /^(?:user|username|userid|login|loginname|account|email|emailaddress|uid|usr|basicauthuser)$/;
const labelNames = /^(?:name|id|label|env|environment|stage|tenant|region|title|slug|alias)$/;
/** Users whose name says nothing of what they are for. */
const anyUser =
  /^(?:user|username|login|test|guest|me|anonymous|api-?key|api|token|any|x|oauth\d?|default|app|name|none)$/i;
/** Letters, with no more digits than number a user: nothing that could be a secret itself. */
const plainName = /^[a-z][a-z_.-]{1,24}\d{0,2}$/i;
/** How far away an entry beside may stand, in characters. */
const reach = 400;
/** What programs call the password that they read from their environment, which says nothing of whose it is. */
const passwordVariables = /^(?:PGPASSWORD|MYSQL_PWD|SSHPASS|PASSWORD|PASS|PWD|TOKEN|SECRET|KEY|API_?KEY)$/i;

/** What stands beside a secret and tells whose it is. Reads no other secret of the document. */
export function namesBeside(document: ParsedDocument, findings: readonly Finding[], finding: Finding): Beside {
  const literal = literalOf(document, finding);
  const secrets = findings.map(({ span }) => span);
  const around = aroundOf(document, finding.span);
  const user =
    userBefore(document.source, finding.span) ??
    (literal && (entryBeside(document, literal, secrets, userNames) ?? nameBefore(document, literal, secrets))) ??
    userInText(document.source, finding.span, around);
  const service = around && serviceIn(document.source, finding.span, around);
  const label = literal && entryBeside(document, literal, secrets, labelNames);
  const before = literal === undefined ? '' : document.source.slice(literal.outer.start, finding.span.start);
  const variable = /(?:^|[\s"';])([A-Za-z_]\w{2,40})=["']?$/.exec(before)?.[1];
  const section = [...before.matchAll(/^[\t ]*\[([A-Za-z][\w.-]{1,30})\][\t ]*$/gm)].at(-1)?.[1];
  return {
    ...(user !== undefined && !anyUser.test(user) && { user }),
    ...(service !== undefined && { service }),
    ...(label !== undefined && { label }),
    ...(variable !== undefined && !passwordVariables.test(variable) && { variable }),
    ...(section !== undefined && { section }),
  };
}

/** The text of the nearest literal of the same object, call or list of parameters that is bound to such a name. */
function entryBeside(
  document: ParsedDocument,
  literal: Literal,
  secrets: readonly Span[],
  names: RegExp,
): string | undefined {
  const owner = ownerPath(literal);
  let nearest: Literal | undefined;
  for (const other of document.literals) {
    const name = other.name.at(-1) ?? (typeof other.call?.argument === 'string' ? other.call.argument : undefined);
    if (
      other === literal ||
      name === undefined ||
      !isNear(document, other, literal) ||
      !names.test(words(name).join('')) ||
      ownerPath(other) !== owner ||
      isOfOtherBranch(document, other, literal) ||
      !isTelling(other, secrets)
    ) {
      continue;
    }
    if (nearest === undefined || distance(other, literal) < distance(nearest, literal)) {
      nearest = other;
    }
  }
  return nearest && localPart(nearest.text);
}

/** Whether a literal is what another branch is chosen by: `prod` of `prod) PASSWORD=… ;;` says nothing of what follows. */
function isOfOtherBranch({ source }: ParsedDocument, other: Literal, literal: Literal): boolean {
  const between = source.slice(other.outer.end, literal.outer.start);
  return other.use === 'compared' && /;;|\b(?:else|elif|elsif|elseif|break|case|when|default)\b/i.test(between);
}

/** The literal right before in the same list: `"indexer"` of `("indexer", "…")`. */
function nameBefore(document: ParsedDocument, literal: Literal, secrets: readonly Span[]): string | undefined {
  const before = document.literals.filter((other) => other.outer.end <= literal.outer.start).at(-1);
  if (before === undefined || !isTelling(before, secrets)) {
    return undefined;
  }
  const between = document.source.slice(before.outer.end, literal.outer.start);
  return between.length < 60 && /^\s*,\s*\({0,2}(?:[\w.-]+[\s(]{1,2}(?:-\w+ )?){0,2}$/.test(between)
    ? localPart(before.text)
    : undefined;
}

/** The user of `user:password` in one text. */
function userBefore(source: string, { start }: Span): string | undefined {
  const user = /(?:^|[\s"'`=/])([A-Za-z][\w.-]{1,24}):$/.exec(source.slice(Math.max(0, start - 40), start))?.[1];
  return user !== undefined && plainName.test(user) && !/^(?:https?|key|token|password|bearer|basic)$/i.test(user)
    ? user
    : undefined;
}

/** A user that a command line, a comparison or a connection's pairs name around the secret. */
function userInText(source: string, { start, end }: Span, around: Span | undefined): string | undefined {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', end);
  const before = source.slice(Math.max(lineStart, start - reach), start);
  const line = `${before} ${source.slice(end, Math.min(lineEnd < 0 ? source.length : lineEnd, end + reach))}`;
  const option = /\s(?:-U[ =]?|-u[ =]?|--user(?:name)?[ =]|user(?:name)?=)["']?([A-Za-z][\w.-]{1,24})(?![\w.:@-])/.exec(
    line,
  )?.[1];
  const compared =
    around &&
    /\buser(?:name)?["']?\s{0,3}={2,3}\s{0,3}["']([A-Za-z][\w.-]{1,24})["']/.exec(
      source.slice(Math.max(around.start, start - reach), start),
    )?.[1];
  const managed =
    /\bnet(?:\.exe)?\s+user\s+["']?([A-Z][\w.-]{1,24})["']?\s+["']?$/i.exec(before)?.[1] ??
    /\b(?:user|role|login)\s+(?:if\s+not\s+exists\s+)?["'`[]?([A-Z][\w.-]{1,24})["'`\]]?(?:@\S{1,60})?\s+(?:with\s+)?(?:identified|password|encrypted)\b/i.exec(
      before,
    )?.[1];
  return [option, managed, compared].find((name) => name !== undefined && plainName.test(name));
}

/** The host of an address that holds a login. */
const signedIn = /https?:\/\/[^\s"'`@/]{1,300}@([\w.-]{1,200}\.[a-z]{2,20})/i;

/** The service of the address nearest to the secret, or that holds it, within its statement. */
function serviceIn(source: string, { start, end }: Span, around: Span): string | undefined {
  const from = Math.max(around.start, start - reach);
  const found = [...source.slice(from, Math.min(around.end, end + reach)).matchAll(/https?:\/\/([\w.-]+\.[a-z]{2,})/gi)]
    .map((match) => ({ host: match[1] ?? '', at: from + match.index }))
    .filter(({ at }) => at < start || at >= end)
    .sort((left, right) => Math.abs(left.at - start) - Math.abs(right.at - start))[0];
  const host = found?.host ?? signedIn.exec(source.slice(from, end + reach))?.[1];
  return host === undefined ? undefined : serviceOf(host);
}

/** Ends of public names of hosts; the label before them is whose host it is. */
const publicEnds = /^(?:com|net|org|io|dev|ai|app|co|cloud|sh|so|me|de|eu|us|uk)$/;
const sampleOwners = /^(?:example|acme|company|corp|mycompany|internal|local|localhost|test|invalid|domain)$/;
/** Labels that say what a host does, as every service's does. */
const plainLabels = /^(?:www|api|apis|app|apps|rest|gateway|v\d|prod|dev|stage|staging|test|[a-z]{2,3}\d+|[a-z]{2})$/;

function serviceOf(host: string): string | undefined {
  const labels = host.toLowerCase().split('.');
  const [owner = ''] = publicEnds.test(labels.at(-1) ?? '') ? labels.slice(-2) : [];
  const name =
    owner !== '' && !sampleOwners.test(owner)
      ? owner
      : labels.slice(0, -1).find((label) => !plainLabels.test(label) && !sampleOwners.test(label));
  return name !== undefined && plainName.test(name) ? name : undefined;
}

/** The innermost statement, declaration or command around a place. */
function aroundOf({ tree, source, language }: ParsedDocument, { start, end }: Span): Span | undefined {
  if (language.id === 'shellscript') {
    return logicalLine(source, { start, end });
  }
  let node: SyntaxNode | null | undefined = tree?.root.namedDescendantForIndex(start, Math.max(start, end - 1));
  while (node && !/statement$|declaration$|definition$|^(?:block|command|assignment|program|module)$/.test(node.type)) {
    node = node.parent;
  }
  return node && !/^(?:block|program|module)$/.test(node.type)
    ? { start: node.startIndex, end: node.endIndex }
    : undefined;
}

/** The lines of a shell command: those before the last go on behind a backslash. */
function logicalLine(source: string, { start, end }: Span): Span {
  let from = source.lastIndexOf('\n', start - 1);
  while (from > 0 && source[from - 1] === '\\') {
    from = source.lastIndexOf('\n', from - 1);
  }
  let to = source.indexOf('\n', end);
  while (to > 0 && source[to - 1] === '\\') {
    to = source.indexOf('\n', to + 1);
  }
  return { start: from + 1, end: to < 0 ? source.length : to };
}

function ownerPath({ name, call }: Literal): string {
  return JSON.stringify([...name.slice(0, -1), call?.callee ?? '']);
}

function isTelling(literal: Literal, secrets: readonly Span[]): boolean {
  return (
    isConstant(literal) &&
    plainName.test(localPart(literal.text)) &&
    !secrets.some((secret) => overlaps(secret, literal.outer))
  );
}

/** Providers of mailboxes for people, whose addresses are not for names that many see. */
const personalMail = /@(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|gmx|proton(?:mail)?|web|qq|163)\./i;

/** `ops` of `ops@example.com` and of `DOMAIN\\ops`; nothing of someone's own address. */
function localPart(text: string): string {
  return personalMail.test(text) ? '' : (text.split('@')[0] ?? text).replace(/^[\w.-]{1,40}\\{1,2}/, '');
}

/** Whether two entries stand near each other and in one object or item; those that are part of nothing, in one paragraph. */
function isNear({ source, language }: ParsedDocument, one: Literal, other: Literal): boolean {
  const [first, second] = one.outer.start < other.outer.start ? [one, other] : [other, one];
  const between = source.slice(first.outer.end, Math.min(second.outer.start, first.outer.end + reach));
  const isAlone = one.name.length <= 1 && one.call === undefined;
  return (
    second.outer.start - first.outer.start <= reach &&
    !(isAlone && /\n\s*\n/.test(between)) &&
    !(language.id === 'yaml' ? beginsItem(source, first.outer.start, between) : closesMore(between))
  );
}

/** Whether a list of YAML goes on with its next item in a text behind an entry: at the entry's column, or further out. */
function beginsItem(source: string, offset: number, between: string): boolean {
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  const column = /^[\s-]*/.exec(line)?.[0].length ?? 0;
  return [...between.matchAll(/\n( *)- /g)].some(([, indent = '']) => indent.length < column);
}

/** Whether more braces and brackets end in a text than begin in it. */
function closesMore(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    depth += /[{[]/.test(sign) ? 1 : /[}\]]/.test(sign) ? -1 : 0;
    if (depth < 0) {
      return true;
    }
  }
  return false;
}

function distance(left: Literal, right: Literal): number {
  return Math.abs(left.outer.start - right.outer.start);
}
