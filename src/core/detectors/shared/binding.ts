import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import { nameOfSecretFile } from '../../languages/secretfile/secretFiles';
import { nameFromCall } from './callNames';
import { comparedByCall } from './comparingCalls';
import { flagBefore } from './flagLists';
import { nameFromFormat } from './formatted';
import { heldSecret } from './heldSecrets';
import { partOfLogins } from './logins';
import { parametrizedName } from './parametrized';
import {
  answersPrompt,
  comparedWith,
  defaultOf,
  filledByStep,
  filledField,
  isCalledPassword,
  isEncodedLogin,
  keyBehind,
  namedAfter,
  namedByEntry,
  namedByMock,
  namedInRegistry,
  namedBySensitive,
  receiverOf,
  setVariable,
  standsForPassword,
} from './saidBefore';
import { isNear, pairDistance, reach, siblingNamed } from './siblings';

const nameLeaf =
  /^(?:(?:argument\.)?name|key|parameter_?key|variable|var|property|env|header|field|attribute|k|id|option_?name|setting)$/i;
// `Argument.value` is JMeter's.
const valueLeaf =
  /^(?:(?:argument\.)?value|val|parameter_?value|v|text|default|content|data|string_?value|default_?value)$/i;

/**
 * The name path of a literal, also where the name stands beside it: `{name: "DB_PASSWORD", value: "…"}`,
 * `config.set("db.password", "…")`, `setPassword("…")`, known positions such as the third of `jwt.sign`'s.
 */
export function boundName(document: ParsedDocument, index: number): readonly string[] {
  let names = boundNames.get(document);
  if (names === undefined) {
    names = new Map();
    boundNames.set(document, names);
  }
  let name = names.get(index);
  if (name === undefined) {
    name = nameOf(document, index);
    names.set(index, name);
  }
  return name;
}

/** More than one detector asks. */
const boundNames = new WeakMap<ParsedDocument, Map<number, readonly string[]>>();

function nameOf(document: ParsedDocument, index: number): readonly string[] {
  const literal = document.literals[index];
  if (literal === undefined) {
    return [];
  }
  const leaf = literal.name.at(-1);
  if (leaf === 'content' && document.language.namedByFile === true) {
    return [nameOfSecretFile(document.path ?? '') ?? leaf];
  }
  if (leaf !== undefined && valueLeaf.test(leaf)) {
    if (/^value$/i.test(leaf) && siblingNamed(document, index, /^type$/i, 3)?.text === 'SecureString') {
      // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
      return [...literal.name.slice(0, -1), 'secret'];
    }
    const beside = nameBeside(document, index) ?? optionOf(document, index, literal);
    if (beside !== undefined) {
      return [...literal.name.slice(0, -1), beside];
    }
  }
  if (
    leaf === 'value' &&
    literal.name.at(-2) === 'input' &&
    siblingNamed(document, index, /^type$/, 3)?.text === 'password'
  ) {
    // `<input type="password" value="…">`
    return [...literal.name.slice(0, -1), 'password'];
  }
  if (leaf === 'npmAuthIdent') {
    // https://yarnpkg.com/configuration/yarnrc#npmAuthIdent: `user:password`
    return [...literal.name.slice(0, -1), 'userpwd'];
  }
  if (leaf !== undefined && /^user_\w{1,40}$/.test(leaf) && isOptionOfLoginModule(document, literal)) {
    return [...literal.name, 'password'];
  }
  if (leaf === 'key' && applicationKey.test(literal.text)) {
    return [...literal.name.slice(0, -1), 'encryptionKey'];
  }
  if (leaf === 'result' && isDrawnByTerraform(document, index)) {
    return [...literal.name.slice(0, -1), 'password'];
  }
  if (leaf !== undefined && /^key$/i.test(leaf) && isReadAsBytes(document, literal)) {
    return [...literal.name.slice(0, -1), 'cipherKey'];
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
  if (literal.use === 'element' || literal.use === 'argument' || literal.name.length === 0) {
    const held = nameFromFormat(document, index);
    if (held !== undefined) {
      return [held];
    }
  }
  // `cookieSession({ keys: ['…'] })`: https://github.com/expressjs/cookie-session
  if (leaf === 'keys' && /cookie_?session$/i.test(literal.call?.callee ?? '')) {
    return ['cookieSecret'];
  }
  // `app.keys = ['…']`: https://github.com/koajs/koa/blob/master/docs/api/index.md#appkeys
  if (leaf === 'keys' && literal.name.at(-2) === 'app' && literal.use === 'element') {
    return ['cookieSecret'];
  }
  // `basicAuth({ users: { admin: '…' } })`: https://github.com/LionC/express-basic-auth
  if (literal.name.at(-2) === 'users' && /basic_?auth$/i.test(literal.call?.callee ?? '')) {
    return [...literal.name, 'password'];
  }
  const parametrized = parametrizedName(document, index, literal);
  if (parametrized !== undefined) {
    return [parametrized];
  }
  const ofLogins = partOfLogins(document, index);
  if (ofLogins !== undefined) {
    return [...literal.name, ofLogins];
  }
  const held = heldSecret(literal);
  if (held !== undefined) {
    return [...literal.name, held];
  }
  return literal.name.length > 0 || literal.call === undefined ? literal.name : nameFromCall(document, index, literal);
}

/** `PlainLoginModule required user_alice="…"`: who may log in to Kafka. https://kafka.apache.org/documentation/#security_sasl_plain */
function isOptionOfLoginModule({ source }: ParsedDocument, { outer }: Literal): boolean {
  const before = source.slice(Math.max(0, outer.start - 2_000), outer.start);
  const module = before.lastIndexOf('LoginModule');
  return (
    module >= 0 &&
    /^LoginModule\s{1,8}(?:required|requisite|sufficient|optional)\b/.test(before.slice(module)) &&
    !before.slice(module).includes(';')
  );
}

/** https://laravel.com/docs/12.x/encryption: 32 bytes. */
const applicationKey = /^base64:[A-Za-z0-9+/]{43}=$/;

/** Names of what sends, keeps or stands in for a value, and says nothing of it. */
const namesNothing =
  /^(?:send(?:_?line)?|write|puts|default(?:_?value(?:_?t)?)?|auth\w{0,12}|token|basic\w{0,12}|creds?|credentials?|encoded|header|headers|value|with|text|set[A-Z]\w*|isEqual(?:ToString)?|(?:get_?)?env|[a-z])$/i;

/** What the text around a literal says of it. */
function saidBeside(document: ParsedDocument, literal: Literal): readonly string[] | undefined {
  if (isEncodedLogin(document, literal)) {
    return ['userpwd'];
  }
  if (answersPrompt(document, literal) || standsForPassword(document, literal) || isCalledPassword(document, literal)) {
    return ['password'];
  }
  const after =
    (literal.use === 'compared' || literal.use === 'argument' ? comparedWith(document, literal) : undefined) ??
    comparedByCall(document, literal) ??
    namedAfter(document, literal) ??
    namedByEntry(document, literal) ??
    namedBySensitive(document, literal) ??
    namedByMock(document, literal) ??
    namedInRegistry(document, literal) ??
    defaultOf(document, literal) ??
    keyBehind(document, literal) ??
    receiverOf(document, literal) ??
    filledField(document, literal) ??
    filledByStep(document, literal) ??
    setVariable(document, literal);
  return after === undefined ? undefined : [after];
}

/** What `random_password` drew, in a state: https://registry.terraform.io/providers/hashicorp/random/latest/docs/resources/password */
function isDrawnByTerraform(document: ParsedDocument, index: number): boolean {
  if (!/\btfstate(?:\.|$)/.test(document.path ?? '')) {
    return false;
  }
  for (let at = index - 1; at >= Math.max(0, index - 80); at -= 1) {
    const other = document.literals[at];
    if (other?.name.at(-1) === 'type' && other.use === 'assigned') {
      return other.text === 'random_password';
    }
  }
  return false;
}

const bytesBefore = /(?:[Gg]et_?[Bb]ytes|Buffer\.from|\[\]byte|bytes)\(\s{0,8}$/;
const bytesBehind = /^\)?\s{0,8}\.(?:getBytes|encode|toByteArray|as_bytes|bytes|into_bytes)\b/;

/** Whether a text is taken for bytes, as the keys of ciphers are: `Encoding.ASCII.GetBytes("…")`, `b"…"`. */
function isReadAsBytes(document: ParsedDocument, literal: Literal): boolean {
  const { source } = document;
  return (
    bytesBefore.test(source.slice(Math.max(0, literal.span.start - 40), literal.span.start - 1)) ||
    /^b["']/.test(source.slice(literal.outer.start, literal.outer.start + 2)) ||
    bytesBehind.test(source.slice(literal.outer.end, literal.outer.end + 24))
  );
}

const loginPair = /^(?:(?:http|basic|proxy|digest|neo4j|default)_?)?(?:auth|credentials?|creds|login|auth_?tuple)$/i;

/** `auth=("app", "…")`: the second of two. */
function isSecondOfLogin(document: ParsedDocument, index: number, literal: Literal): boolean {
  const name = literal.name.at(-1) ?? '';
  // `credentials: ["email", "phone"]`: what they are made of.
  if (!loginPair.test(name) || (/credentials$/i.test(name) && /^[a-z_ ]+$/i.test(literal.text))) {
    return false;
  }
  const isElement = (other: Literal | undefined): boolean =>
    other?.use === 'element' && other.name.join('.') === literal.name.join('.') && isNear(literal, other);
  return (
    isElement(document.literals[index - 1]) &&
    !isElement(document.literals[index - 2]) &&
    !isElement(document.literals[index + 1])
  );
}

/** `name: DB_PASSWORD` next to `value: …`, of the same object. */
function nameBeside(document: ParsedDocument, index: number): string | undefined {
  return siblingNamed(document, index, nameLeaf, reach)?.text;
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
