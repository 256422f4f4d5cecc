import { message } from '../../text/message';
import type { Dialect, EnvironmentFallback, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { isSame, spanOf } from '../code/nodes';
import { operatorLike, sumOf } from '../code/sums';
import { camelCase } from '../shared/identifiers';
import { environmentMustBeSet, storePermission } from '../shared/plans';
import { helperCall } from './helper';
import { moveOf } from './places';

/** A look-up in the environment with a default. */
interface PhpFallback extends EnvironmentFallback {
  /** What a look-up without the default is. */
  readonly lookup: string;
  /** Whether the default is worked out even where it is not needed: `env('X', '…')`. */
  readonly isEager: boolean;
}

const roomy: ReadonlySet<string> = new Set([
  'argument',
  'assignment_expression',
  'augmented_assignment_expression',
  'conditional_expression',
  'echo_statement',
  'print_intrinsic',
  'array_element_initializer',
  'return_statement',
  'parenthesized_expression',
  'expression_statement',
]);

/** Operators that bind no tighter than the one that puts strings together. */
const noTighter: ReadonlySet<string> = new Set([
  ...['.', '==', '!=', '<>', '===', '!==', '<', '<=', '>', '>=', '<=>'],
  ...['&&', '||', '??', 'and', 'or', 'xor'],
]);

/** How PHP looks secrets up. */
export const phpDialect: Dialect<PhpFallback> = {
  strings: new Set(['string', 'encapsed_string', 'heredoc', 'nowdoc']),
  name: camelCase,
  splice: (site, expression) => {
    const quote = site.source.charAt(site.node.startIndex);
    if (quote !== '"' && quote !== "'") {
      return undefined;
    }
    const { parent } = site.node;
    const operator = parent?.type === 'binary_expression' ? parent.childForFieldName('operator')?.text : undefined;
    return sumOf(site, expression, {
      open: quote,
      close: quote,
      operator: operatorLike(site.node, '.'),
      roomy: operator !== undefined && noTighter.has(operator) ? new Set([...roomy, 'binary_expression']) : roomy,
    });
  },
  obstacle,
  fallback: fallbackOf,
  lookup,
};

function obstacle(site: Site): Obstacle | undefined {
  return moveOf(site) === 'none'
    ? {
        reason: message(
          'PHP works this value out before the program runs, so nothing can be called here. Set it in the constructor or where it is used.',
        ),
        alternatives: [],
      }
    : undefined;
}

function fallbackOf({ node, literal }: Site): PhpFallback | undefined {
  const variable = literal.name.at(-1);
  const { parent } = node;
  if (literal.use !== 'environment-default' || variable === undefined || parent === null) {
    return undefined;
  }
  const argument = [node, parent].find(({ type }) => type === 'argument');
  if (argument !== undefined) {
    const list = argument.parent;
    const call = list?.parent;
    const name = call?.childForFieldName('function')?.text;
    const first = list?.namedChildren[0]?.text;
    return call && name !== undefined && first !== undefined
      ? { variable, span: spanOf(call), lookup: `${name}(${first})`, isEager: true }
      : undefined;
  }
  const left =
    parent.type === 'conditional_expression' && parent.childForFieldName('body') === null
      ? parent.childForFieldName('condition')
      : parent.type === 'binary_expression'
        ? parent.childForFieldName('left')
        : null;
  return left === null || isSame(left, node)
    ? undefined
    : { variable, span: spanOf(parent), lookup: left.text, isEager: false };
}

function lookup(site: Site, target: LookupTarget, fallback: PhpFallback | undefined): Lookup {
  const found = moveOf(site);
  const move = found === 'none' ? undefined : found;
  return {
    dependencies: target === 'environment' ? [] : ['aws/aws-sdk-php'],
    review: [
      ...(move?.review ?? []),
      ...(target === 'environment' && fallback !== undefined
        ? [
            message(
              'Where {0} is not set, the program now has no value or fails instead of using the default.',
              fallback.variable,
            ),
          ]
        : []),
    ],
    changes:
      target === 'environment'
        ? [environmentMustBeSet(), message('Where the variable is not set, the value is false.')]
        : [storePermission(target), message('The value is looked up once for every request that needs it.')],
    edits: (reference, put) => {
      const asked = `'${reference.name.replace(/['\\]/g, '\\$&')}'`;
      if (reference.target === 'environment') {
        const read = fallback === undefined ? put(`getenv(${asked})`) : { span: fallback.span, text: fallback.lookup };
        return move?.edits(read) ?? [read];
      }
      const { expression: whole, edits } = helperCall(site, reference.target, asked);
      const expression =
        reference.jsonKey === undefined ? whole : `json_decode(${whole}, true)['${reference.jsonKey}']`;
      const read =
        fallback?.isEager === true
          ? { span: fallback.span, text: `(${fallback.lookup} ?: ${expression})` }
          : put(expression);
      return [...edits, ...(move?.edits(read) ?? [read])];
    },
  };
}
