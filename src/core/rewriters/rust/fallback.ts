import type { EnvironmentFallback, Site } from '../code/dialect';
import { ancestors } from '../code/nodes';
import { clapDefault } from './clapDefault';

/** A default of `std::env::var("X")`. */
export interface RustFallback extends EnvironmentFallback {
  /** `std::env::var("X")`, as it is written. */
  readonly lookup: string;
  /** Whether what has the default is an `Option`: `std::env::var("X").ok().or(Some(…))`. */
  readonly isOptional?: boolean;
}

/** The look-up that a whole literal is the default of: `unwrap_or`, `or`, the same with `_else`, an argument that clap reads. */
export function fallbackOf(site: Pick<Site, 'node' | 'literal' | 'kind'>): RustFallback | undefined {
  const { node, literal } = site;
  const argument = clapDefault(site);
  if (argument?.variable !== undefined) {
    return { variable: argument.variable, lookup: '', span: argument.hull };
  }
  const variable = literal.name.at(-1);
  if (literal.use !== 'environment-default' || variable === undefined) {
    return undefined;
  }
  for (const outer of ancestors(node)) {
    const callee = outer.type === 'call_expression' ? outer.childForFieldName('function') : null;
    if (
      callee?.type === 'field_expression' &&
      /^(?:unwrap_)?or(?:_else)?$/.test(callee.childForFieldName('field')?.text ?? '')
    ) {
      const [, lookup, ok] =
        /^((?:std::)?env::var\("\w+"\))(\s*\.ok\(\))?$/.exec(callee.childForFieldName('value')?.text ?? '') ?? [];
      const isOptional = callee.childForFieldName('field')?.text.startsWith('or') === true;
      return lookup !== undefined && (!isOptional || ok !== undefined)
        ? { variable, lookup, span: { start: outer.startIndex, end: outer.endIndex }, isOptional }
        : undefined;
    }
    if (outer.type === 'block') {
      return undefined;
    }
  }
  return undefined;
}
