import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { mentionedNames } from '../code/names';
import { namedChildren } from '../code/nodes';
import type { JvmImports } from '../jvm/imports';
import type { Store, Way } from '../jvm/ways';
import { freeName } from '../shared/identifiers';
import { layLines, lineEnd } from '../shared/layout';
import { existingHelper } from './existingHelper';
import { headOf, identifiers } from './file';

const names = {
  secretsmanager: { function: ['getSecret', 'fetchSecret', 'readSecret'], parameter: 'secretId', values: 'secrets' },
  parameterstore: {
    function: ['getParameter', 'fetchParameter', 'readParameter'],
    parameter: 'name',
    values: 'parameters',
  },
} as const;

/** The function that looks names up in a store, and the edit that adds it. */
export interface HelperFunction {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** The function of a file that looks names up: one that is there already, or one that is added above all declarations. */
export function helperFunction(site: Site, store: Store, way: Way, imports: JvmImports): HelperFunction {
  const known = existingHelper(site.root, store);
  if (known !== undefined) {
    return { name: known, edits: [] };
  }
  const taken = mentionedNames(site.root, identifiers);
  const [first, ...others] = names[store].function;
  const name = freeName([first, ...others], taken);
  const lines = helperLines(store, way, name, freeName([names[store].values, 'cachedValues'], taken), imports);
  const text = layLines(lines, '', site.eol).replace(/\t/g, site.indent);
  return { name, edits: [inserted(site, text)] };
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
