import type { CodeDescription, Rule } from '../code/description';
import { binding, list, pair, through } from '../code/rules';
import { unbound, usedAs } from '../syntax/context';
import { all } from '../syntax/read';
import { takeNative } from './nativeArguments';
import {
  branches,
  cast,
  chain,
  command,
  commas,
  comparison,
  declared,
  flow,
  format,
  functionStatement,
  invocation,
  pipeline,
} from './rules';
import { bareWord, hereString, quoted } from './strings';

/** The grammar nests every expression in one node for each rank of operators. */
const ranks = ['', '_argument'].flatMap((kind) =>
  ['logical', 'bitwise', 'comparison', 'additive', 'multiplicative', 'format', 'range'].map(
    (rank) => `${rank}${kind}_expression`,
  ),
);

const wrappers = [
  ...ranks,
  'array_literal_expression',
  'unary_expression',
  'left_assignment_expression',
  'pipeline',
  'pipeline_chain',
  'string_literal',
  'parenthesized_expression',
  'key_expression',
  'member_name',
  'argument_expression',
  'expression_with_unary_operator',
];

const rankRules: Readonly<Record<string, Rule>> = Object.fromEntries(
  ranks.map((type) => [type, type.startsWith('comparison') ? comparison : type.startsWith('format') ? format : chain]),
);

/** https://github.com/airbus-cert/tree-sitter-powershell */
export const powershell: CodeDescription = {
  comments: new Set(['comment']),
  marks: '"\'#-/',
  strings: {
    verbatim_string_characters: quoted,
    expandable_string_literal: quoted,
    verbatim_here_string_characters: hereString,
    expandable_here_string_literal: hereString,
    generic_token: bareWord,
  },
  holes: new Set(['variable', 'sub_expression']),
  sums: { additive_expression: '+', additive_argument_expression: '+' },
  leaves: new Set(['verbatim_string_characters', 'verbatim_here_string_characters', 'type_spec', 'command_parameter']),
  identifiers: new Set(['variable', 'simple_name']),
  selves: new Set(['this']),
  members: {
    member_access: { separator: '.' },
    element_access: { separator: '', element: true },
    cast_expression: { separator: '' },
  },
  wrappers: Object.fromEntries(wrappers.map((type) => [type, undefined])),
  calls: {},
  arguments: {},
  callees: { setting: /^(?:SetEnvironmentVariable|Add|Set|Append|TryAddWithoutValidation)$/i },
  patterns: new Set<string>(),
  declares: {},
  entered: new Set<string>(),
  operators: new Set(['hash_entry']),
  rules: {
    ...rankRules,
    array_literal_expression: commas,
    pipeline_chain: pipeline,
    assignment_expression: binding(undefined, 'value'),
    hash_literal_expression: through,
    hash_literal_body: through,
    hash_entry: pair(),
    array_expression: through,
    statement_list: through,
    cast_expression: cast,
    script_parameter: declared('parameter-default'),
    script_parameter_default: through,
    class_property_definition: declared('assigned'),
    function_statement: functionStatement,
    flow_control_statement: flow,
    if_statement: branches,
    else_clause: through,
    statement_block: through,
    argument_expression_list: list(false),
    command,
    invokation_expression: invocation,
    switch_clause_condition: (item, context) => all(item, usedAs(context, 'compared')),
    script_block_expression: (item, context) => all(item, unbound(context)),
  },
  take: takeNative,
};
