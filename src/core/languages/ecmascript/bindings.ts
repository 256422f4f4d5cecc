import { append, appendAll, boundIn, unbound, usedAs } from '../syntax/context';
import type { Context, NamePath } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { isKey, isLabelKey, isValueKey } from '../syntax/keys';
import { byField } from '../syntax/read';
import type { Frame } from '../syntax/read';
import { constantText, environmentVariable, isEnvironment, pathOf } from './names';

/** The context's name with that of a field added. */
export function nameIn(context: Context, item: SyntaxItem, field: string, source: string): NamePath | undefined {
  return append(context.name, pathOf(childIn(item, field), source).at(-1));
}

/** `const name = value`. */
export function declaratorChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const target = childIn(item, 'name');
  const value = childIn(item, 'value');
  const assigned = usedAs(context, 'assigned', appendAll(undefined, pathOf(target, source)));
  return item.children.map((child) => {
    if (child === target) {
      return {
        item: child,
        context: usedAs(context, isEnvironment(value, source) ? 'environment-default' : 'assigned'),
      };
    }
    return {
      item: child,
      context: child === value || child.type === 'ERROR' ? takenApart(assigned, target, source) : unbound(context),
    };
  });
}

/** `target = value`, `target += value`. */
export function assignmentChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const target = childIn(item, 'left');
  const assigned = usedAs(context, 'assigned', appendAll(undefined, pathOf(target, source)));
  const variable = item.type === 'augmented_assignment_expression' ? environmentVariable(target, source) : undefined;
  const value: Context =
    variable === undefined ? takenApart(assigned, target, source) : { ...assigned, use: 'environment-default' };
  return item.children.map((child) => ({
    item: child,
    context: child === target ? usedAs(context, 'assigned') : value,
  }));
}

/** Names for the elements of a list on the right, where there is a list on the left. */
function takenApart(assigned: Context, target: SyntaxItem | undefined, source: string): Context {
  if (target?.type !== 'array_pattern') {
    return assigned;
  }
  const targets = target.children
    .filter((child) => child.type !== 'comment')
    .map((child) =>
      appendAll(undefined, pathOf(child.type === 'assignment_pattern' ? childIn(child, 'left') : child, source)),
    );
  return { ...assigned, targets };
}

/** An object, in which `name` or `key` may say what `value` is bound to. */
export function objectChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const label = labelOf(item, source);
  return item.children.map((child) =>
    label !== undefined && child.type === 'pair' && isValueKey(pathOf(childIn(child, 'key'), source)[0] ?? '')
      ? { item: child, context: { ...context, label: append(context.name, label) } }
      : { item: child, context },
  );
}

/** What `name` or `key` says in `{ name: "X", value: "Y" }`: what the value is bound to. */
function labelOf(item: SyntaxItem, source: string): string | undefined {
  let label: string | undefined;
  let valued = false;
  for (const child of item.children) {
    const key = child.type === 'pair' ? pathOf(childIn(child, 'key'), source)[0] : undefined;
    if (key !== undefined && isLabelKey(key)) {
      label ??= constantText(childIn(child, 'value'), source);
    } else if (key !== undefined && isValueKey(key)) {
      valued = true;
    }
  }
  return valued && label !== undefined && isKey(label) ? label : undefined;
}

/** `name = "default"` within a pattern or a parameter list. */
export function patternDefault(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  // `{ password: local = "x" }` goes by the key, which the pair has added already.
  const name =
    item.field === 'value' && item.parent?.type === 'pair_pattern'
      ? context.name
      : appendAll(context.name, pathOf(childIn(item, 'left'), source));
  return byField(item, { left: context, right: { ...context, name } }, unbound(context));
}

/** A parameter of TypeScript. */
export function parameterChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const pattern = childIn(item, 'pattern');
  return byField(
    item,
    {
      pattern: context,
      value: { ...context, use: 'parameter-default', name: appendAll(context.name, pathOf(pattern, source)) },
    },
    unbound(context),
  );
}

/** A field of a class. */
export function fieldChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const field = childIn(item, 'name') ?? childIn(item, 'property');
  const name = appendAll(undefined, pathOf(field, source));
  return item.children.map((child) => {
    if (child === field) {
      return { item: child, context: usedAs(context, 'key') };
    }
    return {
      item: child,
      context: child.field === 'value' || child.type === 'ERROR' ? usedAs(context, 'assigned', name) : unbound(context),
    };
  });
}

/** `Member = value` of an enumeration. */
export function enumMember(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const member = pathOf(childIn(item, 'name'), source).at(-1);
  const text = constantText(childIn(item, 'value'), source);
  const repeats = member !== undefined && text !== undefined && bare(member) === bare(text);
  const name = append(context.name, member);
  return byField(
    item,
    { name: usedAs(context, 'key'), value: usedAs(context, repeats ? 'structural' : 'assigned', name) },
    unbound(context),
  );
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s_.:-]/g, '');
}

/** A list: of elements, of values that are taken apart on the left, or of a key and its value. */
export function arrayChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const elements = item.children.filter((child) => child.named && child.type !== 'comment');
  const key =
    elements.length === 2 && item.parent?.type === 'array' && elements[1]?.type !== 'array'
      ? constantText(elements[0], source)
      : undefined;
  const paired = key !== undefined && isKey(key);
  const { targets } = context;
  let index = 0;
  return item.children.map((child) => {
    const position = child.named && child.type !== 'comment' ? index++ : 0;
    if (targets) {
      return { item: child, context: usedAs(context, 'assigned', targets[position]) };
    }
    if (paired) {
      return {
        item: child,
        context: position === 0 ? usedAs(context, 'key') : boundIn(context, append(context.name, key)),
      };
    }
    return {
      item: child,
      context: { ...boundIn(context, context.name), use: context.use === 'compared' ? 'compared' : 'element' },
    };
  });
}
