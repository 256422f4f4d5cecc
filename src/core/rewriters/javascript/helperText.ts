import { end } from './style';
import type { Style } from './style';
import { braces } from './style';

/** The names that a helper is written with. */
export interface StoreHelperNames {
  readonly helper: string;
  readonly client: string;
  readonly cache: string;
  /** The expression for the SDK's client class; undefined where the file has a client already. */
  readonly clientClass: string | undefined;
  /** The expression for the SDK's command class. */
  readonly commandClass: string;
  /** `Map`, or a way to it where the file has a `Map` of its own. */
  readonly map: string;
  readonly error: string;
}

/** The lines of a function that reads from a store by the AWS SDK and remembers what it read. */
export function storeHelper(
  target: 'secretsmanager' | 'parameterstore',
  names: StoreHelperNames,
  typed: boolean,
  style: Style,
): string[] {
  const secret = target === 'secretsmanager';
  const id = secret ? 'secretId' : 'name';
  const stop = end(style);
  const step = style.indent;
  const input = secret ? [`SecretId: ${id}`] : [`Name: ${id}`, 'WithDecryption: true'];
  const complaint = secret
    ? `\`The secret \${${id}} has no string value.\``
    : `\`The parameter \${${id}} has no value.\``;
  return [
    ...(names.clientClass === undefined ? [] : [`const ${names.client} = new ${names.clientClass}({})${stop}`]),
    `const ${names.cache} = new ${names.map}${typed ? '<string, string>' : ''}()${stop}`,
    '',
    secret
      ? '/** Reads a secret from AWS Secrets Manager, once per process. */'
      : '/** Reads a parameter from AWS Systems Manager Parameter Store, once per process. */',
    `async function ${names.helper}(${id}${typed ? ': string' : ''})${typed ? ': Promise<string>' : ''} {`,
    `${step}let value = ${names.cache}.get(${id})${stop}`,
    `${step}if (value === undefined) {`,
    `${step}${step}const response = await ${names.client}.send(new ${names.commandClass}(${braces(input, style)}))${stop}`,
    `${step}${step}value = response.${secret ? 'SecretString' : 'Parameter?.Value'}${stop}`,
    `${step}${step}if (value === undefined) {`,
    `${step}${step}${step}throw new ${names.error}(${complaint})${stop}`,
    `${step}${step}}`,
    `${step}${step}${names.cache}.set(${id}, value)${stop}`,
    `${step}}`,
    `${step}return value${stop}`,
    '}',
  ];
}

/** The lines of a TypeScript function that reads by Powertools, whose own functions may give undefined. */
export function powertoolsHelper(
  target: 'secretsmanager' | 'parameterstore',
  helper: string,
  reader: string,
  style: Style,
): string[] {
  const secret = target === 'secretsmanager';
  const stop = end(style);
  const step = style.indent;
  const call = secret ? `${reader}<string>(name)` : `${reader}(name, ${braces(['decrypt: true'], style)})`;
  return [
    secret
      ? '/** Reads a secret from AWS Secrets Manager. */'
      : '/** Reads a parameter from AWS Systems Manager Parameter Store. */',
    `async function ${helper}(name: string): Promise<string> {`,
    `${step}const value = await ${call}${stop}`,
    `${step}if (value === undefined) {`,
    `${step}${step}throw new Error(\`The ${secret ? 'secret' : 'parameter'} \${name} has no value.\`)${stop}`,
    `${step}}`,
    `${step}return value${stop}`,
    '}',
  ];
}

/** The lines of a function that reads the environment and fails where a variable is missing. */
export function environmentHelper(helper: string, typed: boolean, style: Style): string[] {
  const stop = end(style);
  const step = style.indent;
  return [
    '/** Reads an environment variable that must be set. */',
    typed ? `function ${helper}(name: string): string {` : `function ${helper}(name) {`,
    `${step}const value = process.env[name]${stop}`,
    `${step}if (value === undefined) {`,
    `${step}${step}throw new Error(\`The environment variable \${name} is not set.\`)${stop}`,
    `${step}}`,
    `${step}return value${stop}`,
    '}',
  ];
}
