import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { startSandbox } from '../../../src/sandbox/sandbox';
import type { Sandbox } from '../../../src/sandbox/sandbox';

const region = 'eu-central-1';

/** A sandbox as a program meets it: by environment variables. */
export interface TestAws {
  readonly sandbox: Sandbox;
  readonly environment: NodeJS.ProcessEnv;
  secret(name: string): Promise<string | undefined>;
  /** The names of all secrets. */
  secretNames(): Promise<readonly string[]>;
  parameter(name: string): Promise<{ readonly value: string | undefined; readonly type: string | undefined }>;
  /** How a secret was made. */
  described(name: string): Promise<{
    readonly tags: Readonly<Record<string, string>>;
    readonly kmsKeyId: string | undefined;
    readonly description: string | undefined;
  }>;
  /** The operations that wrote something. */
  writes(): readonly string[];
  stop(): Promise<void>;
}

export async function startTestAws(): Promise<TestAws> {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const sandbox = await startSandbox({ now: () => new Date() });
  const key = sandbox.seed.key(undefined);
  const config = { endpoint: sandbox.url, region, credentials: { accessKeyId: key.id, secretAccessKey: key.secret } };
  const secrets = new SecretsManagerClient(config);
  const parameters = new SSMClient(config);
  return {
    sandbox,
    environment: {
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: key.id,
      AWS_SECRET_ACCESS_KEY: key.secret,
    },
    secret: async (name) => (await secrets.send(new GetSecretValueCommand({ SecretId: name }))).SecretString,
    secretNames: async () => {
      const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}));
      return SecretList.map(({ Name }) => Name ?? '');
    },
    parameter: async (name) => {
      const { Parameter } = await parameters.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
      return { value: Parameter?.Value, type: Parameter?.Type };
    },
    described: async (name) => {
      const { Tags = [], KmsKeyId, Description } = await secrets.send(new DescribeSecretCommand({ SecretId: name }));
      const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
      return { tags, kmsKeyId: KmsKeyId, description: Description };
    },
    writes: () =>
      sandbox.requests
        .map(({ operation }) => operation)
        .filter((operation) => /:(?:Create|Put|Update|Delete)/.test(operation)),
    stop: async () => {
      secrets.destroy();
      parameters.destroy();
      await sandbox.close();
    },
  };
}
