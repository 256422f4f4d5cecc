import { append, appendAll, boundIn, insideFunction, unbound, usedAs } from '../syntax/context';
import type { Context } from '../syntax/context';
import { brokenChildren } from '../syntax/broken';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { isKey, isLabelKey, isValueKey } from '../syntax/keys';
import { all, byField } from '../syntax/read';
import type { Frame } from '../syntax/read';
import { argumentFrames, attributeChildren, callChildren } from './calls';
import { constantText, environmentVariable, operandsOf, pathOf } from './names';

/** The contexts of an item's children. */
export function childContexts(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  switch (item.type) {
    case 'expression_statement':
      return statementChildren(item, context);
    case 'assignment':
    case 'augmented_assignment':
      return assignmentChildren(item, context, source);
    case 'named_expression':
      return byField(
        item,
        { value: usedAs(context, 'assigned', appendAll(undefined, pathOf(childIn(item, 'name'), source))) },
        unbound(context),
      );
    case 'parenthesized_expression':
    case 'dictionary_splat':
    case 'list_splat':
    case 'await':
    case 'case_pattern':
      return all(item, context);
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      return all(item, unbound(context));
    case 'expression_list':
    case 'tuple':
    case 'list':
    case 'set':
      return listChildren(item, context, source);
    case 'dictionary':
      return dictionaryChildren(item, context, source);
    case 'pair': {
      const name = context.label ?? append(context.name, pathOf(childIn(item, 'key'), source).at(-1));
      return byField(item, { key: usedAs(context, 'key'), value: boundIn(context, name) }, unbound(context));
    }
    case 'keyword_argument': {
      // An argument list that is not closed yet has not handed down what it knows.
      const orphan = item.parent?.type === 'ERROR' && context.use !== 'assigned';
      const value = orphan
        ? usedAs(context, 'assigned', appendAll(undefined, pathOf(childIn(item, 'name'), source)))
        : context;
      return byField(item, { value }, unbound(context));
    }
    case 'default_parameter':
    case 'typed_default_parameter':
      return byField(
        item,
        {
          value: usedAs(context, 'parameter-default', appendAll(undefined, pathOf(childIn(item, 'name'), source))),
          type: usedAs(context, 'structural'),
        },
        unbound(context),
      );
    case 'typed_parameter':
    case 'type':
    case 'generic_type':
    case 'type_parameter':
    case 'union_type':
    case 'member_type':
    case 'type_alias_statement':
      return all(item, usedAs(context, 'structural'));
    case 'function_definition':
      return functionChildren(item, source);
    case 'lambda':
      return byField(
        item,
        { body: usedAs(insideFunction(context.name), 'returned', context.name) },
        insideFunction(undefined),
      );
    case 'class_definition':
      return classChildren(item, context, source);
    case 'return_statement':
      return all(item, usedAs(context, 'returned', context.fn));
    case 'decorator':
      return all(item, { ...unbound(context), annotation: true });
    case 'decorated_definition':
      return all(item, unbound(context));
    case 'conditional_expression': {
      const [, condition] = operandsOf(item);
      return item.children.map((child) => ({ item: child, context: child === condition ? unbound(context) : context }));
    }
    case 'boolean_operator':
      return booleanChildren(item, context, source);
    case 'comparison_operator':
      return comparisonChildren(item, context, source);
    case 'binary_operator':
      // What `%` fills in stands on its right.
      return byField(
        item,
        { left: item.children.some((child) => child.type === '%') ? context : unbound(context) },
        unbound(context),
      );
    case 'subscript':
      return byField(item, { subscript: usedAs(context, 'key') }, unbound(context));
    case 'call':
      return callChildren(item, context, source);
    case 'attribute':
      return attributeChildren(item, context, source);
    case 'case_clause':
      return item.children.map((child) => ({
        item: child,
        context: child.field === 'consequence' ? unbound(context) : usedAs(context, 'compared'),
      }));
    case 'dict_pattern':
      return byField(item, { key: usedAs(context, 'key') }, usedAs(context, 'compared'));
    case 'union_pattern':
    case 'as_pattern':
    case 'splat_pattern':
    case 'class_pattern':
    case 'keyword_pattern':
      return all(item, context.use === 'compared' ? context : unbound(context));
    case 'print_statement':
      return all(item, { ...unbound(context), use: 'argument', call: { callee: 'print', argument: 0 } });
    case 'ERROR':
      return brokenChildren(item, context, (child) => pathOf(child, source));
    default:
      return all(item, unbound(context));
  }
}

function statementChildren(item: SyntaxItem, context: Context): readonly Frame[] {
  const [only, ...others] = operandsOf(item);
  const text = others.length === 0 && (only?.type === 'string' || only?.type === 'concatenated_string');
  if (text && context.use === 'assigned') {
    return all(item, context);
  }
  // A docstring, or a string that does nothing.
  return all(item, text ? usedAs(context, 'structural') : unbound(context));
}

function assignmentChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const target = childIn(item, 'left');
  let value = usedAs(context, 'assigned', appendAll(undefined, pathOf(target, source)));
  if (target && /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(target.type)) {
    const elements = operandsOf(target);
    const starred = elements.findIndex((element) => element.type === 'list_splat_pattern');
    value = {
      ...value,
      targets: (starred < 0 ? elements : elements.slice(0, starred)).map((element) =>
        appendAll(undefined, pathOf(element, source)),
      ),
    };
  }
  return item.children.map((child) => {
    if (child === target) {
      return { item: child, context: unbound(context) };
    }
    return { item: child, context: child.field === 'type' ? usedAs(context, 'structural') : value };
  });
}

function listChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const elements = operandsOf(item);
  const key =
    elements.length === 2 &&
    (item.parent?.type === 'list' || item.parent?.type === 'tuple') &&
    elements[1]?.type !== 'list' &&
    elements[1]?.type !== 'tuple' &&
    context.use === 'element'
      ? constantText(elements[0], source)
      : undefined;
  const paired = key !== undefined && isKey(key);
  const { targets } = context;
  const element: Context = {
    ...boundIn(context, context.name),
    use: context.use === 'compared' || context.use === 'structural' ? context.use : 'element',
  };
  let index = 0;
  return item.children.map((child) => {
    const position = child.named && child.type !== 'comment' ? index++ : 0;
    if (targets) {
      return { item: child, context: usedAs(context, 'assigned', targets[position]) };
    }
    if (paired) {
      return {
        item: child,
        context:
          position === 0 ? usedAs(context, 'key') : boundIn({ ...context, use: 'assigned' }, append(context.name, key)),
      };
    }
    return { item: child, context: element };
  });
}

function dictionaryChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  let label: string | undefined;
  let valued: SyntaxItem | undefined;
  for (const child of item.children) {
    const key = child.type === 'pair' ? constantText(childIn(child, 'key'), source) : undefined;
    if (key !== undefined && isLabelKey(key)) {
      label ??= constantText(childIn(child, 'value'), source);
    } else if (key !== undefined && isValueKey(key)) {
      valued = child;
    }
  }
  const labelled =
    valued && label !== undefined && isKey(label) ? { ...context, label: append(context.name, label) } : context;
  return item.children.map((child) => ({ item: child, context: child === valued ? labelled : context }));
}

function functionChildren(item: SyntaxItem, source: string): readonly Frame[] {
  const name = appendAll(undefined, pathOf(childIn(item, 'name'), source));
  const inside = insideFunction(name);
  return byField(item, { return_type: { ...inside, use: 'structural' } }, inside);
}

function classChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const outside = insideFunction(undefined);
  return item.children.flatMap((child) => {
    if (child.field !== 'superclasses') {
      return [{ item: child, context: outside }];
    }
    const name = childIn(item, 'name');
    return argumentFrames(child, name ? source.slice(name.start, name.end) : '', unbound(context), source);
  });
}

function booleanChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  if (!item.children.some((child) => child.type === 'or')) {
    return byField(item, { right: context }, unbound(context));
  }
  const variable = environmentVariable(childIn(item, 'left'), source);
  const right: Context =
    variable === undefined
      ? context
      : {
          ...context,
          use: 'environment-default',
          name: context.name?.segment === variable ? context.name : append(context.name, variable),
        };
  return byField(item, { left: context, right }, unbound(context));
}

function comparisonChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const named = operandsOf(item).find((operand) => operand.type !== 'string' && operand.type !== 'concatenated_string');
  return all(item, usedAs(context, 'compared', appendAll(undefined, pathOf(named, source))));
}
