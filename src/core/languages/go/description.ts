import type { CodeDescription } from '../code/description';
import { unnamed } from '../code/declared';
import type { Escapes } from '../code/escapes';
import { between } from '../code/forms';
import type { CodeReader } from '../code/reader';
import {
  binary,
  binding,
  comparedIn,
  declaredFunction,
  lambda,
  list,
  pair,
  returned,
  structural,
  through,
} from '../code/rules';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { goCalls } from './calls';
import { tagDefault, taggedField } from './tags';

/** https://go.dev/ref/spec#Rune_literals */
const escapes: Escapes = {
  simple: { '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  octal: [3, 3],
  octalByte: true,
  hexadecimal: [2, 2],
  bytes: true,
  unicode: 'four',
  longUnicode: true,
};
/** Carriage returns are left out of raw strings: https://go.dev/ref/spec#String_literals */
const rawEscapes: Escapes = { simple: {}, literalBackslash: true, dropped: '\r' };

const parameters = {
  name: 'name',
  list: ['parameters'],
  elements: new Set(['parameter_declaration', 'variadic_parameter_declaration']),
  elementName: 'name',
};
const fields = { elements: new Set(['field_declaration']), elementName: 'name', type: true };
const elements = list(false, structOf);

export const go: CodeDescription = {
  comments: new Set(['comment']),
  marks: '"`',
  strings: {
    interpreted_string_literal: (item, source) => between(item, source, '"', '"', escapes),
    raw_string_literal: (item, source) => between(item, source, '`', '`', rawEscapes),
  },
  holes: new Set(),
  sums: { binary_expression: '+' },
  leaves: new Set(['interpreted_string_literal', 'raw_string_literal', 'rune_literal']),
  identifiers: new Set(['identifier', 'field_identifier', 'type_identifier', 'package_identifier']),
  selves: new Set(['_']),
  members: {
    selector_expression: { object: 'operand', property: 'field', separator: '.' },
    qualified_type: { object: 'package', property: 'name', separator: '.' },
    index_expression: { object: 'operand', property: 'index', separator: '', element: true },
  },
  wrappers: {
    parenthesized_expression: undefined,
    unary_expression: 'operand',
    type_conversion_expression: 'operand',
    literal_element: undefined,
    generic_type: 'type',
    type_assertion_expression: 'operand',
  },
  patterns: new Set(['expression_list']),
  calls: { call_expression: { callee: 'function', list: 'argument_list' } },
  arguments: {},
  callees: goCalls,
  declares: {
    function_declaration: parameters,
    method_declaration: parameters,
    type_spec: { name: 'name', list: ['struct_type', 'field_declaration_list'], ...fields },
    struct_type: { name: 'name', list: ['field_declaration_list'], ...fields },
  },
  entered: new Set([
    'function_declaration',
    'method_declaration',
    'parameter_list',
    'parameter_declaration',
    'type_declaration',
    'type_spec',
    'struct_type',
    'field_declaration_list',
    'field_declaration',
    'slice_type',
    'array_type',
    'map_type',
    'pointer_type',
  ]),
  operators: new Set(['binary_expression']),
  rules: {
    const_spec: binding('name', 'value'),
    var_spec: binding('name', 'value'),
    short_var_declaration: binding('left', 'right'),
    assignment_statement: binding('left', 'right'),
    expression_list: (item, context, reader) => (context.targets ? elements : through)(item, context, reader),
    composite_literal: through,
    literal_value: elements,
    keyed_element: pair('key', 'value'),
    function_declaration: declaredFunction('name'),
    method_declaration: declaredFunction('name'),
    func_literal: lambda('block'),
    return_statement: returned,
    binary_expression: binary,
    expression_case: comparedIn('value'),
    import_spec: structural,
    field_declaration: taggedField,
  },
  understood: tagDefault,
};

/** The type whose fields the elements of a literal are: that of the literal, or of the elements of the one around. */
function structOf(item: SyntaxItem, reader: CodeReader): string | undefined {
  let around: SyntaxItem | undefined = item.parent;
  let depth = 0;
  while (around && depth < 8 && around.type !== 'composite_literal') {
    depth += around.type === 'literal_value' ? 1 : 0;
    around = around.parent;
  }
  let type = around?.type === 'composite_literal' ? childIn(around, 'type') : undefined;
  for (; type && depth > 0; depth -= 1) {
    type = childIn(type, 'element') ?? childIn(type, 'value');
  }
  while (type?.type === 'pointer_type') {
    type = type.children.find((child) => child.named);
  }
  if (type?.type === 'struct_type') {
    return unnamed(type);
  }
  const name = type?.type === 'type_identifier' ? reader.pathOf(type)[0] : undefined;
  return name !== undefined && reader.declares(name) ? name : undefined;
}
