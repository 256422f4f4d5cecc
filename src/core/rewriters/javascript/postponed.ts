import type { SyntaxNode } from '../../languages/parsers';
import type { Binding, Scopes } from './scopes';
import { ancestors, descendants, functionAround, same } from './syntax';

const loops: ReadonlySet<string> = new Set(['for_statement', 'for_in_statement', 'while_statement', 'do_statement']);
const names = ['identifier', 'shorthand_property_identifier'] as const;

/**
 * Whether an expression gives the same in a function that runs later: it yields nothing to the generator around it, and
 * none of the variables that it reads has another value by then.
 */
export function canRunLater(expression: SyntaxNode, scopes: Scopes): boolean {
  const around = functionAround(expression);
  return (
    !descendants(expression, 'yield_expression').some((one) => same(functionAround(one), around)) &&
    descendants(expression, ...names).every((name) => {
      const binding = scopes.of(name);
      return binding === undefined || isInside(binding.owner, expression) || isSettled(binding, expression);
    })
  );
}

/** Whether a variable keeps the value that it has where an expression stands. */
function isSettled({ owner, references }: Binding, expression: SyntaxNode): boolean {
  const around = [...ancestors(expression)].filter(({ type }) => loops.has(type));
  const isVar = owner.parent?.type === 'variable_declaration' || owner.childForFieldName('kind')?.text === 'var';
  return (
    !(isVar && around.some((loop) => isInside(owner, loop))) &&
    !references.some(
      (use) =>
        isWritten(use) &&
        (use.startIndex > expression.endIndex ||
          around.some((loop) => isInside(use, loop) && (isVar || !isInside(owner, loop)))),
    )
  );
}

function isWritten(use: SyntaxNode): boolean {
  const { parent } = use;
  return (
    parent !== null &&
    (parent.type === 'update_expression' ||
      [parent, use].some(({ type }) => type.endsWith('_pattern')) ||
      (/^(?:(?:augmented_)?assignment_expression|for_in_statement)$/.test(parent.type) &&
        same(parent.childForFieldName('left'), use)))
  );
}

function isInside(node: SyntaxNode, outer: SyntaxNode): boolean {
  return node.startIndex >= outer.startIndex && node.endIndex <= outer.endIndex;
}
