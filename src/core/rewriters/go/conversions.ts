import type { SyntaxNode } from '../../languages/parsers';
import { expressionOf } from './expressions';
import type { Site } from '../code/dialect';
import { closest, descendants, isSame, namedChildren } from '../code/nodes';

const functions: ReadonlySet<string> = new Set(['function_declaration', 'method_declaration', 'func_literal']);

/** Types that take a string as it is. */
const plain = /^(?:string|any|interface\s*\{\s*\})$/;

/**
 * The type that a literal takes on where it stands and a call's result does not: of `type Token string` and the like.
 * Undefined where a string will do, or where the type is declared in another file.
 */
export function conversionOf({ node, root }: Pick<Site, 'node' | 'root'>): string | undefined {
  const type = typeAround(node, root);
  return type === undefined ||
    plain.test(type.text) ||
    !/^(?:type_identifier|qualified_type|generic_type)$/.test(type.type)
    ? undefined
    : type.text;
}

function typeAround(node: SyntaxNode, root: SyntaxNode): SyntaxNode | undefined {
  const value = unparenthesized(expressionOf(node));
  const { parent } = value;
  switch (parent?.type) {
    case 'expression_list':
      return ofList(parent, value);
    case 'literal_element':
      return ofElement(parent, root);
    case 'argument_list':
      return ofArgument(parent, value, root);
    default:
      return undefined;
  }
}

function unparenthesized(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.parent?.type === 'parenthesized_expression' || current.parent?.type === 'binary_expression') {
    current = current.parent;
  }
  return current;
}

function ofList(list: SyntaxNode, value: SyntaxNode): SyntaxNode | undefined {
  const owner = list.parent;
  if (owner?.type === 'var_spec' || owner?.type === 'const_spec') {
    return owner.childForFieldName('type') ?? undefined;
  }
  if (owner?.type !== 'return_statement') {
    return undefined;
  }
  const result = closest(owner, functions)?.childForFieldName('result');
  if (result?.type !== 'parameter_list') {
    return result ?? undefined;
  }
  const types = namedChildren(result).flatMap(typesOf);
  return types[namedChildren(list).findIndex((one) => isSame(one, value))];
}

/** The types of parameters, one for each name. */
function typesOf(parameter: SyntaxNode): SyntaxNode[] {
  const type = parameter.childForFieldName('type');
  const count = Math.max(1, parameter.childrenForFieldName('name').length);
  return type === null ? [] : Array.from({ length: count }, () => type);
}

function ofElement(element: SyntaxNode, root: SyntaxNode): SyntaxNode | undefined {
  const keyed = element.parent?.type === 'keyed_element' ? element.parent : undefined;
  const key = keyed?.childForFieldName('key') ?? undefined;
  const body = (keyed ?? element).parent;
  const type = body === null ? undefined : typeOfBody(body, root);
  switch (type?.type) {
    case 'map_type':
      return (isSame(key, element) ? type.childForFieldName('key') : type.childForFieldName('value')) ?? undefined;
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
      return type.childForFieldName('element') ?? undefined;
    case 'struct_type':
      return fieldType(
        type,
        key?.text,
        body === null ? -1 : namedChildren(body).findIndex((one) => isSame(one, element)),
      );
    default:
      return undefined;
  }
}

/** The type of what braces hold; of inner braces without a type, that which the outer ones give them. */
function typeOfBody(body: SyntaxNode, root: SyntaxNode): SyntaxNode | undefined {
  const owner = body.parent;
  if (owner?.type === 'composite_literal') {
    return underlying(owner.childForFieldName('type') ?? undefined, root);
  }
  let type: SyntaxNode | undefined;
  if (owner?.type === 'literal_element') {
    type = ofElement(owner, root);
  }
  return underlying(type, root);
}

/** A type as it is declared, where this file declares it. */
function underlying(type: SyntaxNode | undefined, root: SyntaxNode): SyntaxNode | undefined {
  const named = type?.type === 'pointer_type' ? namedChildren(type)[0] : type;
  if (named?.type !== 'type_identifier') {
    return named;
  }
  const spec = descendants(root, new Set(['type_spec'])).find(
    (one) => one.childForFieldName('name')?.text === named.text,
  );
  return spec?.childForFieldName('type') ?? undefined;
}

function fieldType(struct: SyntaxNode, name: string | undefined, position: number): SyntaxNode | undefined {
  const fields = descendants(struct, new Set(['field_declaration'])).flatMap((field) => {
    const type = field.childForFieldName('type');
    return type === null ? [] : field.childrenForFieldName('name').map((one) => ({ name: one?.text, type }));
  });
  return name === undefined ? fields[position]?.type : fields.find((field) => field.name === name)?.type;
}

/** Of a function of this file that is called by its name. */
function ofArgument(list: SyntaxNode, value: SyntaxNode, root: SyntaxNode): SyntaxNode | undefined {
  const callee = list.parent?.childForFieldName('function');
  if (callee?.type !== 'identifier') {
    return undefined;
  }
  const declared = namedChildren(root).find(
    (node) => node.type === 'function_declaration' && node.childForFieldName('name')?.text === callee.text,
  );
  const parameters = declared?.childForFieldName('parameters');
  const types = parameters ? namedChildren(parameters).flatMap(typesOf) : [];
  return types[namedChildren(list).findIndex((one) => isSame(one, value))];
}
