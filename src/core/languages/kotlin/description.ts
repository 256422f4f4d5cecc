import type { CodeDescription } from '../code/description';
import { jvmCalls } from '../code/jvm';
import {
  binary,
  binding,
  choice,
  constructing,
  declaredFunction,
  infixPair,
  lastValue,
  list,
  parameter,
  returned,
  structural,
  through,
} from '../code/rules';
import { propertyDefault } from '../code/spring';
import { insideFunction, unbound, usedAs } from '../syntax/context';
import { childIn } from '../syntax/item';
import { functionParameters } from './parameters';
import { stringForm } from './strings';

export const kotlin: CodeDescription = {
  comments: new Set(['line_comment', 'block_comment', 'shebang']),
  marks: '"',
  strings: { string_literal: stringForm, multiline_string_literal: stringForm },
  holes: new Set(['interpolation']),
  sums: { binary_expression: '+' },
  leaves: new Set(['string_content', 'character_literal']),
  identifiers: new Set(['identifier']),
  selves: new Set(['this', 'super']),
  members: {
    navigation_expression: { separator: '.' },
    qualified_identifier: { separator: '.' },
    index_expression: { separator: '', element: true },
  },
  wrappers: {
    parenthesized_expression: undefined,
    as_expression: 'left',
    unary_expression: 'argument',
    annotated_expression: 'expression',
    variable_declaration: undefined,
    user_type: undefined,
    annotated_lambda: undefined,
    property_delegate: undefined,
  },
  patterns: new Set(['multi_variable_declaration']),
  calls: {
    call_expression: { list: 'value_arguments', trailing: 'annotated_lambda' },
    constructor_invocation: { list: 'value_arguments' },
  },
  arguments: { value_argument: { sign: '=' } },
  callees: jvmCalls,
  declares: {
    function_declaration: {
      name: 'name',
      list: ['function_value_parameters'],
      elements: new Set(['parameter']),
    },
    class_declaration: {
      name: 'name',
      list: ['primary_constructor', 'class_parameters'],
      elements: new Set(['class_parameter']),
    },
  },
  entered: new Set([
    'class_declaration',
    'class_body',
    'enum_class_body',
    'object_declaration',
    'companion_object',
    'function_declaration',
    'function_value_parameters',
    'parameter',
    'primary_constructor',
    'class_parameters',
    'class_parameter',
  ]),
  operators: new Set(['binary_expression', 'value_argument', 'function_body']),
  rules: {
    property_declaration: binding(['variable_declaration', 'multi_variable_declaration']),
    assignment: binding('left', 'right'),
    class_parameter: parameter(),
    function_value_parameters: functionParameters,
    function_declaration: declaredFunction('name'),
    function_body: (item, context) =>
      item.children.map((child) => ({
        item: child,
        context: child.type === 'block' ? context : usedAs(context, 'returned', context.fn),
      })),
    getter: (item, context) => item.children.map((child) => ({ item: child, context: insideFunction(context.name) })),
    setter: (item, context) => item.children.map((child) => ({ item: child, context: insideFunction(context.name) })),
    anonymous_function: (item, context) =>
      item.children.map((child) => ({ item: child, context: insideFunction(context.name) })),
    lambda_literal: lastValue,
    block: lastValue,
    if_expression: choice({ condition: 'other' }),
    when_expression: choice({ when_subject: 'other' }),
    when_entry: choice({ condition: 'compared' }),
    range_test: (item, context) =>
      item.children.map((child) => ({ item: child, context: usedAs(context, 'compared') })),
    try_expression: through,
    catch_block: through,
    return_expression: returned,
    binary_expression: binary,
    infix_expression: infixPair('to'),
    constructor_delegation_call: constructing(new Set(['value_arguments']), (item, reader) =>
      reader.source.startsWith('this', item.start) ? 'this' : 'super',
    ),
    collection_literal: list(false),
    annotation: (item, context) =>
      item.children.map((child) => ({ item: child, context: { ...unbound(context), annotation: true } })),
    enum_entry: constructing(new Set(['value_arguments']), (item, reader) => {
      const around = item.parent?.parent;
      return reader.pathOf(around && childIn(around, 'name'))[0] ?? '';
    }),
    import: structural,
    package_header: structural,
  },
  understood: propertyDefault,
};
