import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Dialect, EnvironmentFallback, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { isCompared } from '../code/compared';
import { isSame, namedChildren, spanOf } from '../code/nodes';
import { operatorLike, sumOf } from '../code/sums';
import { camelCase } from '../shared/identifiers';
import { environmentMustBeSet, storePermission } from '../shared/plans';
import { helperCall } from './helper';
import { isLaravelSettings } from './laravel';
import { moveOf } from './places';

/** A look-up in the environment with a default. */
interface PhpFallback extends EnvironmentFallback {
  /** What a look-up without the default is. */
  readonly lookup: string;
  /** Whether the default is worked out even where it is not needed: `env('X', '…')`. */
  readonly isEager: boolean;
  /** What comes between a look-up and what is worked out where it finds nothing. */
  readonly operator: '??' | '?:';
  /** Whether the two can stand without parentheses. */
  readonly isRoomy: boolean;
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
  if (moveOf(site) !== 'none') {
    return undefined;
  }
  const open = openConstant(site.node);
  return {
    reason:
      open === undefined
        ? message(
            'PHP works this value out before the program runs, so nothing can be called here. Set it in the constructor or where it is used.',
          )
        : message(
            'PHP works constants out before the program runs, so nothing can be called here, and other files may read {0}. Make it private, and its uses can look it up.',
            open,
          ),
    alternatives: [],
  };
}

/** The constant of a class that a literal is the value of, if other files may read it. */
function openConstant(node: SyntaxNode): string | undefined {
  const element = node.parent?.type === 'const_element' ? node.parent : undefined;
  const declaration = element?.parent;
  const isPrivate = declaration?.namedChildren.some(
    (child) => child?.type === 'visibility_modifier' && child.text === 'private',
  );
  return declaration?.parent?.parent?.type === 'class_declaration' && isPrivate === false
    ? element?.namedChildren[0]?.text
    : undefined;
}

/** Whether a file is configuration of Laravel, which reads variables by `env()`: https://laravel.com/docs/configuration */
function isLaravelConfiguration({ root, source }: Pick<Site, 'root' | 'source'>): boolean {
  return namedChildren(root).some(({ type }) => type === 'return_statement') && isLaravelSettings(source);
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
      ? {
          variable,
          span: spanOf(call),
          lookup: `${name}(${first})`,
          isEager: true,
          // The functions of frameworks give null for what is not set, others false.
          operator: /(?:^|\\|::)env$/i.test(name) ? '??' : '?:',
          isRoomy: roomy.has(call.parent?.type ?? ''),
        }
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
    : { variable, span: spanOf(parent), lookup: left.text, isEager: false, operator: '?:', isRoomy: false };
}

function lookup(site: Site, target: LookupTarget, fallback: PhpFallback | undefined): Lookup {
  const found = moveOf(site);
  const move = found === 'none' ? undefined : found;
  const throws = target === 'environment' && fallback === undefined && isCompared(site);
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
      // https://www.php.net/manual/en/language.exceptions.php
      ...(throws ? [message('An expression that throws needs PHP 8.0 or newer.')] : []),
    ],
    changes:
      target === 'environment'
        ? [
            environmentMustBeSet(),
            ...(throws
              ? []
              : isLaravelConfiguration(site)
                ? [message('Where the variable is not set, the value is null.')]
                : [message('Where the variable is not set, the value is false.')]),
          ]
        : [
            storePermission(target),
            message('The value is looked up once for every request that needs it.'),
            ...whatLoads(site),
          ],
    edits: (reference, put) => {
      const asked = `'${reference.name.replace(/['\\]/g, '\\$&')}'`;
      if (reference.target === 'environment') {
        const asks = isLaravelConfiguration(site) ? 'env' : 'getenv';
        const failing = `${asks}(${asked}) ?: throw new \\RuntimeException('${reference.name} is not set.')`;
        const isRoomy = site.kind === 'whole' && roomy.has(site.node.parent?.type ?? '');
        const plain = throws ? (isRoomy ? failing : `(${failing})`) : `${asks}(${asked})`;
        const read = fallback === undefined ? put(plain) : { span: fallback.span, text: fallback.lookup };
        return move?.edits(read) ?? [read];
      }
      const { expression: whole, edits } = helperCall(site, reference.target, asked);
      const expression =
        reference.jsonKey === undefined ? whole : `json_decode(${whole}, true)['${reference.jsonKey}']`;
      const read =
        fallback?.isEager === true ? { span: fallback.span, text: withDefault(fallback, expression) } : put(expression);
      return [...edits, ...(move?.edits(read) ?? [read])];
    },
  };
}

function withDefault({ lookup: found, operator, isRoomy }: PhpFallback, expression: string): string {
  const text = `${found} ${operator} ${expression}`;
  return isRoomy ? text : `(${text})`;
}

/** What must be there before the code of a file runs, and what it leaves behind. */
function whatLoads(site: Site): Message[] {
  const types = namedChildren(site.root).map(({ type }) => type);
  if (types.includes('return_statement')) {
    return isLaravelConfiguration(site)
      ? [
          message(
            'Where Laravel caches its configuration (php artisan config:cache), the value stands in the cache file in clear: keep that file out of images and backups.',
          ),
        ]
      : [];
  }
  return types.includes('namespace_definition') || /\bautoload(?:_runtime)?\.php\b/.test(site.source)
    ? []
    : [
        message(
          'The AWS SDK must be loaded before: by vendor/autoload.php, here or in the file that includes this one.',
        ),
      ];
}
