import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { KeyUse } from '../code/keyFlow';
import { ancestors, isSame, namedChildren } from '../code/nodes';

/** Services of AWS by the names that configuration has for them. */
const services = /^(?:aws|s3|ses|ses-v2|sqs|sns|dynamodb|cloudwatch|r2)$/;

/** The variables that Laravel's own configuration reads. https://github.com/laravel/laravel/blob/12.x/config/services.php */
const variables: Readonly<Record<string, string>> = {
  key: 'AWS_ACCESS_KEY_ID',
  secret: 'AWS_SECRET_ACCESS_KEY',
  token: 'AWS_SESSION_TOKEN',
};

/**
 * What takes the place of a key in the configuration of Laravel: the variable that Laravel's own files read. Where it is
 * not set, Laravel hands no key on, and the SDK uses its default chain.
 *
 * @param node the value of the option, or the argument that is its default in `env('…', '…')`.
 */
export function laravelUse(node: SyntaxNode): KeyUse | undefined {
  const call = node.type === 'argument' ? node.parent?.parent : undefined;
  if (call !== undefined && call !== null) {
    const [, second] = namedChildren(call.childForFieldName('arguments') ?? call);
    return call.childForFieldName('function')?.text === 'env' && isSame(second, node) && optionOf(call) !== undefined
      ? { kind: 'item', item: node }
      : undefined;
  }
  const variable = variables[optionOf(node) ?? ''];
  const quote = namedChildren(node.parent ?? node)[0]?.text.charAt(0) ?? "'";
  return variable === undefined
    ? undefined
    : {
        kind: 'text',
        node,
        text: `env(${quote}${variable}${quote})`,
        review: [message('Laravel leaves credentials to the SDK where these variables are not set.')],
      };
}

/** The option of a service of AWS that an expression is the value of, in the array that a configuration file returns. */
function optionOf(value: SyntaxNode): string | undefined {
  const item = value.parent;
  const list = item?.parent;
  if (item?.type !== 'array_element_initializer' || list?.type !== 'array_creation_expression') {
    return undefined;
  }
  const outer = [...ancestors(list)].find(
    ({ type }) => type !== 'array_element_initializer' && type !== 'array_creation_expression',
  );
  const isConfiguration =
    outer?.type === 'return_statement' && outer.parent?.type === 'program' && isLaravelSettings(outer.parent.text);
  const isOfService =
    services.test(keyOf(list.parent) ?? '') ||
    namedChildren(list).some((one) => {
      const [, service] = namedChildren(one);
      return /^(?:driver|transport)$/.test(keyOf(one) ?? '') && services.test(textOf(service) ?? '');
    });
  return isConfiguration && isOfService && isSame(namedChildren(item)[1], value) ? keyOf(item) : undefined;
}

/**
 * Whether a file that returns an array holds settings of Laravel: it calls `env`, or has a section that Laravel's own files
 * have. https://github.com/laravel/laravel/tree/12.x/config
 */
export function isLaravelSettings(source: string): boolean {
  return /\benv\(|^[\t ]{0,40}['"](?:mailgun|postmark|disks|mailers)['"][\t ]{0,20}=>[\t ]{0,4}(?:\[|array\()/m.test(
    source,
  );
}

function keyOf(item: SyntaxNode | null): string | undefined {
  const [key, value] = item?.type === 'array_element_initializer' ? namedChildren(item) : [];
  return value === undefined ? undefined : textOf(key);
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  return /^(['"])([\w-]+)\1$/.exec(node?.text ?? '')?.[2];
}
