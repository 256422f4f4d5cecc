import type { LookupTarget } from '../code/dialect';
import type { GoHelper } from '../rewriter';
import type { GoImports } from './imports';

/** How a look-up in Secrets Manager is made: by the SDK, or by the caching client. */
export type Way = 'sdk' | 'caching';

export const sdkPath = 'github.com/aws/aws-sdk-go-v2';
const cachePath = 'github.com/aws/aws-secretsmanager-caching-go/v2/secretcache';

/** What the lines of a helper are written with. */
export interface HelperScope {
  readonly imports: GoImports;
  /** A name that the package does not have. */
  readonly free: (...wanted: readonly [string, ...string[]]) => string;
}

type Store = Exclude<LookupTarget, 'environment'>;

const keys: Readonly<Record<LookupTarget, string>> = {
  secretsmanager: 'secretID',
  parameterstore: 'name',
  environment: 'name',
};

/** A function that reads a variable of the environment. */
export function environmentLines(name: string, fails: GoHelper['fails'], { imports }: HelperScope): string[] {
  const os = imports.use('os', 'stdos');
  const read = [`\tvalue, ok := ${os}.LookupEnv(name)`, '\tif !ok {'];
  return fails === 'panics'
    ? [
        `// ${name} returns a variable of the environment. It panics where it is not set.`,
        `func ${name}(name string) string {`,
        ...read,
        '\t\tpanic("environment variable " + name + " is not set")',
        '\t}',
        '\treturn value',
        '}',
      ]
    : [
        `// ${name} returns a variable of the environment, which must be set.`,
        `func ${name}(name string) (string, error) {`,
        ...read,
        `\t\treturn "", ${imports.use('fmt', 'stdfmt')}.Errorf("environment variable %s is not set", name)`,
        '\t}',
        '\treturn value, nil',
        '}',
      ];
}

/**
 * A function that reads from a store.
 *
 * https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/go_secrets-manager_code_examples.html
 * https://github.com/aws/aws-secretsmanager-caching-go
 */
export function lookupLines(name: string, target: Store, way: Way, scope: HelperScope): string[] {
  return way === 'caching' ? cachingLines(name, scope) : sdkLines(name, target, scope);
}

function cachingLines(name: string, { imports, free }: HelperScope): string[] {
  const fmt = imports.use('fmt', 'stdfmt');
  const context = imports.use('context', 'stdcontext');
  const secretcache = imports.use(cachePath, 'awssecretcache');
  const cache = free('secretCache', 'sharedSecretCache');
  const failure = free('errSecretCache', 'errSharedSecretCache');
  return [
    `var ${cache}, ${failure} = ${secretcache}.New()`,
    '',
    `// ${name} returns a secret from AWS Secrets Manager, cached and refreshed every hour.`,
    `func ${name}(ctx ${context}.Context, secretID string) (string, error) {`,
    `\tif ${failure} != nil {`,
    `\t\treturn "", ${fmt}.Errorf("make the secret cache: %w", ${failure})`,
    '\t}',
    `\tvalue, err := ${cache}.GetSecretStringWithContext(ctx, secretID)`,
    '\tif err != nil {',
    `\t\treturn "", ${fmt}.Errorf("get secret %q: %w", secretID, err)`,
    '\t}',
    '\treturn value, nil',
    '}',
  ];
}

function sdkLines(name: string, target: Store, { imports, free }: HelperScope): string[] {
  const isSecret = target === 'secretsmanager';
  const fmt = imports.use('fmt', 'stdfmt');
  const context = imports.use('context', 'stdcontext');
  const sync = imports.use('sync', 'stdsync');
  const config = imports.use(`${sdkPath}/config`, 'awsconfig');
  const values = isSecret ? free('secretValues', 'storedSecrets') : free('parameterValues', 'storedParameters');
  const key = keys[target];
  return [
    `// ${values} holds what ${name} has read.`,
    `var ${values} ${sync}.Map`,
    '',
    `// ${name} returns a ${isSecret ? 'secret from AWS Secrets Manager' : 'parameter from SSM Parameter Store'}, read once per process.`,
    `func ${name}(ctx ${context}.Context, ${key} string) (string, error) {`,
    `\tif value, ok := ${values}.Load(${key}); ok {`,
    '\t\treturn value.(string), nil',
    '\t}',
    `\tcfg, err := ${config}.LoadDefaultConfig(ctx)`,
    '\tif err != nil {',
    `\t\treturn "", ${fmt}.Errorf("load the AWS configuration: %w", err)`,
    '\t}',
    ...(isSecret ? secretLines(imports, fmt) : parameterLines(imports, fmt)),
    `\t${values}.Store(${key}, value)`,
    '\treturn value, nil',
    '}',
  ];
}

function secretLines(imports: GoImports, fmt: string): string[] {
  const secretsmanager = imports.use(`${sdkPath}/service/secretsmanager`, 'awssecretsmanager');
  return [
    `\toutput, err := ${secretsmanager}.NewFromConfig(cfg).GetSecretValue(ctx, &${secretsmanager}.GetSecretValueInput{`,
    '\t\tSecretId: &secretID,',
    '\t})',
    '\tif err != nil {',
    `\t\treturn "", ${fmt}.Errorf("get secret %q: %w", secretID, err)`,
    '\t}',
    '\tif output.SecretString == nil {',
    `\t\treturn "", ${fmt}.Errorf("secret %q is not a text", secretID)`,
    '\t}',
    '\tvalue := *output.SecretString',
  ];
}

function parameterLines(imports: GoImports, fmt: string): string[] {
  const ssm = imports.use(`${sdkPath}/service/ssm`, 'awsssm');
  const aws = imports.use(`${sdkPath}/aws`, 'awssdk');
  return [
    `\toutput, err := ${ssm}.NewFromConfig(cfg).GetParameter(ctx, &${ssm}.GetParameterInput{`,
    '\t\tName:           &name,',
    `\t\tWithDecryption: ${aws}.Bool(true),`,
    '\t})',
    '\tif err != nil {',
    `\t\treturn "", ${fmt}.Errorf("get parameter %q: %w", name, err)`,
    '\t}',
    '\tvalue := *output.Parameter.Value',
  ];
}

/** A function that gives one text of a secret that is a JSON object. */
export function fieldLines(name: string, inner: GoHelper, { imports }: HelperScope): string[] {
  const json = imports.use('encoding/json', 'stdjson');
  const fmt = imports.use('fmt', 'stdfmt');
  const context = imports.use('context', 'stdcontext');
  return [
    `// ${name} returns a text of a secret that is a JSON object.`,
    `func ${name}(ctx ${context}.Context, secretID, field string) (string, error) {`,
    `\tsecret, err := ${inner.name}(${inner.takesContext ? 'ctx, ' : ''}secretID)`,
    '\tif err != nil {',
    '\t\treturn "", err',
    '\t}',
    '\tvar fields map[string]any',
    `\tif err := ${json}.Unmarshal([]byte(secret), &fields); err != nil {`,
    `\t\treturn "", ${fmt}.Errorf("secret %q is no JSON object: %w", secretID, err)`,
    '\t}',
    '\tvalue, ok := fields[field].(string)',
    '\tif !ok {',
    `\t\treturn "", ${fmt}.Errorf("secret %q has no text %q", secretID, field)`,
    '\t}',
    '\treturn value, nil',
    '}',
  ];
}

/** A function that panics where another one gives an error. */
export function mustLines(name: string, inner: GoHelper, { imports }: HelperScope): string[] {
  const given = inner.isField ? 'secretID, field' : keys[inner.target];
  const first = inner.takesContext ? `${imports.use('context', 'stdcontext')}.Background(), ` : '';
  return [
    `// ${name} is like ${inner.name} but panics where that gives an error.`,
    `func ${name}(${given} string) string {`,
    `\tvalue, err := ${inner.name}(${first}${given})`,
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\treturn value',
    '}',
  ];
}
