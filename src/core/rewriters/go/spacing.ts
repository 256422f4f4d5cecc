import type { SyntaxNode } from '../../languages/parsers';
import { isSame } from '../code/nodes';
import { operatorLike } from '../code/sums';

/**
 * The `+` of a sum that takes an expression's place, with the blanks that gofmt puts around it: those of the sum that
 * it becomes part of, else blanks only where nothing around it is more loosely bound.
 * https://pkg.go.dev/cmd/gofmt; the rule is `binaryExpr` of go/printer.
 */
export function plusAround(node: SyntaxNode): string {
  const isSum = node.parent?.type === 'binary_expression' && node.parent.childForFieldName('operator')?.text === '+';
  return isSum || depthOf(node) === 1 ? operatorLike(node, '+') : '+';
}

/** How deep go/printer counts an expression to be: 1 where it stands by itself. */
function depthOf(node: SyntaxNode): number {
  const { parent } = node;
  switch (parent?.type) {
    case 'argument_list':
      return depthOf(parent.parent ?? parent) + (parent.namedChildCount > 1 ? 1 : 0);
    case 'parenthesized_expression':
      return Math.max(1, depthOf(parent) - 1);
    case 'binary_expression':
      return depthOf(parent) + 1;
    case 'index_expression':
      return depthOf(parent) + (isSame(parent.childForFieldName('index'), node) ? 1 : 0);
    case 'call_expression':
    case 'selector_expression':
    case 'type_conversion_expression':
    case 'unary_expression':
      return depthOf(parent);
    case 'expression_list':
      return parent.namedChildCount > 1 && /assignment|short_var/.test(parent.parent?.type ?? '') ? 2 : 1;
    default:
      return 1;
  }
}
