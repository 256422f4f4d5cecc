import type { SyntaxNode } from '../../languages/parsers';
import { closest } from '../code/nodes';

/** What PHP works out before a program runs: nothing in it can be called. */
export const constant: ReadonlySet<string> = new Set([
  'const_element',
  'property_element',
  'simple_parameter',
  'property_promotion_parameter',
  'static_variable_declaration',
  'enum_case',
  'attribute',
]);

/** What runs with the program. */
export const running: ReadonlySet<string> = new Set(['compound_statement', 'arrow_function', 'anonymous_function']);

const either: ReadonlySet<string> = new Set([...constant, ...running]);

/** Whether something can be called where a node stands: what is around it runs with the program. */
export function canCall(node: SyntaxNode): boolean {
  const around = closest(node, either);
  return around !== undefined && running.has(around.type);
}
