import { append, appendAll, passedTo, unbound, usedAs } from '../syntax/context';
import type { Context, NamePath } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { isKey } from '../syntax/keys';
import type { Frame } from '../syntax/read';
import { calleeOf, constantText, isEnvironmentGetter, pathOf } from './names';

/** Methods that hand back their receiver, as far as its being a secret goes. */
const preserving: ReadonlySet<string> = new Set([
  'trim',
  'trimEnd',
  'trimStart',
  'toString',
  'valueOf',
  'normalize',
  'concat',
]);
/** Methods of a list that only ask what is in it. */
const asking: ReadonlySet<string> = new Set(['includes', 'indexOf', 'has', 'lastIndexOf']);
/** Calls that hand back, or wrap, their first argument. */
const wrapping: ReadonlySet<string> = new Set([
  'String',
  'new String',
  'Object.freeze',
  'Object.seal',
  'Object.fromEntries',
  'Promise.resolve',
  'Buffer.from',
  'Uint8Array.from',
  'new Uint8Array',
  'CryptoJS.enc.Utf8.parse',
  'CryptoJS.enc.Hex.parse',
  'CryptoJS.enc.Base64.parse',
  'atob',
  'window.atob',
  'encodeURIComponent',
  'decodeURIComponent',
  'encodeURI',
  'querystring.escape',
  'pulumi.secret',
  'useState',
  'React.useState',
  'useRef',
  'createSignal',
  'signal',
  'writable',
  'new BehaviorSubject',
  'Array.of',
  'new Map',
  'new Headers',
  'new URLSearchParams',
  'new Set',
  'new Array',
  'Array.from',
  'structuredClone',
  'ref',
  'signal',
]);
/** `new TextEncoder().encode`, `encoder.encode`: https://encoding.spec.whatwg.org/#dom-textencoder-encode */
const encoding =
  /^(?:(?:(?:new )?(?:util\.)?TextEncoder(?:\(\))?|\w{0,20}[Ee]ncoder|enc|jose\.base64url|base64url)\.(?:en|de)code|\w{0,20}(?:hexToBytes|fromHex|utf8ToBytes|stringToBytes|strToUint8Array))$/;
/** `z.string().default("…")`, `Joi.string().default("…")`, `str({ default: "…" })`: what a setting is where nobody sets it. */
const schemaDefault =
  /^(?:z|zod|joi|yup|vine|[vt]|Joi|Type)\..{0,120}\.(?:default|catch|fallback)$|^(?:envalid\.)?(?:str|url|email|host)$/;
/** Calls that load a module of that name. */
const loading: ReadonlySet<string> = new Set([
  'require',
  'import',
  'require.resolve',
  'jest.mock',
  'vi.mock',
  'import.meta.resolve',
]);
/** Methods that take a key and a value. */
const setters =
  /(?:^|\.)(?:set|setItem|append|put|setHeader|header|setRequestHeader|setProperty|addHeader|appendHeader|setDefault|stub|setenv|putenv|store|define|add|addEnvironment|register|provide|attr|prop|setAttribute|cookie|setCookie|default)$/;
/** Methods that take a key and what stands in where there is none. */
const getters = /(?:^|\.)(?:get|getOr|getOrDefault|getString|getenv|env)$/;

/** The contexts of a call's callee and arguments. */
export function callChildren(call: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const callee = calleeOf(call, source);
  const frames: Frame[] = [];
  for (const child of call.children) {
    if (child.field === 'arguments' && child.type === 'arguments') {
      argumentFrames(child, callee, context, source, frames);
    } else if (child.field === 'arguments') {
      // A tagged template.
      frames.push({ item: child, context: passedTo(context, { callee, argument: 0 }) });
    } else {
      frames.push({
        item: child,
        context: child.field === 'function' ? calleeContext(child, context, source) : unbound(context),
      });
    }
  }
  return frames;
}

/** `"…".trim()` is still what it is assigned to; `["…"].includes(x)` compares. */
function calleeContext(callee: SyntaxItem, context: Context, source: string): Context {
  if (callee.type === 'string' || callee.type === 'template_string') {
    // Nobody calls a string: the comma or the line end behind it is missing.
    return context;
  }
  const property = callee.type === 'member_expression' ? pathOf(childIn(callee, 'property'), source).at(-1) : undefined;
  if (property !== undefined && preserving.has(property)) {
    return context;
  }
  return property !== undefined && asking.has(property) ? usedAs(context, 'compared') : unbound(context);
}

/** Of a callee, only the receiver of such a method inherits its context. */
export function memberChildren(member: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const inherits =
    member.field === 'function' &&
    (context.use === 'compared' || preserving.has(pathOf(childIn(member, 'property'), source).at(-1) ?? ''));
  return member.children.map((child) => ({
    item: child,
    context: child.field === 'object' && inherits ? context : unbound(context),
  }));
}

function argumentFrames(list: SyntaxItem, callee: string, context: Context, source: string, frames: Frame[]): void {
  const values = list.children.filter((child) => child.named && child.type !== 'comment');
  const key = constantText(values[0], source);
  let index = 0;
  for (const child of list.children) {
    if (!child.named || child.type === 'comment') {
      frames.push({ item: child, context });
      continue;
    }
    frames.push({ item: child, context: argumentContext(callee, index, key, context) });
    index += 1;
  }
}

function argumentContext(callee: string, index: number, key: string | undefined, context: Context): Context {
  if (loading.has(callee)) {
    return usedAs(context, 'structural');
  }
  if (isEnvironmentGetter(callee)) {
    return index === 0
      ? usedAs(context, 'key')
      : { ...passedTo(context, { callee, argument: index }, append(context.name, key)), use: 'environment-default' };
  }
  // `jwtVerify(token, new TextEncoder().encode("…"))`: what is handed back has the place of what is wrapped.
  if (index === 0 && context.call !== undefined && context.name === undefined && handsBack(callee)) {
    return context;
  }
  return passedTo(context, { callee, argument: index }, argumentName(callee, index, key, context));
}

/** Whether a call hands back, or wraps, its first argument. */
function handsBack(callee: string): boolean {
  return wrapping.has(callee) || encoding.test(callee) || schemaDefault.test(callee);
}

function argumentName(callee: string, index: number, key: string | undefined, context: Context): NamePath | undefined {
  if (index === 0) {
    // `const [password, setPassword] = useState("…")`
    return handsBack(callee) ? (context.name ?? context.targets?.[0]) : undefined;
  }
  if (index === 1 && key !== undefined && isKey(key) && (setters.test(callee) || getters.test(callee))) {
    const receiver = callee
      .split('.')
      .slice(0, -1)
      .filter((part) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(part) && part !== 'this');
    return append(appendAll(undefined, receiver), key);
  }
  return undefined;
}
