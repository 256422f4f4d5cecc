import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { mentionedNames } from '../code/names';
import { descendants, namedChildren } from '../code/nodes';
import { freeName } from '../shared/identifiers';
import { indentUnit, layLines } from '../shared/layout';

/** A store that code looks secrets up in. */
export type Store = 'secretsmanager' | 'parameterstore';

/** The gems: https://docs.aws.amazon.com/sdk-for-ruby/v3/developer-guide/setup-install.html */
export const gems = { secretsmanager: 'aws-sdk-secretsmanager', parameterstore: 'aws-sdk-ssm' } as const;

const names = {
  secretsmanager: ['StoredSecrets', 'SecretValues', 'AwsSecrets'],
  parameterstore: ['StoredParameters', 'ParameterValues', 'AwsParameters'],
} as const;

/**
 * The expression that looks a name up.
 *
 * https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/SecretsManager/Client.html#get_secret_value-instance_method
 * https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/SSM/Client.html#get_parameter-instance_method
 *
 * @param name an expression.
 */
export function readExpression(store: Store, name: string): string {
  return store === 'secretsmanager'
    ? `Aws::SecretsManager::Client.new.get_secret_value(secret_id: ${name}).secret_string`
    : `Aws::SSM::Client.new.get_parameter(name: ${name}, with_decryption: true).parameter.value`;
}

/** How a method of the file that gives a secret by its name is called; undefined where there is none. */
export function existingHelper(root: SyntaxNode, store: Store): string | undefined {
  for (const module of descendants(root, new Set(['module', 'class']))) {
    const name = module.childForFieldName('name')?.text;
    const body = module.childForFieldName('body');
    for (const method of body === null ? [] : namedChildren(body)) {
      const called = method.type === 'singleton_method' ? method.childForFieldName('name')?.text : undefined;
      const parameters = namedChildren(method.childForFieldName('parameters') ?? method);
      const text = method.text.replace(/\s+/g, '');
      const asked = parameters[0]?.text ?? '';
      const reads =
        store === 'secretsmanager'
          ? text.includes(`get_secret_value(secret_id:${asked})`) && /\.secret_stringend$/.test(text)
          : text.includes(`name:${asked},with_decryption:true`) && /\.parameter\.valueend$/.test(text);
      if (
        called !== undefined &&
        name !== undefined &&
        parameters.length === 1 &&
        parameters[0]?.type === 'identifier' &&
        reads
      ) {
        return `${name}.${called}`;
      }
    }
  }
  return undefined;
}

/** A module that remembers what it read. */
export function newHelper({ root, source, eol }: Site, store: Store): { readonly call: string; readonly text: string } {
  const indent = indentUnit(source);
  const name = freeName(names[store], mentionedNames(root, new Set(['constant'])));
  const asked = store === 'secretsmanager' ? 'secret_id' : 'name';
  const summary =
    store === 'secretsmanager'
      ? '# Secrets from AWS Secrets Manager, each read once per process.'
      : '# Parameters from SSM Parameter Store, each read once per process.';
  const lines = [
    summary,
    `module ${name}`,
    `${indent}def self.fetch(${asked})`,
    `${indent}${indent}@values ||= {}`,
    `${indent}${indent}@values[${asked}] ||=`,
    `${indent}${indent}${indent}${readExpression(store, asked)}`,
    `${indent}end`,
    'end',
  ];
  return { call: `${name}.fetch`, text: layLines(lines, '', eol) };
}
