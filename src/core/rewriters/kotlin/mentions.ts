import type { SyntaxNode } from '../../languages/parsers';
import { isSame, namedChildren } from '../code/nodes';

/** Whether a name is declared here: of a parameter or another variable. */
export function isDeclaration(node: SyntaxNode): boolean {
  return /^(?:variable_declaration|parameter|class_parameter)$/.test(node.parent?.type ?? '');
}

/** Whether a name is that of an argument, `name = value`, or of a member of something else. */
export function isLabel(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.type === 'value_argument') {
    return namedChildren(parent).length > 1 && isSame(namedChildren(parent)[0], node);
  }
  const [receiver, member] = parent?.type === 'navigation_expression' ? namedChildren(parent) : [];
  return member !== undefined && isSame(member, node) && !/^(?:this|[A-Z]\w*)$/.test(receiver?.text ?? '');
}

/** `this.x` and `Keys.x` of `x`. */
export function accessOf(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  return parent?.type === 'navigation_expression' && isSame(namedChildren(parent)[1], node) ? parent : node;
}
