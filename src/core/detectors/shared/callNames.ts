import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import type { Span } from '../../text/span';
import { declaredParameter } from './declaredParameters';
import { positionalName } from './positions';

const setter =
  /(?:^|[.>:])(?:set|put|setItem|setProperty|set_?env|setEnvironmentVariable|putenv|setdefault|set_config|setHeader|set_header|addHeader|add_header|add_?Environment(?:Variable)?|append|add|header|define|setParameter|setAttribute|setOption|option|flag\.StringP?|flags\.StringP?|config|env|withEnv|update|insert|store|save|push|register|with_?entry|of|entry|(?:add|set)\w{1,24}(?:Property|Parameter|Option|Attribute))$/i;

/** The name of an argument: by its position in a known call, by what is passed before it, or by the method. */
export function nameFromCall(document: ParsedDocument, index: number, literal: Literal): readonly string[] {
  const call = literal.call;
  if (call === undefined || typeof call.argument === 'string') {
    return call === undefined ? [] : [String(call.argument)];
  }
  if (literal.use !== 'argument' && literal.use !== 'annotation-argument') {
    return [];
  }
  if (isBehindDistinguishedName(document, index, literal, call.argument)) {
    return ['password'];
  }
  const known = positionalName(call.callee, call.argument);
  if (known !== undefined) {
    return [known];
  }
  const login = nameInFaraday(document, literal, call.callee);
  if (login !== undefined) {
    return [login];
  }
  const method = call.callee.slice(Math.max(call.callee.lastIndexOf('.'), call.callee.lastIndexOf(' ')) + 1);
  const typed = typesInto.test(method) ? fieldBefore(document, index, literal, call.argument) : undefined;
  const filled = typed ?? (call.argument === 0 && typesInto.test(method) ? receiverField(call.callee) : undefined);
  if (filled !== undefined) {
    return [filled];
  }
  if (call.argument === 0) {
    const property = /^(?:set|with|add|use|put)(?:_|(?=[A-Z]|pass|pwd|pw|secret|token))(\w{1,60})$/.exec(method)?.[1];
    // `encodePassword(password, salt)` does something with a password; `password("…")` and `setPassword("…")` take one.
    const takes =
      /pass(?:word|wd|phrase)$/i.test(method) &&
      !worksOn.test(method) &&
      !(setsOfUser.test(method) && !isInParentheses(document, literal)) &&
      isOnlyArgument(document, literal);
    const named = property ?? (takes ? method : undefined);
    return named === undefined ? declared(document, call.callee, 0, literal.outer.start) : [named];
  }
  const key = keyBefore(document, index, literal, call.argument) ?? announced(document, index, literal, call.argument);
  if (key !== undefined) {
    return [key];
  }
  const option = call.argument >= 1 && setsOption.test(method) ? constantBefore(document, literal) : undefined;
  return option === undefined
    ? declared(document, call.callee, call.argument, literal.outer.start)
    : [/^SECURITY_CREDENTIALS$/.test(option) ? 'password' : option];
}

/**
 * What Faraday's request is told before: `request :basic_auth, user, "…"`, `request :authorization, :basic, user, "…"`,
 * `request :authorization, :bearer, "…"`. https://lostisland.github.io/faraday/#/middleware/included/authentication
 */
function nameInFaraday({ source }: ParsedDocument, { outer }: Literal, callee: string): string | undefined {
  if (!/(?:^|[.>:])request$/i.test(callee)) {
    return undefined;
  }
  const before = source.slice(Math.max(0, outer.start - 200), outer.start);
  return /[:"']basic(?:_auth)?["']?,[^,\n]{1,80},\s{0,8}$/i.test(before)
    ? 'password'
    : /:authorization["']?,\s{0,8}[:"'](?:bearer|token)["']?,\s{0,8}$/i.test(before)
      ? 'bearerToken'
      : undefined;
}

/** Programs that set the password of the user that they are given: `passwd root`. https://man7.org/linux/man-pages/man1/passwd.1.html */
const setsOfUser = /^(?:yp|k|g|smb|ht|ldap|lp|nis|afp|su)?passwd$/;

function isInParentheses({ source }: ParsedDocument, { outer }: Literal): boolean {
  return /\(\s{0,20}$/.test(source.slice(Math.max(0, outer.start - 24), outer.start));
}

/** https://www.rfc-editor.org/rfc/rfc4514: `cn=admin,dc=example,dc=org`, `uid=reader,ou=people` */
const distinguishedName = /^(?:cn|uid|ou|dc|o|sn|mail)=[^,=]{1,64},\s?(?:cn|ou|dc|o|c)=[^=]{1,200}/i;

/** Whether a literal follows the name of an entry in a call that binds to a directory: `client.bind('cn=…', '…')`. */
function isBehindDistinguishedName(
  document: ParsedDocument,
  index: number,
  literal: Literal,
  argument: number,
): boolean {
  const before = document.literals[index - 1];
  const callee = literal.call?.callee ?? '';
  return (
    before?.call?.callee === callee &&
    before.call.argument === argument - 1 &&
    /bind\w{0,12}$|(?:^|[.:])(?:auth\w{0,12}|log_?in|connect)$/i.test(callee) &&
    distinguishedName.test(before.text)
  );
}

/** Whether the call with a name of an entry in a directory may stand around a hit: what a glance asks. */
export function mayBindToDirectory(text: string, hit: Span): boolean {
  return /\(\s{0,20}["'`](?:cn|uid|ou|mail)=[^"'`\r\n]{3,240}["'`]\s{0,4},\s{0,20}["'`]/i.test(
    text.slice(Math.max(0, hit.start - 100), hit.end + 300),
  );
}

function declared(document: ParsedDocument, callee: string, argument: number, at: number): readonly string[] {
  const name = declaredParameter(document, callee, argument, at);
  return name === undefined ? [] : [name];
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
  // https://developer.android.com/build/gradle-tips: `buildConfigField(type, name, value)`, where the value is in quotes of its own.
  // `ini.ReadString(section, key, default)`: https://docwiki.embarcadero.com/Libraries/en/System.IniFiles.TIniFile.ReadString
  const field =
    argument === 2 && /(?:^|\.)(?:buildConfigField|resValue|ReadString|GetPrivateProfileString)$/.test(callee);
  const keyAt =
    option === null
      ? field || (argument === 2 && /(?:^|\.)set$/.test(callee))
        ? 1
        : 0
      : option[1] === undefined
        ? 0
        : 1;
  const steps = option?.[2] !== undefined || commander ? 2 : 1;
  if (argument !== keyAt + steps || (option === null && !commander && !field && !setter.test(callee))) {
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
const typesInto =
  /^(?:val|fill|type|pressSequentially|send_?keys|setValue|typeText|enterText|replaceText|performTextInput|performTextReplacement)$/i;

/** `page.fill('#password', '…')`, `getByLabel('Password').fill('…')`: the field that is typed into, by its name or selector. */
function fieldBefore(document: ParsedDocument, index: number, literal: Literal, argument: number): string | undefined {
  // Espresso: `onView(withId(R.id.password)).perform(typeText("…"))`
  const ofView = /\(R\.id\.(\w{3,40})\)\)\s{0,20}\.perform\((?:\w{2,30}\(\),\s{0,20}){0,2}\w{2,20}\(\s{0,20}$/.exec(
    document.source.slice(Math.max(0, literal.outer.start - 200), literal.outer.start),
  )?.[1];
  const before = document.literals[index - 1];
  if (ofView !== undefined || before === undefined || before.text.length > 80) {
    return ofView;
  }
  const between = document.source.slice(before.outer.end, Math.min(literal.outer.start, before.outer.end + 60));
  const isField =
    argument === 0
      ? /^[\])]{1,3}\s{0,20}\.\s{0,5}\w{2,24}\(\s{0,20}$/.test(between)
      : /^\){0,3},\s{0,20}$/.test(between);
  return isField ? /[\w-]{3,40}(?=[^\w-]{0,3}$)/.exec(before.text)?.[0] : undefined;
}

/** `passwordInput.sendKeys("…")`: the field that is typed into, called after what belongs in it. */
function receiverField(callee: string): string | undefined {
  return /(\w{3,60}?)(?:_?(?:field|input|box|text_?box|text_?field|element|el|locator))?(?:\(\))?\.\w{1,20}$/i.exec(
    callee,
  )?.[1];
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
  // A word further on in the same line is a further argument of a command.
  return !/^\s{0,20},\s{0,20}[^\s)]|^[ \t]{1,20}["'\w$]/.test(
    document.source.slice(literal.outer.end, literal.outer.end + 60),
  );
}
