import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Dialect, EnvironmentFallback, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { ancestors, closest, isSame, spanOf } from '../code/nodes';
import { sumOf } from '../code/sums';
import { camelCase } from '../shared/identifiers';
import { environmentMustBeSet, storePermission } from '../shared/plans';

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
  'array_element_initializer',
  'return_statement',
  'parenthesized_expression',
  'expression_statement',
]);

/** What PHP works out before a program runs: nothing in it can be called. */
const constant: ReadonlySet<string> = new Set([
  'const_element',
  'property_element',
  'simple_parameter',
  'property_promotion_parameter',
  'static_variable_declaration',
  'enum_case',
  'attribute',
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
    const isSum = parent?.type === 'binary_expression' && parent.childForFieldName('operator')?.text === '.';
    const form = { open: quote, close: quote, operator: ' . ' };
    return sumOf(site, expression, { ...form, roomy: isSum ? new Set([...roomy, 'binary_expression']) : roomy });
  },
  obstacle,
  fallback: fallbackOf,
  lookup,
};

function obstacle({ node }: Site): Obstacle | undefined {
  for (const outer of ancestors(node)) {
    if (constant.has(outer.type)) {
      return {
        reason: message(
          'PHP works this value out before the program runs, so nothing can be called here. Set it in the constructor or where it is used.',
        ),
        alternatives: [],
      };
    }
    if (/^(?:compound_statement|arrow_function|anonymous_function)$/.test(outer.type)) {
      return undefined;
    }
  }
  return undefined;
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
  const isRepeated = closest(site.node, new Set(['method_declaration', 'function_definition', 'return_statement']));
  return {
    dependencies: target === 'environment' ? [] : ['aws/aws-sdk-php'],
    review: [
      ...(target === 'environment' && fallback !== undefined
        ? [
            message(
              'Where {0} is not set, the program now has no value or fails instead of using the default.',
              fallback.variable,
            ),
          ]
        : []),
      ...(target !== 'environment' && isRepeated !== undefined
        ? [message('The look-up is made again for every request, and each time this code runs.')]
        : []),
    ],
    changes:
      target === 'environment'
        ? [environmentMustBeSet(), message('Where the variable is not set, the value is false.')]
        : [storePermission(target), message('The look-up is a network call each time this code runs.')],
    edits: (reference, put) => {
      const asked = `'${reference.name.replace(/['\\]/g, '\\$&')}'`;
      if (reference.target === 'environment') {
        return [fallback === undefined ? put(`getenv(${asked})`) : { span: fallback.span, text: fallback.lookup }];
      }
      return [placed(reference.target, asked, reference.jsonKey, fallback, put)];
    },
  };
}

function placed(
  store: 'secretsmanager' | 'parameterstore',
  name: string,
  jsonKey: string | undefined,
  fallback: PhpFallback | undefined,
  put: (expression: string) => TextEdit,
): TextEdit {
  const whole = readExpression(store, name);
  const expression = jsonKey === undefined ? whole : `json_decode(${whole}, true)['${jsonKey}']`;
  return fallback?.isEager === true
    ? { span: fallback.span, text: `(${fallback.lookup} ?: ${expression})` }
    : put(expression);
}

/**
 * The expression that looks a name up..
 *
 * https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/secretsmanager-examples-manage-secret.html
 */
function readExpression(store: 'secretsmanager' | 'parameterstore', name: string): string {
  const settings = "['version' => 'latest', 'region' => getenv('AWS_REGION')]";
  return store === 'secretsmanager'
    ? `(new \\Aws\\SecretsManager\\SecretsManagerClient(${settings}))->getSecretValue(['SecretId' => ${name}])['SecretString']`
    : `(new \\Aws\\Ssm\\SsmClient(${settings}))->getParameter(['Name' => ${name}, 'WithDecryption' => true])['Parameter']['Value']`;
}
