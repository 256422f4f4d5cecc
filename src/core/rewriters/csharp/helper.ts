import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { doubleQuoted } from '../code/names';
import { freeName, pascalCase } from '../shared/identifiers';
import { layLines, lineIndent, lineStart } from '../shared/layout';
import { counterpart } from './counterpart';
import { existingHelper } from './existingHelper';
import { hasModifier, isAsynchronous, isModern, takenNames } from './scopes';
import type { Host } from './scopes';
import type { Usings } from './usings';
import type { Store, Way } from './ways';

const names = {
  secretsmanager: ['Secrets', 'StoredSecrets', 'SecretValues'],
  parameterstore: ['Parameters', 'StoredParameters', 'ParameterValues'],
} as const;

/** An expression that looks a name up, and the edits that add what it calls. */
export interface HelperCall {
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The call that looks a name up in a store: of a method that is there already, or of a nested class that is added.
 *
 * A nested class has fields that are set before its first use, wherever that is, and is initialised by itself: a thread
 * that reads for a static field of the outer class does not wait for that to be initialised.
 */
export function helperCall(site: Site, store: Store, way: Way, host: Host, name: string, usings: Usings): HelperCall {
  const isAsync = isAsynchronous(site.node, site.request.document.path);
  const known = existingHelper(host, site.root, store, isAsync);
  if (known !== undefined) {
    const other =
      known.isAsync === isAsync
        ? undefined
        : counterpart(site, known.method, known.callee, usings, (lines) => laid(site, host, lines));
    if (other !== undefined) {
      return { expression: call(site, other.callee, isAsync, isAsync, name), edits: [...known.edits, other.edit] };
    }
    return { expression: call(site, known.callee, known.isAsync, isAsync, name), edits: known.edits };
  }
  const className = freeName(namesFor(site, store, host), takenNames(site.root, host));
  const lines = helperLines({ store, way, isAsync, usings, isModern: isModern(site.root) });
  const modifiers = host.kind === 'type' ? 'private static class' : 'internal static class';
  const text = laid(site, host, [
    `/// <summary>${summaries[store][way]}</summary>`,
    `${modifiers} ${className}`,
    '{',
    ...lines.map((line) => (line === '' ? '' : `\t${line}`)),
    '}',
  ]);
  return {
    expression: call(site, `${className}.${isAsync ? 'GetAsync' : 'Get'}`, isAsync, isAsync, name),
    edits: [host.kind === 'type' ? appended(site, host.node, text) : atEnd(site, text)],
  };
}

function call({ source }: Site, callee: string, givesTask: boolean, isAsync: boolean, name: string): string {
  const plain = `${callee}(${doubleQuoted(name)})`;
  if (!givesTask) {
    return plain;
  }
  if (!isAsync) {
    return `${plain}.GetAwaiter().GetResult()`;
  }
  // What helpers of ours have is no habit of the file.
  const own = source.replace(/\.Get(?:SecretValue|Parameter)Async\(request\)\.ConfigureAwait\(false\)/g, '');
  const habit = own.split('.ConfigureAwait(false)').length > 2;
  return `await ${plain}${habit ? '.ConfigureAwait(false)' : ''}`;
}

/** Each file of a partial type needs a name of its own. */
function namesFor(site: Site, store: Store, { ...host }: Host): readonly [string, ...string[]] {
  const [first, ...more] = names[store];
  const file = (site.request.document.path ?? '').split(/[/\\]/).at(-1) ?? '';
  const stem = file.slice(0, Math.max(0, file.lastIndexOf('.')));
  const isPart =
    host.kind === 'type' &&
    hasModifier(host.node, 'partial') &&
    stem !== '' &&
    stem !== host.node.childForFieldName('name')?.text;
  return isPart ? [`${pascalCase(stem)}${first}`] : [first, ...more];
}

const summaries: Readonly<Record<Store, Readonly<Record<Way, string>>>> = {
  secretsmanager: {
    sdk: 'Secrets from AWS Secrets Manager, each read once per process.',
    caching: 'Secrets from AWS Secrets Manager, cached and refreshed every hour.',
    powertools: 'Secrets from AWS Secrets Manager, cached by Powertools.',
  },
  parameterstore: {
    sdk: 'Parameters from SSM Parameter Store, each read once per process.',
    caching: '',
    powertools: 'Parameters from SSM Parameter Store, cached by Powertools.',
  },
};

interface Wanted {
  readonly store: Store;
  readonly way: Way;
  readonly isAsync: boolean;
  readonly isModern: boolean;
  readonly usings: Usings;
}

/**
 * The members of the class, a tab for each level.
 *
 * https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/csharp_secrets-manager_code_examples.html
 * https://github.com/aws/aws-secretsmanager-caching-net
 * https://docs.aws.amazon.com/powertools/dotnet/utilities/parameters
 */
function helperLines(wanted: Wanted): string[] {
  const { store, way, isAsync, usings } = wanted;
  const parameter = store === 'secretsmanager' ? 'secretId' : 'name';
  const task = usings.use('System.Threading.Tasks', 'Task');
  if (way === 'sdk') {
    return sdkLines(wanted, task, parameter);
  }
  const [field, reading] = way === 'caching' ? cachingCall(wanted, parameter) : powertoolsCall(wanted, parameter);
  if (way === 'caching') {
    return [
      ...field,
      isAsync
        ? `public static ${task}<string> GetAsync(string ${parameter})`
        : `public static string Get(string ${parameter})`,
      '{',
      isAsync ? `\treturn ${reading};` : `\treturn ${task}.Run(() => ${reading}).GetAwaiter().GetResult();`,
      '}',
    ];
  }
  const missing = `throw new ${usings.use('System', 'InvalidOperationException')}(${parameter} + " has no value.")`;
  return isAsync
    ? [
        `public static async ${task}<string> GetAsync(string ${parameter})`,
        '{',
        `\treturn await ${reading}.ConfigureAwait(false)`,
        `\t\t?? ${missing};`,
        '}',
      ]
    : [
        `public static string Get(string ${parameter})`,
        '{',
        `\treturn ${task}.Run(() => ${reading}).GetAwaiter().GetResult()`,
        `\t\t?? ${missing};`,
        '}',
      ];
}

function cachingCall({ usings, isModern: isNew }: Wanted, parameter: string): readonly [readonly string[], string] {
  const cache = usings.use('Amazon.SecretsManager.Extensions.Caching', 'SecretsManagerCache');
  return [
    [`private static readonly ${cache} Cache = new${isNew ? '' : ` ${cache}`}();`, ''],
    `Cache.GetSecretString(${parameter})`,
  ];
}

function powertoolsCall({ usings, store }: Wanted, parameter: string): readonly [readonly string[], string] {
  const manager = usings.use('AWS.Lambda.Powertools.Parameters', 'ParametersManager');
  const provider = store === 'secretsmanager' ? 'SecretsProvider' : 'SsmProvider.WithDecryption()';
  return [[], `${manager}.${provider}.GetAsync(${parameter})`];
}

function sdkLines({ store, isAsync, usings, isModern: isNew }: Wanted, task: string, parameter: string): string[] {
  const dictionary = `${usings.use('System.Collections.Concurrent', 'ConcurrentDictionary')}<string, string>`;
  const field = `private static readonly ${dictionary} Values = new${isNew ? '' : ` ${dictionary}`}();`;
  const isSecret = store === 'secretsmanager';
  const client = isSecret
    ? usings.use('Amazon.SecretsManager', 'AmazonSecretsManagerClient')
    : usings.use('Amazon.SimpleSystemsManagement', 'AmazonSimpleSystemsManagementClient');
  const request = isSecret
    ? usings.use('Amazon.SecretsManager.Model', 'GetSecretValueRequest')
    : usings.use('Amazon.SimpleSystemsManagement.Model', 'GetParameterRequest');
  const asking = isSecret
    ? [
        `var request = new ${request} { SecretId = ${parameter} };`,
        'var response = await client.GetSecretValueAsync(request).ConfigureAwait(false);',
      ]
    : [
        `var request = new ${request} { Name = ${parameter}, WithDecryption = true };`,
        'var response = await client.GetParameterAsync(request).ConfigureAwait(false);',
      ];
  const result = isSecret ? 'response.SecretString' : 'response.Parameter.Value';
  const reading = (last: string): string[] =>
    isNew
      ? [`using var client = new ${client}();`, ...asking, last]
      : [`using (var client = new ${client}())`, '{', ...[...asking, last].map((line) => `\t${line}`), '}'];
  if (isAsync) {
    return [
      field,
      '',
      `public static async ${task}<string> GetAsync(string ${parameter})`,
      '{',
      `\tif (Values.TryGetValue(${parameter}, out var known))`,
      '\t{',
      '\t\treturn known;',
      '\t}',
      '',
      ...reading(`return Values.GetOrAdd(${parameter}, ${result});`).map((line) => `\t${line}`),
      '}',
    ];
  }
  return [
    field,
    '',
    `public static string Get(string ${parameter})`,
    '{',
    "\t// On the thread pool, so that the answer does not wait for the caller's synchronization context.",
    `\treturn Values.GetOrAdd(${parameter}, id => ${task}.Run(() => ReadAsync(id)).GetAwaiter().GetResult());`,
    '}',
    '',
    `private static async ${task}<string> ReadAsync(string ${parameter})`,
    '{',
    ...reading(`return ${result};`).map((line) => `\t${line}`),
    '}',
  ];
}

/** Whether a file puts opening braces at the end of lines. */
function bracesAtEnd({ source }: Site, host: Host): boolean {
  if (host.kind === 'file') {
    return (source.match(/[)\w] \{[\t ]*\r?$/gm) ?? []).length > (source.match(/^[\t ]*\{[\t ]*\r?$/gm) ?? []).length;
  }
  const body = host.node.childForFieldName('body');
  return body !== null && /\S[\t ]*$/.test(source.slice(lineStart(source, body.startIndex), body.startIndex));
}

function laid(site: Site, host: Host, lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (line.trim() === '{' && last !== undefined && bracesAtEnd(site, host)) {
      joined[joined.length - 1] = `${last} {`;
    } else {
      joined.push(line);
    }
  }
  return joined.map((line) => line.replace(/^\t+/, (tabs) => site.indent.repeat(tabs.length)));
}

/** Adds a member at the end of a type. */
function appended({ source, eol, indent }: Site, type: SyntaxNode, lines: readonly string[]): TextEdit {
  const body = type.childForFieldName('body') ?? type;
  const closing = body.endIndex - 1;
  const outer = lineIndent(source, lineStart(source, type.startIndex));
  let end = closing;
  while (end > body.startIndex + 1 && /\s/.test(source.charAt(end - 1))) {
    end -= 1;
  }
  const gap = end === body.startIndex + 1 ? '' : eol;
  return {
    span: { start: end, end: closing },
    text: `${eol}${gap}${layLines(lines, outer + indent, eol)}${eol}${outer}`,
  };
}

/** Adds a class at the end of a file: behind its statements. */
function atEnd({ source, eol }: Site, lines: readonly string[]): TextEdit {
  let end = source.length;
  while (end > 0 && /\s/.test(source.charAt(end - 1))) {
    end -= 1;
  }
  const tail = end === source.length ? '' : eol;
  return { span: { start: end, end: source.length }, text: `${eol}${eol}${lines.join(eol)}${tail}` };
}
