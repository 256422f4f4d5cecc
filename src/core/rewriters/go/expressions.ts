import type { SyntaxNode } from '../../languages/parsers';

/** The expression itself, of a list or an element that holds nothing else. */
export function expressionOf(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.type === 'expression_list' || current.type === 'literal_element') {
    const [only, more] = current.namedChildren;
    if (!only || more) {
      break;
    }
    current = only;
  }
  return current;
}
