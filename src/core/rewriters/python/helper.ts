import type { PythonFile } from './file';
import type { Setup } from './setup';
import { childIn, operands } from './tree';
import type { PyNode } from './tree';

/** A store that code looks secrets up in. */
export type Store = 'secretsmanager' | 'parameterstore';

/** What a helper's function does, by store. https://docs.aws.amazon.com/boto3/latest/reference/services/secretsmanager.html */
const shapes = {
  secretsmanager: {
    names: ['get_secret', 'fetch_secret', 'read_secret'],
    parameter: 'secret_id',
    summary: "Return a secret's value from AWS Secrets Manager, read once per process.",
    response: (boto3: string, parameter: string) =>
      `${boto3}.client("secretsmanager").get_secret_value(SecretId=${parameter})`,
    value: '["SecretString"]',
  },
  parameterstore: {
    names: ['get_parameter', 'fetch_parameter', 'read_parameter'],
    parameter: 'name',
    summary: "Return a parameter's decrypted value from SSM Parameter Store, read once per process.",
    response: (boto3: string, parameter: string) =>
      `${boto3}.client("ssm").get_parameter(Name=${parameter}, WithDecryption=True)`,
    value: '["Parameter"]["Value"]',
  },
} as const;

/** The widest line that is written; wider ones are broken in two. */
const width = 100;

/** The name of the function that reads from a store: one that is there already, or one that the setup then holds. */
export function storeFunction(file: PythonFile, setup: Setup, store: Store, spot: PyNode, importTime: boolean): string {
  const known = existingFunction(file, store, spot, importTime);
  if (known !== undefined) {
    return known;
  }
  const shape = shapes[store];
  const [first, ...others] = shape.names;
  const name = setup.freeName(first, ...others);
  const decorator = setup.imported('functools', 'lru_cache') ?? `${setup.module('functools')}.lru_cache`;
  setup.helper({ text: functionText(file, store, name, decorator, setup.module('boto3')), emptyLines: 2 });
  return name;
}

function functionText(file: PythonFile, store: Store, name: string, decorator: string, boto3: string): string {
  const { indent, eol } = file;
  const { parameter, summary, response, value } = shapes[store];
  const quoted = (text: string): string => text.replace(/"/g, file.quote);
  const single = `${indent}return ${quoted(response(boto3, parameter) + value)}`;
  const body =
    single.replace(/\t/g, '    ').length <= width
      ? [single]
      : [`${indent}response = ${quoted(response(boto3, parameter))}`, `${indent}return response${quoted(value)}`];
  return [
    `@${decorator}(maxsize=None)`,
    `def ${name}(${parameter}: str) -> str:`,
    `${indent}"""${summary}"""`,
    ...body,
  ].join(eol);
}

/** A function of the module that does what the helper would, and is there before the spot runs. */
function existingFunction(file: PythonFile, store: Store, spot: PyNode, importTime: boolean): string | undefined {
  for (const statement of operands(file.module)) {
    if (importTime && statement.end > spot.start) {
      return undefined;
    }
    const definition = statement.type === 'decorated_definition' ? childIn(statement, 'definition') : statement;
    const name = definition?.type === 'function_definition' ? childIn(definition, 'name') : undefined;
    if (!definition || !name || definition.children[0]?.type === 'async' || !isHelper(file, definition, store)) {
      continue;
    }
    const text = file.text(name);
    if (file.scopes.moduleBindings(text).length === 1 && file.scopes.seesModule(text, spot)) {
      return text;
    }
  }
  return undefined;
}

function isHelper(file: PythonFile, definition: PyNode, store: Store): boolean {
  const parameters = operands(childIn(definition, 'parameters'));
  const [only] = parameters;
  const parameter =
    only?.type === 'identifier' ? only : only?.type === 'typed_parameter' ? only.children[0] : undefined;
  const statements = operands(childIn(definition, 'body'));
  const code = statements.filter((statement, index) => index > 0 || operands(statement)[0]?.type !== 'string');
  if (parameters.length !== 1 || !parameter) {
    return false;
  }
  const text = code.map((statement) => canonical(file.text(statement))).join(';');
  return file.imports.some(
    (one) =>
      one.kind === 'import' &&
      one.usable &&
      one.names.some((name) => {
        if (name.name !== 'boto3') {
          return false;
        }
        const response = canonical(shapes[store].response(name.local, file.text(parameter)));
        const { value } = shapes[store];
        const variable = /^(\w+)=/.exec(text)?.[1] ?? '';
        return text === `return${response}${value}` || text === `${variable}=${response};return${variable}${value}`;
      }),
  );
}

function canonical(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/'/g, '"')
    .replace(/,(?=[)\]])/g, '');
}

/** The name of the module's cache of secrets: one that is there already, or one that the setup then holds. */
export function secretCache(file: PythonFile, setup: Setup, spot: PyNode, importTime: boolean): string {
  for (const statement of operands(file.module)) {
    const assignment = statement.type === 'expression_statement' ? operands(statement)[0] : undefined;
    const left = assignment?.type === 'assignment' ? childIn(assignment, 'left') : undefined;
    const right = assignment ? childIn(assignment, 'right') : undefined;
    if (!left || right?.type !== 'call' || (importTime && statement.end > spot.start)) {
      continue;
    }
    const callee = childIn(right, 'function');
    const name = file.text(left);
    if (
      left.type === 'identifier' &&
      callee &&
      /(?:^|\.)SecretCache$/.test(file.text(callee)) &&
      file.scopes.moduleBindings(name).length === 1 &&
      file.scopes.seesModule(name, spot)
    ) {
      return name;
    }
  }
  const name = setup.freeName('secret_cache', 'secrets_cache');
  const cls = setup.member('aws_secretsmanager_caching', 'SecretCache');
  setup.helper({ text: `${name} = ${cls}()`, emptyLines: 1 });
  return name;
}
