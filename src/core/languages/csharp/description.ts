import type { CodeDescription, Rule } from '../code/description';
import {
  annotation,
  binary,
  binding,
  compared,
  conditional,
  constructing,
  choice,
  declaredFunction,
  lambda,
  list,
  pair,
  parameter,
  returned,
  sideBySide,
  structural,
  through,
} from '../code/rules';
import { append, insideFunction, usedAs } from '../syntax/context';
import { childIn } from '../syntax/item';
import { csharpCalls } from './calls';
import { stringForm } from './strings';

const parameters = {
  name: 'name',
  list: ['parameter_list'],
  elements: new Set(['parameter']),
  elementName: 'name',
};

/** In an initialiser or an attribute what is assigned is a property of what is made. */
const assignment: Rule = (item, context, reader) => {
  const name = reader.pathOf(childIn(item, 'left')).at(-1);
  if (item.parent?.type === 'attribute_argument' && context.call && name !== undefined) {
    const named = {
      ...context,
      name: append(undefined, name),
      call: { callee: context.call.callee, argument: name },
    };
    return item.children.map((child) => ({ item: child, context: child.field === 'right' ? named : context }));
  }
  const rule = item.parent?.type === 'initializer_expression' ? initialized : assigned;
  return rule(item, context, reader);
};
const initialized = pair('left', 'right');
const assigned = binding('left', 'right');

const property = binding('name', 'value');

export const csharp: CodeDescription = {
  comments: new Set(['comment']),
  marks: '"',
  strings: {
    string_literal: stringForm,
    verbatim_string_literal: stringForm,
    raw_string_literal: stringForm,
    interpolated_string_expression: stringForm,
  },
  characters: { list: 'initializer_expression', element: 'character_literal' },
  holes: new Set(['interpolation']),
  sums: { binary_expression: '+' },
  leaves: new Set([
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'string_content',
    'character_literal',
    'preproc_region',
    'preproc_error',
    'preproc_pragma',
    'preproc_line',
    'interpolation_format_clause',
  ]),
  identifiers: new Set(['identifier']),
  selves: new Set(['this', 'base']),
  members: {
    member_access_expression: { object: 'expression', property: 'name', separator: '.' },
    qualified_name: { object: 'qualifier', property: 'name', separator: '.' },
    conditional_access_expression: { object: 'condition', separator: '.' },
    element_access_expression: { object: 'expression', property: 'subscript', separator: '', element: true },
  },
  wrappers: {
    parenthesized_expression: undefined,
    cast_expression: 'value',
    as_expression: 'left',
    checked_expression: undefined,
    await_expression: undefined,
    postfix_unary_expression: undefined,
    prefix_unary_expression: undefined,
    member_binding_expression: 'name',
    element_binding_expression: undefined,
    declaration_expression: 'name',
    generic_name: undefined,
    nullable_type: undefined,
  },
  patterns: new Set(['tuple_expression', 'tuple_pattern']),
  calls: {
    invocation_expression: { callee: 'function', list: 'argument_list' },
    object_creation_expression: { callee: 'type', list: 'argument_list', creates: true },
    implicit_object_creation_expression: { callee: 'type', list: 'argument_list', creates: true },
  },
  arguments: { argument: { name: 'name' }, attribute_argument: { sign: ':' } },
  callees: csharpCalls,
  declares: {
    method_declaration: parameters,
    constructor_declaration: parameters,
    local_function_statement: parameters,
    record_declaration: parameters,
    class_declaration: parameters,
    struct_declaration: parameters,
  },
  entered: new Set([
    'namespace_declaration',
    'file_scoped_namespace_declaration',
    'class_declaration',
    'struct_declaration',
    'record_declaration',
    'declaration_list',
    'method_declaration',
    'constructor_declaration',
    'parameter_list',
    'parameter',
  ]),
  operators: new Set([
    'binary_expression',
    'assignment_expression',
    'attribute_argument',
    'anonymous_object_creation_expression',
  ]),
  rules: {
    // `var (user, password) = (…)`
    variable_declarator: binding(['name', 'tuple_pattern']),
    property_declaration: (item, context, reader) => {
      const name = append(undefined, reader.pathOf(childIn(item, 'name'))[0]);
      return property(item, context, reader).map((frame) =>
        frame.item.field === 'accessors' ? { item: frame.item, context: insideFunction(name) } : frame,
      );
    },
    accessor_list: through,
    accessor_declaration: (item, context) =>
      item.children.map((child) => ({
        item: child,
        context: child.type === 'arrow_expression_clause' ? usedAs(context, 'returned', context.fn) : context,
      })),
    arrow_expression_clause: through,
    assignment_expression: assignment,
    with_initializer: pair(),
    bracketed_argument_list: through,
    initializer_expression: list(true),
    tuple_expression: list(true),
    array_creation_expression: through,
    implicit_array_creation_expression: through,
    collection_expression: list(false),
    anonymous_object_creation_expression: sideBySide,
    attribute: annotation('name', new Set(['attribute_argument_list'])),
    constructor_initializer: constructing(new Set(['argument_list']), (item, reader) =>
      /^:?\s{0,20}this\b/.test(reader.source.slice(item.start, item.start + 30)) ? 'this' : 'base',
    ),
    // `class Store(string user) : Client(user, password: "…")`
    base_list: constructing(new Set(['argument_list']), (item, reader) =>
      reader.pathOf(reader.operandsOf(item)[0]).join('.'),
    ),
    parameter: parameter('name'),
    method_declaration: declaredFunction('name', 'arrow_expression_clause'),
    local_function_statement: declaredFunction('name', 'arrow_expression_clause'),
    constructor_declaration: declaredFunction('name', 'arrow_expression_clause'),
    lambda_expression: lambda('block'),
    return_statement: returned,
    yield_statement: returned,
    conditional_expression: conditional,
    binary_expression: binary,
    switch_expression: (item, context, reader) => {
      const [subject] = reader.operandsOf(item);
      return item.children.map((child) => ({
        item: child,
        context: child === subject ? usedAs(context, 'other') : context,
      }));
    },
    switch_expression_arm: (item, context, reader) => {
      const value = reader.operandsOf(item).at(-1);
      return item.children.map((child) => ({
        item: child,
        context: child === value ? context : usedAs(context, 'compared'),
      }));
    },
    with_expression: choice({}),
    constant_pattern: compared,
    or_pattern: compared,
    relational_pattern: compared,
    using_directive: structural,
  },
};
