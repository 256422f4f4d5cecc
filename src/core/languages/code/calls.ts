import { append, appendAll, boundIn, passedTo, unbound, usedAs } from '../syntax/context';
import type { Context, NamePath } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { isKey } from '../syntax/keys';
import type { Frame } from '../syntax/read';
import { constructedType } from './constructed';
import { methodOf } from './names';
import type { CodeReader } from './reader';

/** What the contexts of a call's arguments depend on. */
interface Call {
  readonly item: SyntaxItem;
  readonly callee: string;
  readonly method: string;
  readonly receiver: SyntaxItem | undefined;
  readonly values: readonly SyntaxItem[];
  readonly context: Context;
}

/** The contexts of a call's callee and arguments. */
export function callChildren(item: SyntaxItem, context: Context, reader: CodeReader): readonly Frame[] {
  const shape = reader.callShape(item);
  const callee = reader.calleeOf(item);
  const list = item.children.find((child) => child.type === shape?.list);
  const trailing = item.children.filter((child) => shape?.trailing !== undefined && child.type === shape.trailing);
  const call: Call = {
    item,
    callee,
    method: methodOf(callee),
    receiver: receiverOf(item, reader),
    values: [...(list ? reader.operandsOf(list) : []), ...trailing],
    context,
  };
  const before = calleeContext(call, reader);
  const callees = reader.operandsOf(item);
  return item.children.flatMap((child) => {
    if (child === list) {
      return argumentFrames(list, call, reader);
    }
    if (trailing.includes(child)) {
      return [{ item: child, context: positionContext(call, call.values.length - 1, reader) }];
    }
    const isCallee = shape?.callee === undefined ? child === callees[0] : child.field === shape.callee;
    // What follows a constructor is what it makes: an initialiser.
    return [{ item: child, context: isCallee || child.field === shape?.receiver ? before : context }];
  });
}

/** The string that a call hands back: `new String("…")`, `"…".trim()`; any other expression as it is. */
export function textIn(item: SyntaxItem, reader: CodeReader): SyntaxItem {
  const shape = reader.callShape(item);
  if (!shape) {
    return item;
  }
  const { callees } = reader.language;
  const callee = reader.calleeOf(item);
  const list = item.children.find((child) => child.type === shape.list);
  const values = list ? reader.operandsOf(list) : [];
  const inner =
    values.length === 1 && callees.wrapping?.test(callee)
      ? values[0]
      : callees.preserving?.test(methodOf(callee))
        ? receiverOf(item, reader)
        : undefined;
  const text = inner && reader.unwrapped(inner);
  return text && reader.form(text) ? text : item;
}

/** The arguments of an annotation, an attribute, or a constructor that another one calls. */
export function listFrames(list: SyntaxItem, callee: string, context: Context, reader: CodeReader): readonly Frame[] {
  const values = reader.operandsOf(list);
  return argumentFrames(
    list,
    { item: list, callee, method: methodOf(callee), receiver: undefined, values, context },
    reader,
  );
}

function receiverOf(item: SyntaxItem, reader: CodeReader): SyntaxItem | undefined {
  const shape = reader.callShape(item);
  if (shape?.receiver !== undefined) {
    return childIn(item, shape.receiver);
  }
  let callee = shape?.callee === undefined ? reader.operandsOf(item)[0] : childIn(item, shape.callee);
  callee = callee && reader.unwrapped(callee);
  const member = callee && reader.member(callee);
  return callee && member && !member.element ? reader.object(callee) : undefined;
}

/** `"…".trim()` is still what it is assigned to; `"…".equals(x)` compares. */
function calleeContext(call: Call, reader: CodeReader): Context {
  const { callees } = reader.language;
  if (callees.preserving?.test(call.method)) {
    return call.context;
  }
  if (callees.comparing?.test(call.method)) {
    return usedAs(call.context, 'compared', appendAll(undefined, reader.pathOf(call.values[0])));
  }
  return unbound(call.context);
}

function argumentFrames(list: SyntaxItem, call: Call, reader: CodeReader): Frame[] {
  let index = 0;
  return list.children.map((child) => {
    if (!call.values.includes(child)) {
      return { item: child, context: call.context };
    }
    const keyword = reader.keywordOf(child);
    const position = index;
    index += 1;
    if (keyword !== undefined) {
      const name = append(undefined, keyword);
      return { item: child, context: passedTo(call.context, { callee: call.callee, argument: keyword }, name) };
    }
    return { item: child, context: positionContext(call, position, reader) };
  });
}

function positionContext(call: Call, position: number, reader: CodeReader): Context {
  const { callees } = reader.language;
  const { callee, method, context, values } = call;
  const passed = { callee, argument: position };
  if (callees.environment?.test(callee)) {
    const variable = reader.constantText(values[0]);
    return position === 0
      ? usedAs(context, 'key')
      : { ...passedTo(context, passed, variableName(context, variable)), use: 'environment-default' };
  }
  if (callees.fallback?.test(method)) {
    return fallbackContext(call, position, reader);
  }
  if (call.receiver && callees.filling?.test(method)) {
    return boundIn(context, appendAll(undefined, reader.pathOf(call.receiver)));
  }
  if (callees.comparing?.test(method)) {
    const other = call.receiver && values.length === 1 ? call.receiver : values[1 - position];
    return { ...passedTo(context, passed, appendAll(undefined, reader.pathOf(other))), use: 'compared' };
  }
  if (position === 0 && callees.wrapping?.test(callee)) {
    return context;
  }
  if (callees.pairing?.test(callee) && values.length === 2 && context.targets?.length === 2) {
    // `val (user, password) = Pair("…", "…")`
    return boundIn(context, context.targets[position]);
  }
  if (callees.mapping?.test(callee) || (callees.pairing?.test(callee) && values.length === 2)) {
    if (position % 2 === 0) {
      return usedAs(context, reader.constantText(values[position]) === undefined ? 'other' : 'key');
    }
    return boundIn(context, append(context.name, keyText(values[position - 1], reader)));
  }
  if (callees.listing?.test(callee)) {
    return { ...boundIn(context, context.name), use: context.use === 'compared' ? 'compared' : 'element' };
  }
  return passedTo(context, passed, argumentName(call, position, reader));
}

/** Methods that give the first of their arguments that there is: none of these is a key. */
const choosing =
  /^(?:requireNonNullElse|firstNonNull|default(?:String|IfBlank|IfEmpty)|coalesce|Coalesce|FirstNonEmpty|firstNonEmpty|Or)$/;

/** What stands in for a variable of the environment, or for any other value that may be missing. */
function fallbackContext(call: Call, position: number, reader: CodeReader): Context {
  const { context, values, callee } = call;
  const looked = call.receiver ? [call.receiver, ...values.slice(0, position)] : values.slice(0, position);
  const variable = looked.map((item) => reader.environmentVariable(item)).find((found) => found !== undefined);
  if (variable !== undefined) {
    return { ...context, use: 'environment-default', name: variableName(context, variable) };
  }
  const key = choosing.test(call.method) ? undefined : keyText(values[0], reader);
  if (values.length === 2 && position === 1 && key !== undefined) {
    return passedTo(context, { callee, argument: 1 }, append(context.name, key));
  }
  return position === values.length - 1 ? context : unbound(context);
}

/** The name of what is looked up, unless it is bound to one of that name anyway. */
export function variableName(context: Context, variable: string | undefined): NamePath | undefined {
  return context.name?.segment === variable ? context.name : append(context.name, variable);
}

/** What a method of one argument is named after, where it sets a property of that name: `.password("…")`. */
const property =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credentials?|user(?:_?name)?|login|auth(?:orization)?|host|ur[il]|dsn|endpoint|connection_?string)$/i;

function argumentName(call: Call, position: number, reader: CodeReader): NamePath | undefined {
  const { callees } = reader.language;
  const { callee, method, values } = call;
  if (position === 1 && callees.setting?.test(method)) {
    const key = keyText(values[0], reader);
    if (key !== undefined) {
      return append(appendAll(undefined, reader.pathOf(call.receiver)), key);
    }
  }
  if (position === 1 && callees.copying?.test(callee)) {
    return appendAll(undefined, reader.pathOf(values[0]));
  }
  if (position === 0 && call.receiver && values.length <= 2) {
    const set = /^(?:[Ss]et|[Ww]ith|[Aa]dd|[Uu]se|[Pp]ut)(?:_|(?=[A-Z]))(\w{2,60})$/.exec(method)?.[1];
    const named = set !== undefined && values.length === 1 ? uncapitalised(set) : undefined;
    if (named !== undefined) {
      return append(appendAll(undefined, reader.pathOf(call.receiver)), named);
    }
  }
  const declared = reader.parameter(constructedType(call.item, callee, reader) ?? callee, values.length, position);
  if (declared !== undefined) {
    return append(undefined, declared);
  }
  const fluent = call.receiver !== undefined && (reader.isCall(call.receiver) || isReceiver(call.item));
  return position === 0 && values.length === 1 && fluent && property.test(method)
    ? append(undefined, uncapitalised(method))
    : undefined;
}

/** Whether something is asked of a call's result in turn. */
function isReceiver(item: SyntaxItem): boolean {
  return (
    item.field === 'object' ||
    item.parent?.field === 'function' ||
    /member|navigation|field_exp|selector/.test(item.parent?.type ?? '')
  );
}

function uncapitalised(name: string): string {
  return /^[A-Z][a-z0-9]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function keyText(item: SyntaxItem | undefined, reader: CodeReader): string | undefined {
  const text = reader.constantText(item) ?? reader.pathOf(item).at(-1);
  return text !== undefined && isKey(text) ? text : undefined;
}
