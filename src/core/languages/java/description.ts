import type { CodeDescription } from '../code/description';
import { between, block } from '../code/forms';
import type { Escapes } from '../code/escapes';
import {
  annotation,
  binary,
  binding,
  choice,
  compared,
  conditional,
  constructing,
  declaredFunction,
  lambda,
  list,
  pair,
  returned,
  structural,
  through,
} from '../code/rules';
import { unbound } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { all } from '../syntax/read';
import { jvmCalls } from '../code/jvm';
import { propertyDefault } from '../code/spring';

/** https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.10.7 */
const escapes: Escapes = {
  simple: { '\\': '\\', "'": "'", '"': '"', b: '\b', f: '\f', n: '\n', r: '\r', s: ' ', t: '\t' },
  octal: [1, 3],
  octalByte: true,
  unicode: 'repeated',
  continuation: 'plain',
};

const functionParameters = {
  name: 'name',
  list: ['formal_parameters'],
  elements: new Set(['formal_parameter', 'spread_parameter']),
  elementName: 'name',
};

/** Whether something stands behind an arrow of `switch`, and so is its value. */
function ofRule(item: SyntaxItem): boolean {
  return item.parent?.type === 'switch_rule';
}

export const java: CodeDescription = {
  comments: new Set(['line_comment', 'block_comment']),
  marks: '"',
  strings: {
    string_literal: (item, source) =>
      source.startsWith('"""', item.start)
        ? block(item, source, [3, 3], { escapes, trimsEnds: true, trimsLast: false })
        : between(item, source, '"', '"', escapes),
  },
  characters: { list: 'array_initializer', element: 'character_literal' },
  holes: new Set(['string_interpolation']),
  sums: { binary_expression: '+' },
  leaves: new Set(['string_fragment', 'multiline_string_fragment', 'character_literal']),
  identifiers: new Set(['identifier', 'type_identifier']),
  selves: new Set(['this', 'super']),
  members: {
    field_access: { object: 'object', property: 'field', separator: '.' },
    scoped_identifier: { object: 'scope', property: 'name', separator: '.' },
    scoped_type_identifier: { separator: '.' },
    array_access: { object: 'array', property: 'index', separator: '', element: true },
  },
  wrappers: {
    parenthesized_expression: undefined,
    cast_expression: 'value',
    generic_type: undefined,
    template_expression: 'template_argument',
  },
  patterns: new Set(),
  calls: {
    method_invocation: { callee: 'name', receiver: 'object', list: 'argument_list' },
    object_creation_expression: { callee: 'type', list: 'argument_list', creates: true },
    explicit_constructor_invocation: { callee: 'constructor', list: 'argument_list' },
  },
  arguments: { element_value_pair: { name: 'key' } },
  callees: jvmCalls,
  declares: {
    method_declaration: functionParameters,
    constructor_declaration: functionParameters,
    record_declaration: functionParameters,
  },
  entered: new Set([
    'class_body',
    'class_declaration',
    'interface_declaration',
    'interface_body',
    'enum_declaration',
    'enum_body',
    'enum_body_declarations',
    'method_declaration',
    'constructor_declaration',
    'record_declaration',
    'formal_parameters',
    'formal_parameter',
  ]),
  operators: new Set(['binary_expression']),
  rules: {
    variable_declarator: binding('name', 'value'),
    assignment_expression: binding('left', 'right'),
    array_initializer: list(true),
    element_value_array_initializer: list(false),
    array_creation_expression: (item, context) => item.children.map((child) => ({ item: child, context })),
    annotation: annotation('name', new Set(['annotation_argument_list'])),
    element_value_pair: (item, context) =>
      item.children.map((child) => ({
        item: child,
        context: child.field === 'value' ? context : { ...context, use: 'key' },
      })),
    annotation_type_element_declaration: pair('name', 'value'),
    enum_constant: constructing(new Set(['argument_list']), (item, reader) => {
      const around = item.parent?.parent;
      return reader.pathOf(around && childIn(around, 'name'))[0] ?? '';
    }),
    method_declaration: declaredFunction('name'),
    constructor_declaration: declaredFunction('name'),
    lambda_expression: lambda('block'),
    return_statement: returned,
    yield_statement: (item, context) => item.children.map((child) => ({ item: child, context })),
    ternary_expression: conditional,
    binary_expression: binary,
    switch_expression: choice({ condition: 'other' }),
    switch_block: through,
    switch_rule: through,
    expression_statement: (item, context) => all(item, ofRule(item) ? context : unbound(context)),
    block: (item, context) =>
      item.children.map((child) => ({
        item: child,
        context: child.type === 'yield_statement' && ofRule(item) ? context : unbound(context),
      })),
    switch_label: compared,
    import_declaration: structural,
    package_declaration: structural,
  },
  understood: propertyDefault,
};
