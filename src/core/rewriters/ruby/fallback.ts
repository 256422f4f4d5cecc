import type { EnvironmentFallback, Site } from '../code/dialect';
import { ancestors, isSame, spanOf } from '../code/nodes';

/** A look-up in the environment with a default. */
export interface RubyFallback extends EnvironmentFallback {
  /** What a look-up without the default is. */
  readonly lookup: string;
  /** Whether the default is worked out even where it is not needed: `ENV.fetch('X', '…')`. */
  readonly isEager: boolean;
}

/** The look-up that a whole literal is the default of. */
export function fallbackOf({ node, literal }: Site): RubyFallback | undefined {
  const variable = literal.name.at(-1);
  if (literal.use !== 'environment-default' || variable === undefined) {
    return undefined;
  }
  for (const outer of ancestors(node)) {
    const receiver = outer.childForFieldName('receiver');
    const list = outer.childForFieldName('arguments');
    if (outer.type === 'call' && receiver?.text === 'ENV' && outer.childForFieldName('method')?.text === 'fetch') {
      const quoted = list?.namedChildren[0]?.text ?? '';
      return {
        variable,
        span: spanOf(outer),
        lookup: `ENV.fetch(${quoted})`,
        isEager: list !== null && isSame(node.parent, list),
      };
    }
    if (outer.type === 'binary' || outer.type === 'operator_assignment') {
      const left = outer.childForFieldName('left');
      const quoted = /^ENV\[(.+)\]$/.exec(left?.text ?? '')?.[1];
      return quoted === undefined
        ? undefined
        : {
            variable,
            span: { start: outer.startIndex, end: outer.endIndex },
            lookup: `ENV.fetch(${quoted})`,
            isEager: false,
          };
    }
    if (!/^(?:argument_list|parenthesized_statements|block|block_body)$/.test(outer.type)) {
      return undefined;
    }
  }
  return undefined;
}
