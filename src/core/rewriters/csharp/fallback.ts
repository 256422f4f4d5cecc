import type { SyntaxNode } from '../../languages/parsers';
import type { EnvironmentFallback, Site } from '../code/dialect';
import { spanOf } from '../code/nodes';

/** How a default is given. */
export interface CsharpFallback extends EnvironmentFallback {
  readonly form:
    /** `Environment.GetEnvironmentVariable("X") ?? "…"`, or one branch of a conditional expression: made only where it is needed. */
    | 'lazy'
    /** `if (x == null) { x = "…"; }` */
    | 'guard'
    /** `x ??= "…"`, `GetVariable("X", "…")` */
    | 'eager';
}

/** The look-up that a whole literal is the default of. */
export function fallbackOf(site: Site): CsharpFallback | undefined {
  const { literal } = site;
  const variable = literal.name.at(-1);
  if (literal.use !== 'environment-default' || variable === undefined) {
    return undefined;
  }
  const value = unparenthesized(site.node);
  const { parent } = value;
  const isLazy =
    (parent?.type === 'binary_expression' && parent.childForFieldName('operator')?.text === '??') ||
    parent?.type === 'conditional_expression' ||
    parent?.type === 'switch_expression_arm';
  if (isLazy) {
    return { variable, span: spanOf(value), form: 'lazy' };
  }
  const statement = parent?.parent;
  if (parent?.type === 'assignment_expression' && statement?.type === 'expression_statement' && isPlain(parent)) {
    return { variable, span: spanOf(parent), form: 'guard' };
  }
  return { variable, span: spanOf(value), form: 'eager' };
}

function isPlain(assignment: SyntaxNode): boolean {
  const between = assignment.text.slice((assignment.childForFieldName('left')?.text ?? '').length);
  return /^\s*=(?!=)/.test(between) && isGuarded(assignment);
}

/** Whether an assignment is made only where a condition holds. */
function isGuarded(assignment: SyntaxNode): boolean {
  const statement = assignment.parent;
  const outer = statement?.parent?.type === 'block' ? statement.parent.parent : statement?.parent;
  return outer?.type === 'if_statement';
}

function unparenthesized(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.parent?.type === 'parenthesized_expression') {
    current = current.parent;
  }
  return current;
}
