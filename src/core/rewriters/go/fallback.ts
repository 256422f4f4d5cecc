import type { SyntaxNode } from '../../languages/parsers';
import type { EnvironmentFallback, Site } from '../code/dialect';
import { expressionOf } from './expressions';
import { closest, spanOf } from '../code/nodes';

/** How a default is given. */
export interface GoFallback extends EnvironmentFallback {
  readonly form:
    /** `if v == "" { v = "…" }`, `return "…"` behind `if v := os.Getenv("X"); v != "" { return v }` */
    | 'statement'
    /** `getEnv("X", "…")`, `cmp.Or(os.Getenv("X"), "…")` */
    | 'call';
}

const statements: ReadonlySet<string> = new Set(['assignment_statement', 'return_statement', 'block', 'argument_list']);

/** The look-up that a whole literal is the default of. */
export function fallbackOf({ node, literal }: Site): GoFallback | undefined {
  const variable = literal.name.at(-1);
  const around = literal.use === 'environment-default' ? closest(node, statements) : undefined;
  const list = expressionOf(node).parent;
  if (variable === undefined || around === undefined || list === null) {
    return undefined;
  }
  if (around.type === 'argument_list') {
    const call = around.parent;
    return call === null || !mentions(call, variable) ? undefined : { variable, span: spanOf(call), form: 'call' };
  }
  const isWhole = around.type !== 'block' && list.namedChildCount === 1 && list.parent?.id === around.id;
  return isWhole ? { variable, span: spanOf(around), form: 'statement' } : undefined;
}

/** Whether a call names the variable itself, or looks it up among its arguments. */
function mentions(call: SyntaxNode, variable: string): boolean {
  return call.text.includes(`"${variable}"`) || call.text.includes(`\`${variable}\``);
}
