import { transformSync } from 'esbuild';

/** Where a program's look-ups find values, instead of AWS. */
export interface World {
  readonly secrets: ReadonlyMap<string, string>;
  readonly environment: Readonly<Record<string, string>>;
}

/** Stands for any client of the SDK: shows what it was given but credentials. */
class AnyClient {
  constructor(private readonly options: unknown) {}

  toJSON(): string {
    return `client ${withoutCredentials(this.options ?? {})}`;
  }
}

function withoutCredentials(options: unknown): string {
  const keys = /^(?:credentials|masterCredentials|accessKeyId|secretAccessKey)$/;
  return JSON.stringify(options, (key, value: unknown) => (keys.test(key) ? undefined : value));
}

/** What esbuild, as strict as Node and TypeScript on syntax, says against a program; undefined where nothing. */
export function syntaxError(source: string, extension: string): string | undefined {
  try {
    compile(source, extension);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function compile(source: string, extension: string): string {
  const common = extension === '.cjs';
  const { code } = transformSync(source, {
    loader: extension === '.tsx' ? 'tsx' : extension.includes('t') ? 'ts' : 'js',
    format: common ? 'cjs' : 'esm',
    target: 'esnext',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return code;
}

/** Runs a program and gives what it recorded, in any order: what waits may come later. @throws what the program throws. */
export async function run(source: string, extension: string, world: World): Promise<string> {
  const recorded: unknown[] = [];
  const waiting: Promise<unknown>[] = [];
  const kit = {
    host: 'db.internal',
    bucketName: 'bucket',
    setting: {},
    identity: (value: unknown) => value,
    record: (...values: unknown[]) => void recorded.push(values),
    wait: (promise: Promise<unknown>) => void waiting.push(promise),
    Box: class {
      constructor(readonly value: unknown) {}
    },
  };
  const read = (id: string): string | undefined => world.secrets.get(id);
  class Client {
    send(command: { input: Record<string, unknown> }): Promise<unknown> {
      const value = read(String(command.input['SecretId'] ?? command.input['Name']));
      return Promise.resolve({ SecretString: value, Parameter: { Value: value } });
    }
  }
  class Command {
    constructor(readonly input: Record<string, unknown>) {}
  }
  const modules: Readonly<Record<string, unknown>> = {
    '@aws-sdk/client-s3': { S3Client: AnyClient },
    '@aws-sdk/client-sqs': { SQSClient: AnyClient },
    '@aws-sdk/credential-providers': { fromTemporaryCredentials: (options: unknown) => new AnyClient(options) },
    'aws-sdk': {
      S3: AnyClient,
      Credentials: AnyClient,
      config: {
        update: (options: Record<string, unknown>) => {
          recorded.push(...(withoutCredentials(options) === '{}' ? [] : [withoutCredentials(options)]));
        },
      },
    },
    kit,
    'dotenv/config': {},
    '@aws-sdk/client-secrets-manager': { SecretsManagerClient: Client, GetSecretValueCommand: Command },
    '@aws-sdk/client-ssm': { SSMClient: Client, GetParameterCommand: Command },
  };
  // The same order of running as in a module: imports first, then the statements, waiting where they wait.
  const body = compile(source, extension)
    .replace(/^#!.*/, '')
    .replace(
      /^import \{([^}]*)\} from "([^"]*)";$/gm,
      (_, names: string, module: string) => `const {${names.replace(/ as /g, ': ')}} = require("${module}");`,
    )
    .replace(/^import (\w+) from "([^"]*)";$/gm, 'const $1 = require("$2");')
    .replace(/^import "([^"]*)";$/gm, 'require("$1");');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the generated programs are run, that is the test.
  const program = new Function('require', 'process', 'module', 'exports', `return (async () => {\n${body}\n})();`) as (
    ...given: unknown[]
  ) => Promise<void>;
  await program((name: string) => modules[name], { env: { ...world.environment }, title: '' }, { exports: {} }, {});
  await Promise.all(waiting);
  return recorded
    .map((values) => JSON.stringify(values))
    .sort()
    .join('\n');
}
