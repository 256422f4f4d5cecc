import { append, appendAll, boundIn, insideFunction, unbound, usedAs } from '../syntax/context';
import type { Context } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { brokenChildren } from '../syntax/broken';
import { all, byField } from '../syntax/read';
import type { Frame } from '../syntax/read';
import { callChildren, memberChildren } from './calls';
import {
  arrayChildren,
  assignmentChildren,
  declaratorChildren,
  enumMember,
  fieldChildren,
  nameIn,
  objectChildren,
  parameterChildren,
  patternDefault,
} from './bindings';
import { environmentVariable, operandOf, pathOf, wrappers } from './names';

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
