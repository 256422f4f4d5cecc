import { brokenChildren } from '../syntax/broken';
import { append, appendAll, boundIn, insideFunction, unbound, usedAs } from '../syntax/context';
import type { Context } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { isKey } from '../syntax/keys';
import { all, byField } from '../syntax/read';
import type { Frame } from '../syntax/read';
import { listFrames, variableName } from './calls';
import type { Rule } from './description';
import { methodOf } from './names';
import type { CodeReader } from './reader';

/** What comes out is what goes in. */
export const through: Rule = (item, context) => all(item, context);

/** Nothing in it is a secret by name: imports, types. */
export const structural: Rule = (item, context) => all(item, usedAs(context, 'structural'));

/** What it holds is compared: patterns, labels of a case. */
export const compared: Rule = (item, context) => all(item, usedAs(context, 'compared'));

/**
 * `name = value`: a declaration or an assignment.
 *
 * @param name the field of what is bound; not given: the first child.
 * @param value the field of the value; not given: whatever else there is.
 */
export function binding(name?: string | readonly string[], value?: string): Rule {
  const names = typeof name === 'string' ? [name] : name;
  return (item, context, reader) => {
    const target = names ? item.children.find((child) => isPart(child, names)) : reader.operandsOf(item)[0];
    const bound = valueContext(item, target, context, reader);
    return item.children.map((child) => {
      if (child === target || (names && isPart(child, names))) {
        return { item: child, context: usedAs(context, 'key') };
      }
      const isValue = value === undefined ? child.field !== 'type' : child.field === value || child.type === 'ERROR';
      if (isValue && target) {
        remember(target, child, reader);
      }
      const other = child.field === 'type' ? usedAs(context, 'structural') : unbound(context);
      return { item: child, context: isValue ? bound : other };
    });
  };
}

/** Whether a child is one of the parts, each told by its field or, where it has none, by its type. */
function isPart(child: SyntaxItem, parts: readonly string[]): boolean {
  return parts.includes(child.field ?? child.type);
}

function valueContext(item: SyntaxItem, target: SyntaxItem | undefined, context: Context, reader: CodeReader): Context {
  const targets = target && targetsOf(item, target, reader);
  const path = reader.pathOf(targets?.length === 1 ? targets[0] : target);
  const variable =
    path.length === 1 && isGuarded(item, path[0] ?? '', reader) ? reader.remembered(path[0] ?? '') : undefined;
  const name = appendAll(undefined, path);
  if (variable !== undefined) {
    return {
      ...usedAs(context, 'environment-default', name),
      name: variableName(usedAs(context, 'other', name), variable),
    };
  }
  const bound = usedAs(context, 'assigned', name);
  return targets !== undefined && targets.length > 1
    ? { ...bound, targets: targets.map((one) => appendAll(undefined, reader.pathOf(one))) }
    : bound;
}

/** The names in a list on the left; of Go's `var a, b = …` all children in the field. */
function targetsOf(item: SyntaxItem, target: SyntaxItem, reader: CodeReader): SyntaxItem[] | undefined {
  if (reader.language.patterns.has(target.type)) {
    return reader.operandsOf(target).map((one) => reader.argumentValue(one));
  }
  const same = item.children.filter(
    (child) => child.named && child.field !== undefined && child.field === target.field,
  );
  return same.length > 1 ? same : undefined;
}

function remember(target: SyntaxItem, value: SyntaxItem, reader: CodeReader): void {
  if (!reader.language.callees.environment || value.end - value.start > 200) {
    return;
  }
  const path = reader.pathOf(reader.language.patterns.has(target.type) ? reader.operandsOf(target)[0] : target);
  const looked = reader.language.patterns.has(value.type) ? reader.operandsOf(value)[0] : value;
  const variable = path.length === 1 ? reader.environmentVariable(looked) : undefined;
  if (path[0] !== undefined && variable !== undefined) {
    reader.remember(path[0], variable);
  }
}

/** Whether an assignment depends on the variable itself: `if x == "" { x = "…" }`. */
function isGuarded(item: SyntaxItem, name: string, reader: CodeReader): boolean {
  if (reader.remembered(name) === undefined) {
    return false;
  }
  if (item.children.some((child) => child.type === '??=')) {
    return true;
  }
  let current = item.parent;
  for (let steps = 0; current && steps < 4; steps += 1) {
    const condition = /^if_/.test(current.type) ? childIn(current, 'condition') : undefined;
    if (condition) {
      const text = reader.source.slice(condition.start, condition.end);
      return text.includes(name) || /!\s*(?:ok|found|exists|present|set|has)/i.test(text);
    }
    current = current.parent;
  }
  return false;
}

/** `key: value` within something that is bound or passed. */
export function pair(key?: string, value?: string): Rule {
  return (item, context, reader) => {
    const operands = reader.operandsOf(item);
    const first = key === undefined ? operands[0] : childIn(item, key);
    const last = value === undefined ? operands.at(-1) : childIn(item, value);
    const segment = reader.pathOf(first).at(-1);
    return item.children.map((child) => ({
      item: child,
      context:
        child === first
          ? usedAs(context, 'key')
          : child === last || child.type === 'ERROR'
            ? boundIn(context, append(context.name, segment))
            : unbound(context),
    }));
  };
}

/** A parameter with a default. */
export function parameter(name?: string, value?: string): Rule {
  return (item, context, reader) => {
    const target = name === undefined ? namingOperand(item, reader) : childIn(item, name);
    const given = usedAs(context, 'parameter-default', appendAll(undefined, reader.pathOf(target)));
    return item.children.map((child) => ({
      item: child,
      context:
        child === target
          ? unbound(context)
          : value === undefined
            ? child.field === 'type'
              ? usedAs(context, 'structural')
              : given
            : child.field === value
              ? given
              : unbound(context),
    }));
  };
}

/** What names a parameter: the first identifier among its parts, which modifiers may stand before. */
function namingOperand(item: SyntaxItem, reader: Parameters<Rule>[2]): SyntaxItem | undefined {
  const parts = reader.operandsOf(item);
  return parts.find((part) => reader.language.identifiers.has(part.type)) ?? parts[0];
}

/**
 * A function: what it returns is named after it.
 *
 * @param expressionBody the type of a body that is nothing but what is returned.
 */
export function declaredFunction(name: string, expressionBody?: string): Rule {
  return (item, _context, reader) => {
    const path = appendAll(undefined, reader.pathOf(childIn(item, name)));
    const inside = insideFunction(path);
    return item.children.map((child) => ({
      item: child,
      context: child.type === expressionBody ? usedAs(inside, 'returned', path) : inside,
    }));
  };
}

/** A function without a name of its own: it goes by what it is bound to. */
export function lambda(block?: string): Rule {
  return (item, context) => {
    const name = context.use === 'assigned' || context.use === 'environment-default' ? context.name : undefined;
    const inside = insideFunction(name);
    return item.children.map((child) => {
      if (child.field !== 'body') {
        return { item: child, context: inside };
      }
      const expression = context.use === 'environment-default' ? context : usedAs(inside, 'returned', name);
      return { item: child, context: child.type === block ? inside : expression };
    });
  };
}

export const returned: Rule = (item, context) => all(item, usedAs(context, 'returned', context.fn));

/** `condition ? a : b`. */
export const conditional: Rule = (item, context, reader) => {
  const condition = childIn(item, 'condition');
  const variable = condition && environmentIn(condition, reader);
  const branch: Context =
    variable === undefined
      ? context
      : { ...context, use: 'environment-default', name: variableName(context, variable) };
  return item.children.map((child) => ({ item: child, context: child === condition ? unbound(context) : branch }));
};

/** What a condition looks up: `System.getenv("X") != null`. */
function environmentIn(condition: SyntaxItem, reader: CodeReader): string | undefined {
  const inner = reader.unwrapped(condition);
  const operands = childIn(inner, 'operator')
    ? reader.operandsOf(inner)
    : [childIn(inner, 'left'), childIn(inner, 'right')];
  return [inner, ...operands]
    .map((operand) => (operand ? reader.environmentVariable(operand) : undefined))
    .find((variable) => variable !== undefined);
}

const comparing: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '>', '<=', '>=', 'eq', 'ne']);

/** An operator between two operands: comparisons, and `??` or `?:`, whose right side stands in for the left. */
export const binary: Rule = (item, context, reader) => {
  const operator = item.children.find((child) => !child.named)?.type ?? '';
  const [left, right] = reader.operandsOf(item);
  if (comparing.has(operator)) {
    return item.children.map((child) => ({
      item: child,
      context: usedAs(context, 'compared', appendAll(undefined, reader.pathOf(child === left ? right : left))),
    }));
  }
  if (operator === '??' || operator === '?:') {
    const variable = reader.environmentVariable(left);
    const other: Context =
      variable === undefined
        ? context
        : { ...context, use: 'environment-default', name: variableName(context, variable) };
    return item.children.map((child) => ({ item: child, context: child === left ? context : other }));
  }
  return all(item, unbound(context));
};

/** `"a" to "b"`: a pair, by the name of the function between the two. */
export function infixPair(operator: string): Rule {
  return (item, context, reader) => {
    const [left, middle, right] = reader.operandsOf(item);
    if (!left || !middle || !right || reader.source.slice(middle.start, middle.end) !== operator) {
      return all(item, unbound(context));
    }
    const { targets } = context;
    if (targets) {
      return [left, right].map((child, index) => ({
        item: child,
        context: usedAs(context, 'assigned', targets[index]),
      }));
    }
    return [
      { item: left, context: usedAs(context, 'key') },
      { item: right, context: boundIn(context, append(context.name, keyOf(left, reader))) },
    ];
  };
}

function keyOf(item: SyntaxItem | undefined, reader: CodeReader): string | undefined {
  const text = item && (reader.constantText(item) ?? reader.pathOf(item).at(-1));
  return text !== undefined && isKey(text) ? text : undefined;
}

/**
 * Elements in braces, brackets or parentheses: of a list, of values that are taken apart on the left, of a key and its
 * value, or of the fields of a type that the file declares.
 *
 * @param pairs whether two elements within another list are a key and its value.
 * @param typeOf the name of the declared type that the elements are fields of.
 */
export function list(pairs: boolean, typeOf?: (item: SyntaxItem, reader: CodeReader) => string | undefined): Rule {
  return (item, context, reader) => {
    const elements = reader.operandsOf(item);
    const { targets } = context;
    const type = targets || elements.some(isKeyed) ? undefined : typeOf?.(item, reader);
    const set =
      context.use === 'argument' && reader.language.callees.setting?.test(methodOf(context.call?.callee ?? ''));
    const inList = item.parent?.type === item.type || context.use === 'element' || set === true;
    const paired = pairs && inList && elements.length === 2 && !targets && type === undefined;
    const key = paired ? keyOf(constant(elements[0], reader), reader) : undefined;
    const element: Context = {
      ...boundIn(context, context.name),
      use: context.use === 'compared' || context.use === 'structural' ? context.use : 'element',
    };
    let index = 0;
    return item.children.map((child): Frame => {
      const position = elements.includes(child) ? index++ : 0;
      if (targets) {
        return { item: child, context: usedAs(context, 'assigned', targets[position]) };
      }
      if (key !== undefined) {
        return {
          item: child,
          context: position === 0 ? usedAs(context, 'key') : boundIn(assignedIn(context), append(context.name, key)),
        };
      }
      const field = type === undefined ? undefined : reader.field(type, position);
      return {
        item: child,
        context: field === undefined ? element : boundIn(assignedIn(context), append(context.name, field)),
      };
    });
  };
}

/** Whether an element has a name of its own: `Password: "…"`. */
function isKeyed(item: SyntaxItem): boolean {
  return /(?:_pair|keyed_element|assignment_expression)$/.test(item.type);
}

function assignedIn(context: Context): Context {
  return context.use === 'element' ? { ...context, use: 'assigned' } : context;
}

function constant(item: SyntaxItem | undefined, reader: CodeReader): SyntaxItem | undefined {
  return item && reader.form(reader.unwrapped(reader.argumentValue(item))) ? item : undefined;
}

/** `@Name(arguments)`: the list is of one of the types given. */
export function annotation(name: string | undefined, lists: ReadonlySet<string>): Rule {
  return (item, context, reader) => {
    const named = name === undefined ? reader.operandsOf(item)[0] : childIn(item, name);
    const callee = reader.pathOf(named).join('.');
    const inside: Context = { ...unbound(context), annotation: true };
    return item.children.flatMap((child) =>
      lists.has(child.type)
        ? listFrames(child, callee, inside, reader)
        : [{ item: child, context: child === named ? unbound(context) : inside }],
    );
  };
}

/** A list of arguments that stands for itself: of a constant of an enumeration, of another constructor. */
export function constructing(lists: ReadonlySet<string>, name: (item: SyntaxItem, reader: CodeReader) => string): Rule {
  return (item, context, reader) =>
    item.children.flatMap((child) =>
      lists.has(child.type)
        ? listFrames(child, name(item, reader), unbound(context), reader)
        : [{ item: child, context: unbound(context) }],
    );
}

export function broken(item: SyntaxItem, context: Context, reader: CodeReader): readonly Frame[] {
  return brokenChildren(item, context, (child) => reader.pathOf(child));
}

/** What a field holds is compared; all else is bound to nothing. */
export function comparedIn(field: string): Rule {
  return (item, context) => byField(item, { [field]: usedAs(context, 'compared') }, unbound(context));
}

/** A block whose last expression is its value. */
export const lastValue: Rule = (item, context, reader) => {
  const last = reader.operandsOf(item).at(-1);
  return item.children.map((child) => ({ item: child, context: child === last ? context : unbound(context) }));
};

/** What is chosen by a condition, a subject, or a pattern; each field (or type) given is not the value, but compared where so said. */
export function choice(others: Readonly<Record<string, 'compared' | 'other'>>): Rule {
  return (item, context) =>
    item.children.map((child) => {
      const use = others[child.field ?? child.type];
      return { item: child, context: use === undefined ? context : usedAs(context, use) };
    });
}

/** `name = value, …` side by side, without nodes of their own. */
export const sideBySide: Rule = (item, context, reader) => {
  let name: string | undefined;
  let bound = false;
  return item.children.map((child, index) => {
    const next = item.children[index + 1]?.type;
    if (child.named && next === '=') {
      name = reader.pathOf(child)[0];
    }
    const frame = {
      item: child,
      context: bound && child.named ? boundIn(context, append(context.name, name)) : unbound(context),
    };
    bound = child.type === '=' ? true : child.named ? false : bound;
    return frame;
  });
};
