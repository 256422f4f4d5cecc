import { append, appendAll, boundIn, passedTo, unbound, usedAs } from '../syntax/context';
import type { Context, NamePath } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { isKey } from '../syntax/keys';
import type { Frame } from '../syntax/read';
import { calleeOf, constantText, isEnvironmentGetter, operandsOf, pathOf } from './names';

/** Methods that hand back their receiver, as far as its being a secret goes; `format` fills its holes. */
const preserving: ReadonlySet<string> = new Set([
  'encode',
  'decode',
  'strip',
  'lstrip',
  'rstrip',
  'format',
  'format_map',
  'expandtabs',
]);
/** Calls that hand back, or wrap, their first argument. */
const wrapping: ReadonlySet<string> = new Set([
  'str',
  'base64.b64decode',
  'b64decode',
  'base64.urlsafe_b64decode',
  'quote',
  'quote_plus',
  'parse.quote',
  'parse.quote_plus',
  'urllib.parse.quote',
  'urllib.parse.quote_plus',
  'urllib.quote',
  'urllib.quote_plus',
  'mark_safe',
  'urlsafe_b64decode',
  'base64.standard_b64decode',
  'bytes.fromhex',
  'bytearray.fromhex',
  'binascii.unhexlify',
  'unhexlify',
  'binascii.a2b_hex',
  'binascii.a2b_base64',
  'bytes',
  'bytearray',
  'list',
  'tuple',
  'set',
  'frozenset',
  'dict',
  'OrderedDict',
  'collections.OrderedDict',
  'SecretStr',
  'pydantic.SecretStr',
  'SecretBytes',
  'Secret',
  'dedent',
  'textwrap.dedent',
  'MappingProxyType',
  'types.MappingProxyType',
  'defaultdict',
  'URL',
  'HttpUrl',
  'Path',
  'field',
  'Field',
  'dataclasses.field',
  'pydantic.Field',
]);
/** Calls whose keywords are the keys of what they make. */
const building: ReadonlySet<string> = new Set([
  'dict',
  'OrderedDict',
  'collections.OrderedDict',
  'SimpleNamespace',
  'types.SimpleNamespace',
  'Namespace',
  'argparse.Namespace',
]);
/** Calls whose `default` is the value of what they define. */
const defaulting =
  /(?:^|\.)(?:[Ff]ield|[A-Z]\w*Field|Column|mapped_column|Option|Argument|option|argument|add_argument|attrib|ib)$/;
/** Methods that take a key and a value. */
const setters =
  /(?:^|\.)(?:set|put|add_environment|add_header|setdefault|setenv|putenv|set_option|setitem|header|append_header)$/;
/** Methods that take a key and what stands in where there is none. */
const getters = /(?:^|\.)(?:get|pop|getenv|get_option|getoption|get_setting)$/;

/** The contexts of a call's callee and arguments. */
export function callChildren(call: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const callee = calleeOf(call, source);
  const frames: Frame[] = [];
  for (const child of call.children) {
    if (child.field === 'arguments' && child.type === 'argument_list') {
      frames.push(...argumentFrames(child, callee, context, source));
    } else {
      frames.push({
        item: child,
        context: child.field === 'function' && preserves(child, source) ? context : unbound(context),
      });
    }
  }
  return frames;
}

function preserves(callee: SyntaxItem, source: string): boolean {
  if (callee.type === 'string' || callee.type === 'concatenated_string') {
    // Nobody calls a string: the comma or the parenthesis behind it is missing.
    return true;
  }
  return callee.type === 'attribute' && preserving.has(pathOf(childIn(callee, 'attribute'), source).at(-1) ?? '');
}

/** Of a callee, only the receiver of such a method inherits its context. */
export function attributeChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const inherits = item.field === 'function' && preserves(item, source);
  return item.children.map((child) => ({
    item: child,
    context: child.field === 'object' && inherits ? context : unbound(context),
  }));
}

/** The contexts of an argument list, of a call or of a class's bases. */
export function argumentFrames(list: SyntaxItem, callee: string, context: Context, source: string): Frame[] {
  const operands = operandsOf(list);
  const key = constantText(operands[0], source);
  let index = 0;
  return list.children.map((child) => {
    if (!child.named || child.type === 'comment') {
      return { item: child, context };
    }
    if (child.type === 'keyword_argument') {
      const option = operands.map((operand) => constantText(operand, source)).find((text) => text?.startsWith('--'));
      return { item: child, context: keywordContext(child, callee, option ?? key, context, source) };
    }
    const position = index;
    index += 1;
    if ((callee === 'setattr' || callee === 'getattr') && position === 2) {
      const target = appendAll(undefined, pathOf(operands[0], source));
      return {
        item: child,
        context: passedTo(context, { callee, argument: 2 }, append(target, constantText(operands[1], source))),
      };
    }
    return { item: child, context: positionContext(callee, position, key, context) };
  });
}

/** The context that a `keyword=value` argument hands to its value. */
function keywordContext(
  item: SyntaxItem,
  callee: string,
  key: string | undefined,
  context: Context,
  source: string,
): Context {
  const keyword = pathOf(childIn(item, 'name'), source)[0] ?? '';
  const call = { callee, argument: keyword };
  if (building.has(callee)) {
    return { ...boundIn(context, append(context.name, keyword)), call };
  }
  if (keyword === 'default') {
    if (isEnvironmentGetter(callee)) {
      return { ...passedTo(context, call, variableName(context, key)), use: 'environment-default' };
    }
    if (defaulting.test(callee)) {
      return passedTo(context, call, context.name ?? append(undefined, optionName(key)));
    }
  }
  // `password = config.get("db", "password", fallback="…")`
  const name = keyword === 'fallback' ? context.name : undefined;
  return passedTo(context, call, name ?? append(undefined, keyword));
}

/** Of `--db-password`, the words. */
function optionName(key: string | undefined): string | undefined {
  return key?.replace(/^-+/, '').replace(/-/g, '_');
}

function positionContext(callee: string, index: number, key: string | undefined, context: Context): Context {
  const call = { callee, argument: index };
  if (isEnvironmentGetter(callee) && key !== undefined) {
    return index === 0
      ? usedAs(context, 'key')
      : { ...passedTo(context, call, variableName(context, key)), use: 'environment-default' };
  }
  return passedTo(context, call, positionName(callee, index, key, context));
}

function variableName(context: Context, variable: string | undefined): NamePath | undefined {
  return context.name?.segment === variable ? context.name : append(context.name, variable);
}

function positionName(callee: string, index: number, key: string | undefined, context: Context): NamePath | undefined {
  if (index === 0) {
    return wrapping.has(callee) ? context.name : undefined;
  }
  if (index === 1 && key !== undefined && isKey(key) && (setters.test(callee) || getters.test(callee))) {
    const receiver = callee
      .split('.')
      .slice(0, -1)
      .filter((part) => /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(part) && part !== 'self');
    return append(appendAll(undefined, receiver), key);
  }
  return undefined;
}
