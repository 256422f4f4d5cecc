import { append, appendAll, boundIn, insideFunction, unbound, usedAs } from '../syntax/context';
import type { Context, NamePath } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { brokenChildren } from '../syntax/broken';
import { isKey, isLabelKey, isValueKey } from '../syntax/keys';
import { all, byField } from '../syntax/read';
import type { Frame } from '../syntax/read';
import { callChildren, memberChildren } from './calls';
import { constantText, environmentVariable, isEnvironment, operandOf, pathOf, wrappers } from './names';

const functions: ReadonlySet<string> = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
]);

/** The contexts of an item's children. */
export function childContexts(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  if (functions.has(item.type)) {
    return functionChildren(item, context, source);
  }
  if (wrappers.has(item.type)) {
    const operand = operandOf(item);
    return item.children.map((child) => ({ item: child, context: child === operand ? context : unbound(context) }));
  }
  switch (item.type) {
    case 'variable_declarator':
      return declaratorChildren(item, context, source);
    case 'assignment_expression':
    case 'augmented_assignment_expression':
      return assignmentChildren(item, context, source);
    case 'object':
      return objectChildren(item, context, source);
    case 'pair':
      return byField(
        item,
        { key: usedAs(context, 'key'), value: boundIn(context, context.label ?? nameIn(context, item, 'key', source)) },
        unbound(context),
      );
    case 'pair_pattern':
      return byField(
        item,
        { key: usedAs(context, 'key'), value: { ...context, name: nameIn(context, item, 'key', source) } },
        unbound(context),
      );
    case 'object_pattern':
    case 'array_pattern':
    case 'rest_pattern':
      return all(item, context);
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return patternDefault(item, context, source);
    case 'field_definition':
    case 'public_field_definition':
      return fieldChildren(item, context, source);
    case 'enum_declaration':
      return byField(
        item,
        { body: usedAs(context, 'other', appendAll(undefined, pathOf(childIn(item, 'name'), source))) },
        unbound(context),
      );
    case 'enum_body':
      return all(item, context);
    case 'enum_assignment':
      return enumMember(item, context, source);
    case 'formal_parameters':
      return all(item, usedAs(insideFunction(context.fn), 'parameter-default'));
    case 'required_parameter':
    case 'optional_parameter':
      return parameterChildren(item, context, source);
    case 'array':
      return arrayChildren(item, context, source);
    case 'spread_element':
      return all(item, context);
    case 'ternary_expression':
      return byField(item, { condition: unbound(context) }, context);
    case 'binary_expression':
      return binaryChildren(item, context, source);
    case 'call_expression':
    case 'new_expression':
      return callChildren(item, context, source);
    case 'member_expression':
      return memberChildren(item, context, source);
    case 'subscript_expression':
      return byField(item, { index: usedAs(context, 'key') }, unbound(context));
    case 'computed_property_name':
      return all(item, context);
    case 'return_statement':
      return all(item, usedAs(context, 'returned', context.fn));
    case 'switch_case':
      return byField(item, { value: usedAs(context, 'compared') }, unbound(context));
    case 'decorator':
      return all(item, { ...unbound(context), annotation: true });
    case 'expression_statement':
      return all(item, statementContext(item, context));
    case 'labeled_statement':
      // Not a label but a property of an object that is still being typed, where a string stands behind it.
      return byField(
        item,
        { body: usedAs(context, 'assigned', appendAll(undefined, pathOf(childIn(item, 'label'), source))) },
        unbound(context),
      );
    case 'jsx_attribute':
      return all(item, usedAs(context, 'assigned', appendAll(undefined, attributeName(item, source))));
    case 'jsx_expression':
      return all(item, item.parent?.type === 'jsx_attribute' ? context : unbound(context));
    case 'import_statement':
    case 'import_require_clause':
    case 'import_attribute':
    case 'import_clause':
    case 'import_specifier':
    case 'named_imports':
    case 'export_clause':
    case 'export_specifier':
    case 'namespace_export':
    case 'literal_type':
    case 'template_literal_type':
    case 'module':
      return all(item, usedAs(context, 'structural'));
    case 'export_statement':
      return byField(item, { source: usedAs(context, 'structural') }, unbound(context));
    case 'property_signature':
    case 'method_signature':
      return byField(item, { name: usedAs(context, 'key') }, unbound(context));
    case 'ERROR':
      return brokenChildren(item, context, (child) => pathOf(child, source));
    default:
      return all(item, unbound(context));
  }
}

function nameIn(context: Context, item: SyntaxItem, field: string, source: string): NamePath | undefined {
  return append(context.name, pathOf(childIn(item, field), source).at(-1));
}

function declaratorChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
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

function assignmentChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
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

function objectChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
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

function patternDefault(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  // `{ password: local = "x" }` goes by the key, which the pair has added already.
  const name =
    item.field === 'value' && item.parent?.type === 'pair_pattern'
      ? context.name
      : appendAll(context.name, pathOf(childIn(item, 'left'), source));
  return byField(item, { left: context, right: { ...context, name } }, unbound(context));
}

function parameterChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
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

function fieldChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
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

function enumMember(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
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

function arrayChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const elements = item.children.filter((child) => child.named && child.type !== 'comment');
  const key = elements.length === 2 && item.parent?.type === 'array' ? constantText(elements[0], source) : undefined;
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

function binaryChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const operator = item.children.find((child) => !child.named)?.type;
  switch (operator) {
    case '||':
    case '??': {
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
    case '&&':
      return byField(item, { right: context }, unbound(context));
    case '==':
    case '===':
    case '!=':
    case '!==':
    case '<':
    case '>':
    case '<=':
    case '>=':
    case 'in':
      return item.children.map((child) => {
        const other = child.field === 'left' ? childIn(item, 'right') : childIn(item, 'left');
        return { item: child, context: usedAs(context, 'compared', appendAll(undefined, pathOf(other, source))) };
      });
    case undefined:
    default:
      return all(item, unbound(context));
  }
}

function functionChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const own = pathOf(childIn(item, 'name'), source);
  const name =
    own.length > 0
      ? appendAll(item.parent?.type === 'object' ? context.name : undefined, own)
      : context.use === 'assigned'
        ? context.name
        : undefined;
  const inside = insideFunction(name);
  return item.children.map((child) => {
    switch (child.field) {
      case 'name':
        return { item: child, context: usedAs(context, 'key') };
      case 'body':
        return { item: child, context: child.type === 'statement_block' ? inside : usedAs(inside, 'returned', name) };
      case undefined:
      default:
        return { item: child, context: child.type === 'decorator' ? unbound(context) : inside };
    }
  });
}

function statementContext(item: SyntaxItem, context: Context): Context {
  const only = item.children.find((child) => child.named && child.type !== 'comment');
  if (only?.type !== 'string') {
    return unbound(context);
  }
  // A directive, or a string that does nothing; behind a label it is a property being typed.
  return context.use === 'assigned' && item.parent?.type === 'labeled_statement'
    ? context
    : usedAs(context, 'structural');
}

function attributeName(item: SyntaxItem, source: string): string[] {
  const name = item.children.find(
    (child) => child.type === 'property_identifier' || child.type === 'jsx_namespace_name',
  );
  return name ? [source.slice(name.start, name.end)] : [];
}
