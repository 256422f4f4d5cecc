import { variableName } from '../code/calls';
import type { Rule } from '../code/description';
import { binary, binding, pair } from '../code/rules';
import { append, appendAll, insideFunction, unbound, usedAs } from '../syntax/context';
import type { Context } from '../syntax/context';
import { childIn } from '../syntax/item';
import { all, byField } from '../syntax/read';

const hashPair = pair('key', 'value');

/** `key => value`, `key: value`; among arguments, a keyword. */
export const keyed: Rule = (item, context, reader) => {
  if (item.parent?.type !== 'argument_list') {
    return hashPair(item, context, reader);
  }
  const key = reader.pathOf(childIn(item, 'key')).at(-1);
  // `attribute :password, default: "…"`: what the first argument names.
  const first = key === 'default' ? reader.operandsOf(item.parent)[0] : undefined;
  const owner = first?.type === 'simple_symbol' ? reader.pathOf(first).at(-1) : undefined;
  const value: Context = {
    ...context,
    name: append(undefined, owner ?? key),
    call: context.call && key !== undefined ? { callee: context.call.callee, argument: key } : context.call,
  };
  return byField(item, { key: usedAs(context, 'key'), value }, unbound(context));
};

const assigned = binding('left', 'right');

/** `a ||= b`: of a variable of the environment, its default. */
export const operatorAssigned: Rule = (item, context, reader) => {
  const variable = item.children.some((child) => child.type === '||=')
    ? reader.environmentVariable(childIn(item, 'left'))
    : undefined;
  return variable === undefined
    ? assigned(item, context, reader)
    : byField(
        item,
        { left: usedAs(context, 'key'), right: usedAs(context, 'environment-default', append(undefined, variable)) },
        unbound(context),
      );
};

/** Operators: `||` stands in, `%` fills in, `<<` appends. */
export const operator: Rule = (item, context, reader) => {
  const sign = item.children.find((child) => !child.named)?.type ?? '';
  const left = childIn(item, 'left');
  switch (sign) {
    case '||':
    case 'or': {
      const variable = reader.environmentVariable(left);
      const other: Context =
        variable === undefined
          ? context
          : { ...context, use: 'environment-default', name: variableName(context, variable) };
      return byField(item, { left: context, right: other }, unbound(context));
    }
    case '&&':
    case 'and':
      return byField(item, { right: context }, unbound(context));
    case '%':
      return byField(item, { left: context }, unbound(context));
    case '<<':
      return byField(
        item,
        { left: unbound(context), right: usedAs(context, 'element', appendAll(undefined, reader.pathOf(left))) },
        unbound(context),
      );
    case '=~':
    case '!~':
      return all(item, usedAs(context, 'compared', appendAll(undefined, reader.pathOf(left))));
    default:
      return binary(item, context, reader);
  }
};

/** The last of several statements is what the whole is worth. */
export const statements: Rule = (item, context, reader) => {
  const last = reader.operandsOf(item).at(-1);
  return item.children.map((child) => ({ item: child, context: child === last ? context : unbound(context) }));
};

/** The body of a method returns what its last statement is worth. */
export const body: Rule = (item, context, reader) => {
  const method = /^(?:singleton_)?method$/.test(item.parent?.type ?? '');
  return statements(item, method ? usedAs(context, 'returned', context.fn) : context, reader);
};

/** A block: of `let(:name) { … }` and `ENV.fetch('X') { … }` its value has a name. */
export const block: Rule = (item, context, reader) => {
  const call = item.parent;
  const callee = call ? reader.calleeOf(call) : '';
  const list = call?.children.find((child) => child.type === 'argument_list');
  const key = list && reader.constantText(reader.operandsOf(list)[0]);
  let inside: Context = insideFunction(context.fn);
  if (key !== undefined && /^(?:let!?|given|subject|attribute|default|property)$/.test(callee)) {
    inside = { ...usedAs(inside, 'assigned', append(undefined, key)), call: { callee, argument: key } };
  } else if (key !== undefined && callee === 'ENV.fetch') {
    inside = { ...usedAs(context, 'environment-default', variableName(context, key)), call: { callee, argument: 1 } };
  } else if (
    list === undefined &&
    /^[a-z_]\w*$/.test(callee) &&
    !/^(?:loop|lambda|proc|begin|before|after|it)$/.test(callee)
  ) {
    // `password { '…' }`, as factories have it.
    inside = usedAs(inside, 'assigned', append(undefined, callee));
  }
  return byField(item, { body: inside }, insideFunction(context.fn));
};

export const when: Rule = (item, context) =>
  item.children.map((child) => ({
    item: child,
    context: child.field === 'pattern' ? usedAs(context, 'compared') : context,
  }));

/** A method, whose body may be an expression alone: `def password = "…"`. */
export const method: Rule = (item, _context, reader) => {
  const name = appendAll(undefined, reader.pathOf(childIn(item, 'name')));
  const inside = insideFunction(name);
  return item.children.map((child) => ({
    item: child,
    context: child.field === 'body' && child.type !== 'body_statement' ? usedAs(inside, 'returned', name) : inside,
  }));
};

/** `if`, `unless`, `case`: each branch is what the whole is worth. */
export const branches: Rule = (item, context) =>
  item.children.map((child) => ({
    item: child,
    context: child.field === 'condition' || child.field === 'value' ? unbound(context) : context,
  }));
