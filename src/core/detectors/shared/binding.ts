import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import { positionalName } from './positions';
import { answersPrompt, filledField, isEncodedLogin, namedAfter, standsForPassword } from './saidBefore';

/** How many literals before and after are looked at for names that explain this one. */
const reach = 6;
/** In code units: what stands further apart does not belong together. */
const pairDistance = 400;

const nameLeaf =
  /^(?:name|key|parameter_?key|variable|var|property|env|header|field|attribute|k|id|option_?name|setting)$/i;
const valueLeaf = /^(?:value|val|parameter_?value|v|text|default|content|data|string_?value|default_?value)$/i;
const setter =
  /(?:^|[.>:])(?:set|put|setItem|setProperty|set_?env|setEnvironmentVariable|putenv|setdefault|setHeader|set_header|addHeader|add_header|append|add|header|define|setParameter|setAttribute|setOption|option|flag\.StringP?|flags\.StringP?|config|env|withEnv|update|insert|store|save|push|register|with_?entry|of|entry|(?:add|set)\w{1,24}(?:Property|Parameter|Option|Attribute))$/i;

/**
 * The name path of a literal, also where the name stands beside it: `{name: "DB_PASSWORD", value: "…"}`,
 * `config.set("db.password", "…")`, `setPassword("…")`, known positions such as the third of `jwt.sign`'s.
 */
export function boundName(document: ParsedDocument, index: number): readonly string[] {
  const literal = document.literals[index];
  if (literal === undefined) {
    return [];
  }
  const leaf = literal.name.at(-1);
  if (leaf !== undefined && valueLeaf.test(leaf)) {
    const beside = nameBeside(document, index, literal) ?? optionOf(document, index, literal);
    if (beside !== undefined) {
      return [...literal.name.slice(0, -1), beside];
    }
  }
  if (literal.use === 'element' && isSecondOfLogin(document, index, literal)) {
    return [...literal.name, 'password'];
  }
  if (literal.use === 'element' || (literal.use === 'argument' && literal.name.length === 0)) {
    const flag = flagBefore(document, index, literal);
    if (flag !== undefined) {
      return [flag];
    }
  }
  if (leaf === 'with' && /fill_in$/.test(literal.call?.callee ?? '')) {
    // `fill_in 'Password', with: '…'`: https://rubydoc.info/gems/capybara
    return [document.literals[index - 1]?.text ?? leaf];
  }
  const said = leaf === undefined || namesNothing.test(leaf) ? saidBeside(document, literal) : undefined;
  if (said !== undefined) {
    return said;
  }
  // `basicAuth({ users: { admin: '…' } })`: https://github.com/LionC/express-basic-auth
  if (literal.name.at(-2) === 'users' && /basic_?auth$/i.test(literal.call?.callee ?? '')) {
    return [...literal.name, 'password'];
  }
  return literal.name.length > 0 || literal.call === undefined ? literal.name : nameFromCall(document, index, literal);
}

/** Names of what sends, keeps or stands in for a value, and says nothing of it. */
const namesNothing =
  /^(?:send(?:_?line)?|write|puts|default(?:_?value(?:_?t)?)?|auth\w{0,12}|token|basic\w{0,12}|creds?|credentials?|encoded|header|headers|value|[a-z])$/i;

/** What the text around a literal says of it. */
function saidBeside(document: ParsedDocument, literal: Literal): readonly string[] | undefined {
  if (isEncodedLogin(document, literal)) {
    return ['userpwd'];
  }
  if (answersPrompt(document, literal) || standsForPassword(document, literal)) {
    return ['password'];
  }
  const after = namedAfter(document, literal) ?? filledField(document, literal);
  return after === undefined ? undefined : [after];
}

const loginPair = /^(?:(?:http|basic|proxy|digest|neo4j|default)_?)?(?:auth|credentials?|creds|login|auth_?tuple)$/i;

/** `auth=("app", "…")`: the second of two. */
function isSecondOfLogin(document: ParsedDocument, index: number, literal: Literal): boolean {
  if (!loginPair.test(literal.name.at(-1) ?? '')) {
    return false;
  }
  const isElement = (other: Literal | undefined): boolean =>
    other?.use === 'element' && other.name.length === literal.name.length && isNear(literal, other);
  return (
    isElement(document.literals[index - 1]) &&
    !isElement(document.literals[index - 2]) &&
    !isElement(document.literals[index + 1])
  );
}

/** `["--password", "…"]`, `["sshpass", "-p", "…"]`: arguments of a program, one by one. */
function flagBefore(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  const before = document.literals[index - 1];
  if (before?.use !== literal.use || literal.outer.start - before.outer.end > 40) {
    return undefined;
  }
  // https://linux.die.net/man/1/sshpass
  if (before.text === '-p' && document.literals[index - 2]?.text === 'sshpass') {
    return 'password';
  }
  return /^--[a-z][a-z-]{2,40}$/.test(before.text) && !literal.text.startsWith('-') ? before.text.slice(2) : undefined;
}

function isNear(literal: Literal, other: Literal): boolean {
  return Math.abs(other.outer.start - literal.outer.end) <= 80 || Math.abs(literal.outer.start - other.outer.end) <= 4;
}

/** `name: DB_PASSWORD` next to `value: …`, of the same object. */
function nameBeside(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  for (let step = 1; step <= reach; step += 1) {
    for (const other of [document.literals[index - step], document.literals[index + step]]) {
      if (other !== undefined && isSibling(literal, other) && nameLeaf.test(other.name.at(-1) ?? '')) {
        return other.text;
      }
    }
  }
  return undefined;
}

/** `option('db-password', { default: '…' })`: what the call says before the object. */
function optionOf(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  const { call } = literal;
  if (
    call === undefined ||
    literal.name.length !== 1 ||
    !/(?:^|\.)(?:option|flag|argument|add_?option|add_?argument)$/i.test(call.callee)
  ) {
    return undefined;
  }
  for (let step = 1; step <= reach; step += 1) {
    const other = document.literals[index - step];
    if (other?.use === 'argument' && other.call?.callee === call.callee && other.call.argument === 0) {
      return literal.outer.start - other.outer.end <= pairDistance ? other.text.replace(/^-+/, '') : undefined;
    }
  }
  return undefined;
}

function isSibling(literal: Literal, other: Literal): boolean {
  return (
    other.name.length === literal.name.length &&
    other.use !== 'key' &&
    Math.abs(other.span.start - literal.span.start) <= pairDistance + literal.text.length &&
    literal.name.slice(0, -1).every((segment, depth) => segment === other.name[depth])
  );
}

function nameFromCall(document: ParsedDocument, index: number, literal: Literal): readonly string[] {
  const call = literal.call;
  if (call === undefined || typeof call.argument === 'string') {
    return call === undefined ? [] : [String(call.argument)];
  }
  if (literal.use !== 'argument' && literal.use !== 'annotation-argument') {
    return [];
  }
  const known = positionalName(call.callee, call.argument);
  if (known !== undefined) {
    return [known];
  }
  const method = call.callee.slice(Math.max(call.callee.lastIndexOf('.'), call.callee.lastIndexOf(' ')) + 1);
  const typed = typesInto.test(method) ? fieldBefore(document, index, literal, call.argument) : undefined;
  if (typed !== undefined) {
    return [typed];
  }
  if (call.argument === 0) {
    const property = /^(?:set|with|add|use|put)_?(\w{1,60})$/.exec(method)?.[1];
    // `encodePassword(password, salt)` does something with a password; `password("…")` and `setPassword("…")` take one.
    const takes = /pass(?:word|wd|phrase)$/i.test(method) && !worksOn.test(method) && isOnlyArgument(document, literal);
    const named = property ?? (takes ? method : undefined);
    return named === undefined ? [] : [named];
  }
  const key = keyBefore(document, index, literal, call.argument) ?? announced(document, index, literal, call.argument);
  if (key !== undefined) {
    return [key];
  }
  const option = call.argument >= 1 && setsOption.test(method) ? constantBefore(document, literal) : undefined;
  return option === undefined ? [] : [/^SECURITY_CREDENTIALS$/.test(option) ? 'password' : option];
}

/** `print("Password:", "…")`: what the argument before announces. */
function announced(document: ParsedDocument, index: number, literal: Literal, argument: number): string | undefined {
  const before = document.literals[index - 1];
  return argument > 0 &&
    before?.call?.callee === literal.call?.callee &&
    before?.call?.argument === argument - 1 &&
    /(?:^|[.:])(?:print(?:ln)?|log|info|debug|puts|echo|say)$/i.test(literal.call?.callee ?? '')
    ? /([A-Za-z][\w -]{2,40}?)\s{0,3}[:=]\s{0,3}$/.exec(before.text)?.[1]
    : undefined;
}

/** `config.set("db.password", "…")`, `flag.StringVar(&password, "password", "…", "usage")`: the name that is passed before. */
function keyBefore(document: ParsedDocument, index: number, literal: Literal, argument: number): string | undefined {
  const callee = literal.call?.callee ?? '';
  // https://pkg.go.dev/flag#StringVar, https://pkg.go.dev/github.com/spf13/pflag#StringVarP: with `P`, a letter stands between.
  const option = /(?:^|\.)String(Var)?(P)?$/.exec(callee);
  // https://github.com/tj/commander.js: `.option('-p, --password <password>', 'what it is', '…')`
  const commander = option === null && argument === 2 && /(?:^|\.)option$/.test(callee);
  const keyAt =
    option === null ? (argument === 2 && /(?:^|\.)set$/.test(callee) ? 1 : 0) : option[1] === undefined ? 0 : 1;
  const steps = option?.[2] !== undefined || commander ? 2 : 1;
  if (argument !== keyAt + steps || (option === null && !commander && !setter.test(callee))) {
    return undefined;
  }
  const key = document.literals[index - steps];
  if (
    key?.call?.callee !== callee ||
    key.call.argument !== keyAt ||
    literal.outer.start - key.outer.end > 20 + (steps - 1) * 80
  ) {
    return undefined;
  }
  return commander ? /--([a-z][\w-]{1,40})/.exec(key.text)?.[1] : key.text;
}

/** What drivers of browsers call typing into a field. */
const typesInto = /^(?:val|fill|type|pressSequentially|send_?keys|setValue|typeText|enterText)$/i;

/** `page.fill('#password', '…')`, `getByLabel('Password').fill('…')`: the field that is typed into, by its name or selector. */
function fieldBefore(document: ParsedDocument, index: number, literal: Literal, argument: number): string | undefined {
  const before = document.literals[index - 1];
  if (before === undefined || before.text.length > 80) {
    return undefined;
  }
  const between = document.source.slice(before.outer.end, Math.min(literal.outer.start, before.outer.end + 60));
  const isField =
    argument === 0 ? /^\)\s{0,20}\.\s{0,5}\w{2,20}\(\s{0,20}$/.test(between) : /^,\s{0,20}$/.test(between);
  return isField ? /[\w-]{3,40}(?=[^\w-]{0,3}$)/.exec(before.text)?.[0] : undefined;
}

/** Methods that set what their argument before says. */
const setsOption =
  /^(?:\w{0,30}_)?(?:setopt|set|put|setProperty|set_?option|set_?env|putIfAbsent|add|append|with|option)$/i;

/** The constant that is passed right before a literal: `curl_setopt(handle, CURLOPT_USERPWD, "…")`. */
function constantBefore(document: ParsedDocument, literal: Literal): string | undefined {
  const before = document.source.slice(Math.max(0, literal.outer.start - 120), literal.outer.start);
  return /[(,]\s{0,20}(?:[A-Za-z_]\w{0,40}(?:\.|::)){0,3}([A-Z][A-Z0-9_]{3,60})\s{0,5},\s{0,20}$/.exec(before)?.[1];
}

const worksOn =
  /^(?:\w{0,30}_)?(?:encode|decode|encrypt|decrypt|hash|verify|check|compare|match|validate|derive|compute|test|is|has|get|find|read|obscure|obfuscate|unlock|crypt)(?=[_a-z])/i;

/** Whether the call ends after an argument: of several, the first is rarely what the method is named after. */
function isOnlyArgument(document: ParsedDocument, literal: Literal): boolean {
  return !/^\s{0,20},\s{0,20}[^\s)]/.test(document.source.slice(literal.outer.end, literal.outer.end + 60));
}

const userName =
  /^(?:\w{1,30}[_.-])?(?:user|user_?name|login|uid|account|access[_-]?key(?:[_-]?id)?)$|^\w{0,30}(?:user|user_?name|user_?id)$/i;

/** The user name that stands beside a literal, in the same object, call or section, or before it in the same line. */
export function userBeside(document: ParsedDocument, index: number): string | undefined {
  const literal = document.literals[index];
  if (literal === undefined) {
    return undefined;
  }
  for (let step = 1; step <= 3; step += 1) {
    for (const other of [document.literals[index - step], document.literals[index + step]]) {
      if (other !== undefined && isSibling(literal, other) && userName.test(other.name.at(-1) ?? '')) {
        return other.text;
      }
    }
  }
  return undefined;
}

const companion =
  /^(?:(?:db|database|mysql|pg|postgres|smtp|mail|redis|mongo|ftp|ssh|auth|login|admin|root)_?)*(?:user|user_?name|login|host|hostname|server|email|account|port|database|dbname|db|schema|driver|dialect|uid|user_?id|endpoint|client_?id)$/i;

/** Whether names that go with credentials (user, host, database …) stand beside a literal, in the same object, call or section. */
export function hasCompanions(document: ParsedDocument, index: number): boolean {
  const literal = document.literals[index];
  if (literal === undefined) {
    return false;
  }
  for (let step = -reach; step <= reach; step += 1) {
    const other = step === 0 ? undefined : document.literals[index + step];
    if (other !== undefined && isSibling(literal, other) && companion.test(lastWord(other.name.at(-1) ?? ''))) {
      return true;
    }
  }
  return false;
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
