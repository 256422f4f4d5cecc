import type { CodeDescription, Rule } from '../code/description';
import {
  annotation,
  binary,
  binding,
  compared,
  comparedIn,
  conditional,
  declaredFunction,
  lambda,
  list,
  pair,
  parameter,
  returned,
  structural,
  through,
} from '../code/rules';
import { unbound, usedAs } from '../syntax/context';
import { all, byField } from '../syntax/read';
import { quoted, takeDocument } from './strings';

const functionParameters = {
  name: 'name',
  list: ['formal_parameters'],
  elements: new Set(['simple_parameter', 'property_promotion_parameter', 'variadic_parameter']),
  elementName: 'name',
};

const keyed = pair();

/** `'key' => value`, or an element without a key. */
const element: Rule = (item, context, reader) =>
  item.children.some((child) => child.type === '=>') ? keyed(item, context, reader) : all(item, context);

/** `match (x) { 'a', 'b' => value }`. */
const matchArm: Rule = (item, context) =>
  item.children.map((child) => ({
    item: child,
    context: child.field === 'return_expression' ? context : usedAs(context, 'compared'),
  }));

/** https://github.com/tree-sitter/tree-sitter-php */
export const php: CodeDescription = {
  comments: new Set(['comment']),
  marks: '\'"#<',
  strings: { string: quoted, encapsed_string: quoted },
  holes: new Set([
    'variable_name',
    'dynamic_variable_name',
    'member_access_expression',
    'nullsafe_member_access_expression',
    'member_call_expression',
    'nullsafe_member_call_expression',
    'scoped_call_expression',
    'scoped_property_access_expression',
    'subscript_expression',
    'function_call_expression',
  ]),
  sums: { binary_expression: '.' },
  leaves: new Set(['string_content', 'escape_sequence', 'nowdoc_string', 'text', 'integer', 'float']),
  identifiers: new Set(['name', 'variable_name', 'qualified_name', 'namespace_name']),
  selves: new Set(['this', 'self', 'static', 'parent']),
  members: {
    member_access_expression: { object: 'object', property: 'name', separator: '.' },
    nullsafe_member_access_expression: { object: 'object', property: 'name', separator: '.' },
    scoped_property_access_expression: { object: 'scope', property: 'name', separator: '.' },
    class_constant_access_expression: { separator: '.' },
    subscript_expression: { separator: '', element: true },
  },
  wrappers: { parenthesized_expression: undefined, cast_expression: 'value', error_suppression_expression: undefined },
  calls: {
    function_call_expression: { callee: 'function', list: 'arguments' },
    member_call_expression: { callee: 'name', receiver: 'object', list: 'arguments' },
    nullsafe_member_call_expression: { callee: 'name', receiver: 'object', list: 'arguments' },
    scoped_call_expression: { callee: 'name', receiver: 'scope', list: 'arguments' },
    object_creation_expression: { list: 'arguments', creates: true },
  },
  arguments: { argument: { name: 'name' } },
  callees: {
    wrapping:
      /^(?:trim|rtrim|ltrim|strval|base64_decode|urlencode|rawurlencode|urldecode|rawurldecode|hex2bin|sodium_hex2bin|sodium_base642bin|utf8_encode|utf8_decode|collect|new ArrayObject|new SensitiveParameterValue|new Secret|new HiddenString)$/,
    environment: /(?:^|\.)(?:getenv|env|apache_getenv)$/,
    environmentMap: /^_(?:ENV|SERVER)$/,
    comparing: /^(?:strcmp|strcasecmp|strncmp|strncasecmp|hash_equals|in_array)$/,
    setting:
      /^(?:define|set|put|add|with|setOption|setParameter|setAttribute|setHeader|withHeader|addHeader|offsetSet|setConfig|update_option|add_option|get_option|get_site_option|get_theme_mod|ini_set|setValue|setEnv|share|get|getParam|variable_set|variable_get)$/,
  },
  patterns: new Set(['list_literal']),
  declares: {
    function_definition: functionParameters,
    method_declaration: functionParameters,
  },
  entered: new Set([
    'class_declaration',
    'declaration_list',
    'function_definition',
    'method_declaration',
    'formal_parameters',
    'simple_parameter',
    'property_promotion_parameter',
    'heredoc_body',
  ]),
  operators: new Set(['binary_expression', 'array_element_initializer', 'conditional_expression']),
  rules: {
    assignment_expression: binding('left', 'right'),
    augmented_assignment_expression: binding('left', 'right'),
    reference_assignment_expression: binding('left', 'right'),
    property_element: binding('name', 'default_value'),
    static_variable_declaration: binding('name', 'value'),
    const_element: binding(),
    enum_case: (item, context) => byField(item, { value: usedAs(context, 'structural') }, unbound(context)),
    array_creation_expression: list(false),
    array_element_initializer: element,
    simple_parameter: parameter('name', 'default_value'),
    property_promotion_parameter: parameter('name', 'default_value'),
    function_definition: declaredFunction('name'),
    method_declaration: declaredFunction('name'),
    anonymous_function: lambda('compound_statement'),
    arrow_function: lambda('compound_statement'),
    return_statement: returned,
    conditional_expression: conditional,
    binary_expression: binary,
    case_statement: comparedIn('value'),
    match_expression: (item, context) => byField(item, { body: context }, unbound(context)),
    match_block: through,
    match_condition_list: compared,
    match_conditional_expression: matchArm,
    match_default_expression: through,
    argument: (item, context) => byField(item, { name: usedAs(context, 'key') }, context),
    attribute: annotation(undefined, new Set(['arguments'])),
    namespace_definition: structural,
    namespace_use_declaration: structural,
    include_expression: structural,
    include_once_expression: structural,
    require_expression: structural,
    require_once_expression: structural,
    declare_statement: structural,
  },
  take: takeDocument,
};
