import type { SyntaxNode } from '../../languages/parsers';
import type { KeyFlow, KeyUse } from '../code/keyFlow';
import { ancestors, isSame, namedChildren } from '../code/nodes';

/** How PHP writes what AWS keys pass through. https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/credentials.html */
export const phpKeys: KeyFlow = {
  identifiers: new Set(['variable_name']),
  use: (node) => {
    const { parent } = node;
    if (node.type === 'argument') {
      return ofArgument(node);
    }
    switch (parent?.type) {
      case 'array_element_initializer':
        return isOption(parent, node) ? { kind: 'item', item: parent } : undefined;
      case 'argument':
        return ofArgument(parent);
      case 'parenthesized_expression':
        return { kind: 'wrapped', by: parent };
      case 'assignment_expression':
        return ofAssignment(parent, node);
      default:
        return undefined;
    }
  },
  emptied: (list) => {
    const item = list.parent;
    return item?.type === 'array_element_initializer' && keyOf(item) === 'credentials'
      ? { kind: 'item', node: item }
      : undefined;
  },
};

function keyOf(item: SyntaxNode): string {
  const [key, value] = namedChildren(item);
  return value === undefined ? '' : (key?.text ?? '').slice(1, -1);
}

/** Whether an element is an option of a client of AWS, of its credentials. */
function isOption(item: SyntaxNode, value: SyntaxNode): boolean {
  if (!isSame(namedChildren(item)[1], value) || !/^(?:key|secret|token|credentials)$/.test(keyOf(item))) {
    return false;
  }
  for (const outer of ancestors(item)) {
    if (outer.type === 'object_creation_expression') {
      return /^new\s+\\?(?:[\w\\]*\\)?(?:\w+Client|Sdk)\b/.test(outer.text);
    }
    if (/^(?:function_call|scoped_call|member_call)_expression$/.test(outer.type)) {
      return /^\\?(?:[\w\\]*\\)?\w+Client::factory\b/.test(outer.text);
    }
    if (!/^(?:array_element_initializer|array_creation_expression|arguments?)$/.test(outer.type)) {
      return false;
    }
  }
  return false;
}

function ofArgument(argument: SyntaxNode): KeyUse | undefined {
  const creation = argument.parent?.parent;
  return creation?.type === 'object_creation_expression' &&
    /^new\s+\\?(?:Aws\\Credentials\\)?Credentials\b/.test(creation.text)
    ? { kind: 'wrapped', by: creation }
    : undefined;
}

function ofAssignment(assignment: SyntaxNode, node: SyntaxNode): KeyUse | undefined {
  const left = assignment.childForFieldName('left');
  const statement = assignment.parent;
  return left?.type === 'variable_name' &&
    statement?.type === 'expression_statement' &&
    isSame(assignment.childForFieldName('right'), node)
    ? { kind: 'variable', name: left.text, statement, declared: left }
    : undefined;
}
