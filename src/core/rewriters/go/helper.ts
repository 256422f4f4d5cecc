import type { TextEdit } from '../../text/edit';
import type { LookupTarget, Site } from '../code/dialect';
import { doubleQuoted } from '../code/names';
import type { SecretReference } from '../rewriter';
import { freeName } from '../shared/identifiers';
import { existingHelper } from './existingHelper';
import { goImports, takenNames } from './file';
import type { GoImports } from './imports';
import { fieldFunction } from './secretField';

/** How a look-up in Secrets Manager is made: by the SDK, or by the caching client. */
export type Way = 'sdk' | 'caching';

export const cachingModule = 'github.com/aws/aws-secretsmanager-caching-go/v2';
const sdk = 'github.com/aws/aws-sdk-go-v2';

const names: Readonly<Record<LookupTarget, readonly [string, ...string[]]>> = {
  secretsmanager: ['mustGetSecret', 'mustGetSecretString', 'mustReadSecret'],
  parameterstore: ['mustGetParameter', 'mustReadParameter'],
  environment: ['mustGetenv', 'mustLookupEnv'],
};

/** The way that a project looks secrets up: by the caching client where it depends on it. */
export function wayOf({ request }: Site, target: LookupTarget): Way {
  return target === 'secretsmanager' && request.project.dependencies.includes(cachingModule) ? 'caching' : 'sdk';
}

/** The modules that a look-up needs, as `go.mod` names them. */
export function modulesOf(site: Site, target: LookupTarget): string[] {
  if (target === 'environment') {
    return [];
  }
  if (wayOf(site, target) === 'caching') {
    return [cachingModule];
  }
  return target === 'secretsmanager'
    ? [`${sdk}/config`, `${sdk}/service/secretsmanager`]
    : [sdk, `${sdk}/config`, `${sdk}/service/ssm`];
}

/** An expression that looks a name up, and the edits that add what it calls. */
export interface HelperCall {
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

/** What is looked up. */
type HelperRequest = Pick<SecretReference, 'name' | 'jsonKey'>;

/** The call that looks a name up: of a function of the package that is there already, or of one that is added. */
export function helperCall(site: Site, target: LookupTarget, { name, jsonKey }: HelperRequest): HelperCall {
  const known = existingHelper(site, target);
  const taken = takenNames(site.root, site.request);
  const imports = goImports(site);
  const called = known ?? freeName(names[target], taken);
  const lines = known === undefined ? linesOf(site, target, called, imports, taken) : [];
  const call = `${called}(${doubleQuoted(name)})`;
  const field =
    jsonKey === undefined ? undefined : fieldFunction(site.root, imports, (...free) => freeName(free, taken));
  const more = field?.lines ?? [];
  const added = lines.length > 0 && more.length > 0 ? [...lines, '', ...more] : [...lines, ...more];
  return {
    expression: field === undefined ? call : `${field.name}(${call}, ${doubleQuoted(jsonKey ?? '')})`,
    edits: added.length === 0 ? [] : [...imports.edits(), appended(site, added)],
  };
}

/**
 * https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/go_secrets-manager_code_examples.html
 * https://github.com/aws/aws-secretsmanager-caching-go
 */
function linesOf(
  site: Site,
  target: LookupTarget,
  called: string,
  imports: GoImports,
  taken: ReadonlySet<string>,
): string[] {
  if (target === 'environment') {
    const os = imports.use('os', 'stdos');
    return [
      `// ${called} returns a variable of the environment. It panics where it is not set.`,
      `func ${called}(name string) string {`,
      `\tvalue, ok := ${os}.LookupEnv(name)`,
      '\tif !ok {',
      '\t\tpanic("environment variable " + name + " is not set")',
      '\t}',
      '\treturn value',
      '}',
    ];
  }
  const fmt = imports.use('fmt', 'stdfmt');
  if (wayOf(site, target) === 'caching') {
    const secretcache = imports.use(`${cachingModule}/secretcache`, 'awssecretcache');
    const cache = freeName(['secretCache', 'sharedSecretCache'], taken);
    const failure = freeName(['errSecretCache', 'errSharedSecretCache'], taken);
    return [
      `var ${cache}, ${failure} = ${secretcache}.New()`,
      '',
      `// ${called} returns a secret from AWS Secrets Manager, cached and refreshed every hour.`,
      '// It panics where the secret cannot be read.',
      `func ${called}(secretID string) string {`,
      `\tif ${failure} != nil {`,
      `\t\tpanic(${fmt}.Errorf("make the secret cache: %w", ${failure}))`,
      '\t}',
      `\tvalue, err := ${cache}.GetSecretString(secretID)`,
      '\tif err != nil {',
      `\t\tpanic(${fmt}.Errorf("get secret %q: %w", secretID, err))`,
      '\t}',
      '\treturn value',
      '}',
    ];
  }
  const isSecret = target === 'secretsmanager';
  const context = imports.use('context', 'stdcontext');
  const sync = imports.use('sync', 'stdsync');
  const config = imports.use(`${sdk}/config`, 'awsconfig');
  const values = freeName(
    isSecret ? ['secretValues', 'storedSecrets'] : ['parameterValues', 'storedParameters'],
    taken,
  );
  const key = isSecret ? 'secretID' : 'name';
  return [
    `// ${values} holds what ${called} has read.`,
    `var ${values} ${sync}.Map`,
    '',
    `// ${called} returns a ${isSecret ? 'secret from AWS Secrets Manager' : 'parameter from SSM Parameter Store'}, read once per process.`,
    `// It panics where the ${isSecret ? 'secret' : 'parameter'} cannot be read.`,
    `func ${called}(${key} string) string {`,
    `\tif value, ok := ${values}.Load(${key}); ok {`,
    '\t\treturn value.(string)',
    '\t}',
    `\tctx := ${context}.Background()`,
    `\tcfg, err := ${config}.LoadDefaultConfig(ctx)`,
    '\tif err != nil {',
    `\t\tpanic(${fmt}.Errorf("load the AWS configuration: %w", err))`,
    '\t}',
    ...(isSecret ? secretLines(imports, fmt) : parameterLines(imports, fmt)),
    `\t${values}.Store(${key}, value)`,
    '\treturn value',
    '}',
  ];
}

function secretLines(imports: GoImports, fmt: string): string[] {
  const secretsmanager = imports.use(`${sdk}/service/secretsmanager`, 'awssecretsmanager');
  return [
    `\toutput, err := ${secretsmanager}.NewFromConfig(cfg).GetSecretValue(ctx, &${secretsmanager}.GetSecretValueInput{`,
    '\t\tSecretId: &secretID,',
    '\t})',
    '\tif err != nil {',
    `\t\tpanic(${fmt}.Errorf("get secret %q: %w", secretID, err))`,
    '\t}',
    '\tvalue := *output.SecretString',
  ];
}

function parameterLines(imports: GoImports, fmt: string): string[] {
  const ssm = imports.use(`${sdk}/service/ssm`, 'awsssm');
  const aws = imports.use(`${sdk}/aws`, 'awssdk');
  return [
    `\toutput, err := ${ssm}.NewFromConfig(cfg).GetParameter(ctx, &${ssm}.GetParameterInput{`,
    '\t\tName:           &name,',
    `\t\tWithDecryption: ${aws}.Bool(true),`,
    '\t})',
    '\tif err != nil {',
    `\t\tpanic(${fmt}.Errorf("get parameter %q: %w", name, err))`,
    '\t}',
    '\tvalue := *output.Parameter.Value',
  ];
}

/** Adds declarations at the end of the file. */
export function appended({ source, eol }: Pick<Site, 'source' | 'eol'>, lines: readonly string[]): TextEdit {
  let start = source.length;
  while (start > 0 && /[\s;]/.test(source.charAt(start - 1)) && source.charAt(start - 1) !== ';') {
    start -= 1;
  }
  const last = source.endsWith('\n') ? eol : '';
  return { span: { start, end: source.length }, text: `${eol}${eol}${lines.join(eol)}${last}` };
}
