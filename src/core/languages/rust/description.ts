import type { CodeDescription } from '../code/description';
import type { StringForm } from '../code/description';
import type { Escapes } from '../code/escapes';
import { between } from '../code/forms';
import {
  binary,
  binding,
  choice,
  compared,
  declaredFunction,
  lambda,
  lastValue,
  list,
  pair,
  returned,
  structural,
  through,
} from '../code/rules';
import { unbound, usedAs } from '../syntax/context';
import type { SyntaxItem } from '../syntax/item';
import { all } from '../syntax/read';
import { rustCalls } from './calls';
import { macro, takeConcat, tokens } from './macros';

/** https://doc.rust-lang.org/reference/tokens.html#escapes */
const escapes: Escapes = {
  simple: { '\\': '\\', "'": "'", '"': '"', '0': '\0', n: '\n', r: '\r', t: '\t' },
  hexadecimal: [2, 2],
  braced: true,
  bytes: true,
  continuation: 'trimmed',
  normalisesLineEnds: true,
};
const raw: Escapes = { simple: {}, literalBackslash: true, normalisesLineEnds: true };

function stringForm(item: SyntaxItem, source: string): StringForm | undefined {
  const match = /^([a-z]{0,2})(#{0,255})"/.exec(source.slice(item.start, Math.min(item.end, item.start + 260)));
  if (match?.[1] === undefined || match[2] === undefined) {
    return undefined;
  }
  return between(item, source, match[0], `"${match[2]}`, match[1].includes('r') ? raw : escapes);
}

const parameters = {
  name: 'name',
  list: ['parameters'],
  elements: new Set(['parameter']),
  elementName: 'pattern',
};

export const rust: CodeDescription = {
  comments: new Set(['line_comment', 'block_comment']),
  marks: '"',
  strings: { string_literal: stringForm, raw_string_literal: stringForm },
  holes: new Set(),
  sums: { binary_expression: '+' },
  leaves: new Set(['string_literal', 'raw_string_literal', 'char_literal']),
  identifiers: new Set(['identifier', 'field_identifier', 'type_identifier', 'shorthand_field_identifier']),
  selves: new Set(['self', 'Self']),
  members: {
    field_expression: { object: 'value', property: 'field', separator: '.' },
    scoped_identifier: { object: 'path', property: 'name', separator: '::' },
    scoped_type_identifier: { object: 'path', property: 'name', separator: '::' },
    index_expression: { separator: '', element: true },
  },
  wrappers: {
    parenthesized_expression: undefined,
    reference_expression: 'value',
    unary_expression: undefined,
    try_expression: undefined,
    await_expression: undefined,
    type_cast_expression: 'value',
    generic_function: 'function',
    generic_type: 'type',
    mut_pattern: undefined,
    ref_pattern: undefined,
    reference_pattern: undefined,
  },
  patterns: new Set(['tuple_pattern']),
  calls: {
    call_expression: { callee: 'function', list: 'arguments' },
    macro_invocation: { callee: 'macro', list: 'token_tree', suffix: '!' },
  },
  arguments: {},
  callees: rustCalls,
  declares: { function_item: parameters, function_signature_item: parameters },
  entered: new Set([
    'impl_item',
    'trait_item',
    'declaration_list',
    'function_item',
    'parameters',
    'parameter',
    'mod_item',
  ]),
  operators: new Set(['binary_expression', 'token_tree']),
  rules: {
    let_declaration: binding('pattern', 'value'),
    const_item: binding('name', 'value'),
    static_item: binding('name', 'value'),
    assignment_expression: binding('left', 'right'),
    compound_assignment_expr: binding('left', 'right'),
    struct_expression: (item, context) =>
      item.children.map((child) => ({ item: child, context: child.field === 'body' ? context : unbound(context) })),
    field_initializer_list: through,
    field_initializer: pair('field', 'value'),
    array_expression: list(true),
    tuple_expression: list(true),
    function_item: declaredFunction('name', 'block'),
    closure_expression: lambda(),
    return_expression: returned,
    block: lastValue,
    unsafe_block: through,
    // What ends a block is one, too, where it has a block of its own; without a semicolon it is the value.
    expression_statement: (item, context, reader) =>
      all(item, reader.source.charAt(item.end - 1) === ';' ? unbound(context) : context),
    if_expression: choice({ condition: 'other' }),
    else_clause: through,
    match_expression: choice({ value: 'other' }),
    match_block: through,
    match_arm: choice({ pattern: 'compared' }),
    match_pattern: (item, context) =>
      item.children.map((child) => ({
        item: child,
        context: child.field === 'condition' ? unbound(context) : context,
      })),
    or_pattern: compared,
    tuple_struct_pattern: compared,
    tuple_pattern: compared,
    let_condition: (item, context) =>
      item.children.map((child) => ({
        item: child,
        context: usedAs(context, child.field === 'pattern' ? 'compared' : 'other'),
      })),
    binary_expression: binary,
    macro_invocation: macro,
    token_tree: tokens,
    attribute: (item, context, reader) => {
      const [name] = reader.operandsOf(item);
      const doc = name !== undefined && /^(?:doc|deprecated|cfg|path|must_use)$/.test(reader.pathOf(name)[0] ?? '');
      const callee = reader.pathOf(name).join('::');
      return item.children.map((child) => ({
        item: child,
        context: doc
          ? usedAs(context, 'structural')
          : { ...unbound(context), annotation: true, use: 'argument', call: { callee, argument: 0 } },
      }));
    },
    use_declaration: structural,
    extern_modifier: structural,
  },
  take: takeConcat,
};
