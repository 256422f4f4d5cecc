import { listFrames } from '../code/calls';
import { unnamed } from '../code/declared';
import type { CodeDescription, Rule } from '../code/description';
import type { CodeReader } from '../code/reader';
import {
  annotation,
  binary,
  binding,
  comparedIn,
  conditional,
  declaredFunction,
  lambda,
  list,
  pair,
  parameter,
  returned,
  structural,
} from '../code/rules';
import { all } from '../syntax/read';
import { unbound, usedAs } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { cppCalls } from './calls';
import { stringForm, takeMacroText } from './strings';

const fields = {
  name: 'name',
  list: ['field_declaration_list'],
  elements: new Set(['field_declaration']),
  elementName: 'declarator',
  type: true,
};

/** `std::string s("…")`, `member_("…")`: the arguments of the type's constructor. */
const constructed: Rule = (item, context, reader) => {
  const type = typeOf(item, reader);
  const single = reader.operandsOf(item).length === 1;
  if (single && (type === undefined || reader.language.callees.wrapping?.test(type))) {
    return all(item, context);
  }
  return listFrames(item, type ?? '', unbound(context), reader);
};

const elements = list(true, structOf);

/** A list of one in braces is the value itself: `std::string s{"…"}`. */
const initialised: Rule = (item, context, reader) =>
  reader.operandsOf(item).length === 1 && reader.form(reader.operandsOf(item)[0] ?? item)
    ? all(item, context)
    : elements(item, context, reader);

export const cpp: CodeDescription = {
  comments: new Set(['comment']),
  marks: '"',
  strings: { string_literal: stringForm, raw_string_literal: stringForm },
  characters: { list: 'initializer_list', element: 'char_literal' },
  holes: new Set(),
  sums: { binary_expression: '+', concatenated_string: undefined },
  leaves: new Set(['string_literal', 'raw_string_literal', 'char_literal', 'preproc_arg', 'system_lib_string']),
  identifiers: new Set(['identifier', 'field_identifier', 'type_identifier', 'namespace_identifier']),
  selves: new Set(['this']),
  members: {
    field_expression: { object: 'argument', property: 'field', separator: '.' },
    qualified_identifier: { object: 'scope', property: 'name', separator: '::' },
    subscript_expression: { object: 'argument', property: 'indices', separator: '', element: true },
  },
  wrappers: {
    parenthesized_expression: undefined,
    cast_expression: 'value',
    user_defined_literal: undefined,
    pointer_declarator: 'declarator',
    reference_declarator: undefined,
    array_declarator: 'declarator',
    function_declarator: 'declarator',
    parenthesized_declarator: undefined,
    init_declarator: 'declarator',
    pointer_expression: 'argument',
    template_function: 'name',
    template_type: 'name',
    template_method: 'name',
    field_designator: undefined,
    subscript_designator: undefined,
  },
  patterns: new Set(['structured_binding_declarator']),
  calls: {
    call_expression: { callee: 'function', list: 'argument_list' },
    new_expression: { callee: 'type', list: 'argument_list', creates: true },
  },
  arguments: {},
  callees: cppCalls,
  declares: {
    function_declarator: {
      name: 'declarator',
      list: ['parameter_list'],
      elements: new Set(['parameter_declaration', 'optional_parameter_declaration']),
      elementName: 'declarator',
    },
    struct_specifier: fields,
    // `typedef struct { … } account;`
    type_definition: { ...fields, name: 'declarator', list: ['struct_specifier', 'field_declaration_list'] },
    class_specifier: fields,
  },
  entered: new Set([
    'declaration',
    'type_definition',
    'struct_specifier',
    'class_specifier',
    'field_declaration_list',
    'field_declaration',
    'namespace_definition',
    'declaration_list',
    'function_definition',
    'function_declarator',
    'parameter_list',
    'parameter_declaration',
    'optional_parameter_declaration',
  ]),
  operators: new Set(['binary_expression']),
  rules: {
    init_declarator: binding('declarator', 'value'),
    field_declaration: binding('declarator', 'default_value'),
    assignment_expression: binding('left', 'right'),
    preproc_def: binding('name', 'value'),
    preproc_function_def: binding('name', 'value'),
    initializer_list: initialised,
    subscript_argument_list: all,
    initializer_pair: pair('designator', 'value'),
    compound_literal_expression: (item, context) =>
      item.children.map((child) => ({ item: child, context: child.field === 'value' ? context : unbound(context) })),
    argument_list: constructed,
    field_initializer: (item, context, reader) => {
      const [name] = reader.operandsOf(item);
      return binding()(item, context, reader).map((frame) =>
        frame.item === name ? { ...frame, context: unbound(context) } : frame,
      );
    },
    optional_parameter_declaration: parameter('declarator', 'default_value'),
    function_definition: declaredFunction('declarator'),
    lambda_expression: lambda('compound_statement'),
    return_statement: returned,
    conditional_expression: conditional,
    binary_expression: binary,
    case_statement: comparedIn('value'),
    attribute: annotation('name', new Set(['argument_list'])),
    enumerator: binding('name', 'value'),
    preproc_include: structural,
    linkage_specification: (item, context) =>
      item.children.map((child) => ({
        item: child,
        context: child.field === 'value' ? usedAs(context, 'structural') : unbound(context),
      })),
    static_assert_declaration: structural,
  },
  take: takeMacroText,
};

/** The declaration around an initialiser, with how many lists deep in it the initialiser lies. */
function declarationOf(item: SyntaxItem): { declaration: SyntaxItem; depth: number } | undefined {
  let depth = 0;
  let current = item.parent;
  for (let steps = 0; current && steps < 12; steps += 1) {
    if (childIn(current, 'type')) {
      return { declaration: current, depth };
    }
    if (!/^(?:initializer_list|init_declarator|argument_list)$/.test(current.type)) {
      return undefined;
    }
    depth += current.type === 'initializer_list' ? 1 : 0;
    current = current.parent;
  }
  return undefined;
}

function typeOf(item: SyntaxItem, reader: CodeReader): string | undefined {
  const type = declarationOf(item)?.declaration;
  return type && reader.pathOf(childIn(type, 'type')).join('::');
}

/** The struct whose fields the elements of a list are, where the file declares it. */
function structOf(item: SyntaxItem, reader: CodeReader): string | undefined {
  const found = declarationOf(item);
  const type = found && childIn(found.declaration, 'type');
  if (!type || reader.operandsOf(item).some((element) => element.type === 'initializer_list')) {
    return undefined;
  }
  const name = /^(?:struct|class)_specifier$/.test(type.type) ? childIn(type, 'name') : type;
  if (!name) {
    return unnamed(type);
  }
  const text = reader.source.slice(name.start, Math.min(name.end, name.start + 200));
  return reader.declares(text) ? text : undefined;
}
