import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { doubleQuoted, mentionedNames } from '../code/names';
import { namedChildren } from '../code/nodes';
import type { JvmImports } from '../jvm/imports';
import type { Store, Way } from '../jvm/ways';
import type { SecretReference } from '../rewriter';
import { freeName } from '../shared/identifiers';
import { layLines, lineEnd } from '../shared/layout';
import { existingHelper } from './existingHelper';
import { headOf, identifiers } from './file';
import { existingFieldFunction, fieldFunctionLines, jsonChoiceOf } from './secretField';

const names = {
  secretsmanager: { function: ['getSecret', 'fetchSecret', 'readSecret'], parameter: 'secretId', values: 'secrets' },
  parameterstore: {
    function: ['getParameter', 'fetchParameter', 'readParameter'],
    parameter: 'name',
    values: 'parameters',
  },
} as const;

/** An expression that looks a name up, and the edit that adds what it calls. */
export interface HelperCall {
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

/** The call that looks a name up: of a function that is there already, or of one that is added above all declarations. */
export function helperCall(
  site: Site,
  store: Store,
  way: Way,
  { name, jsonKey }: Pick<SecretReference, 'name' | 'jsonKey'>,
  imports: JvmImports,
): HelperCall {
  const known = existingHelper(site.root, store);
  const taken = mentionedNames(site.root, identifiers);
  const [first, ...others] = names[store].function;
  const called = known ?? freeName([first, ...others], taken);
  const added =
    known === undefined
      ? [helperLines(store, way, called, freeName([names[store].values, 'cachedValues'], taken), imports)]
      : [];
  if (jsonKey === undefined || store !== 'secretsmanager') {
    return { expression: `${called}(${doubleQuoted(name)})`, edits: functionEdits(site, added) };
  }
  const knownField = known && existingFieldFunction(site.root, known);
  const field = knownField ?? freeName(['getSecretField', 'readSecretField'], taken);
  const fields =
    knownField === undefined ? [fieldFunctionLines(field, called, jsonChoiceOf(site).library, imports)] : [];
  return {
    expression: `${field}(${doubleQuoted(name)}, ${doubleQuoted(jsonKey)})`,
    edits: functionEdits(site, [...added, ...fields]),
  };
}

function functionEdits(site: Site, functions: readonly (readonly string[])[]): TextEdit[] {
  const texts = functions.map((lines) => layLines(lines, '', site.eol).replace(/\t/g, site.indent));
  return texts.length === 0 ? [] : [inserted(site, texts.join(site.eol + site.eol))];
}

/**
 * What is added, with a tab for each level.
 *
 * A property above all others of the file is there before any of them is given its value.
 */
function helperLines(store: Store, way: Way, name: string, values: string, imports: JvmImports): string[] {
  const isSecret = store === 'secretsmanager';
  const { parameter } = names[store];
  const doc = `/** Returns a ${isSecret ? "secret's value from AWS Secrets Manager" : "parameter's decrypted value from SSM Parameter Store"}`;
  switch (way) {
    case 'caching': {
      const cache = imports.use('com.amazonaws.secretsmanager.caching.SecretCache');
      return [
        `private val ${values} = ${cache}()`,
        '',
        `${doc}, cached and refreshed every hour. */`,
        `private fun ${name}(${parameter}: String): String = ${values}.getSecretString(${parameter})`,
      ];
    }
    case 'powertools': {
      const provider = imports.use(
        isSecret
          ? 'software.amazon.lambda.powertools.parameters.secrets.SecretsProvider'
          : 'software.amazon.lambda.powertools.parameters.ssm.SSMProvider',
      );
      const decrypted = isSecret ? '' : '.withDecryption()';
      return [
        `private val ${values} = ${provider}.create()`,
        '',
        `${doc}, cached by Powertools. */`,
        `private fun ${name}(${parameter}: String): String = ${values}${decrypted}.get(${parameter})`,
      ];
    }
    case 'powertools1': {
      const manager = imports.use('software.amazon.lambda.powertools.parameters.ParamManager');
      const provider = isSecret ? 'getSecretsProvider()' : 'getSsmProvider().withDecryption()';
      return [
        `${doc}, cached by Powertools. */`,
        `private fun ${name}(${parameter}: String): String = ${manager}.${provider}.get(${parameter})`,
      ];
    }
    case 'sdk': {
      const map = imports.use('java.util.concurrent.ConcurrentHashMap');
      const client = imports.use(
        isSecret
          ? 'software.amazon.awssdk.services.secretsmanager.SecretsManagerClient'
          : 'software.amazon.awssdk.services.ssm.SsmClient',
      );
      return [
        `private val ${values} = ${map}<String, String>()`,
        '',
        `${doc}, read once per process. */`,
        `private fun ${name}(${parameter}: String): String =`,
        `\t${values}.computeIfAbsent(${parameter}) {`,
        `\t\t${client}.create().use { client ->`,
        isSecret
          ? `\t\t\tclient.getSecretValue { it.secretId(${parameter}) }.secretString()`
          : `\t\t\tclient.getParameter { it.name(${parameter}).withDecryption(true) }.parameter().value()`,
        '\t\t}',
        '\t}',
      ];
    }
  }
}

/** Puts text above all declarations. */
function inserted({ root, source, eol }: Site, text: string): TextEdit {
  const { imports, package: owner, top } = headOf(root, source);
  const last = imports.at(-1) ?? owner;
  if (last === undefined) {
    return { span: { start: top, end: top }, text: text + eol + eol };
  }
  const end = lineEnd(source, namedChildren(last).at(-1)?.endIndex ?? last.endIndex);
  return { span: { start: end, end }, text: eol + eol + text };
}
