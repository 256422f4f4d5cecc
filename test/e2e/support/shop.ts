import { randomUUID } from 'node:crypto';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { Samples } from '../../support/samples';

/** A small shop's code with secrets that were made up for one journey. */
export interface Shop {
  readonly password: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly files: Readonly<Record<'package.json' | 'orders.ts' | 'receipts.ts' | 'report.py', string>>;
}

/** Makes the shop; the same seed makes the same secrets. */
export function makeShop(seed: number): Shop {
  const samples = new Samples(seed);
  const password = samples.make('password', {}, 'orders');
  const accessKeyId = samples.make('aws-access-key-id', { account: '123456789012' }, 'receipts');
  const secretAccessKey = samples.make('aws-secret-access-key', {}, 'receipts');
  return {
    password,
    accessKeyId,
    secretAccessKey,
    files: {
      'package.json': `${JSON.stringify({ name: 'shop', private: true, type: 'module' }, undefined, 2)}\n`,
      'orders.ts': `import { Client } from 'pg';

/** Opens a connection to the order database. */
export async function connect(): Promise<Client> {
  const password = '${password}';
  const client = new Client({ host: 'orders.shop.internal', user: 'orders', password });
  await client.connect();
  return client;
}
`,
      'receipts.ts': `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({
  region: 'eu-central-1',
  credentials: {
    accessKeyId: '${accessKeyId}',
    secretAccessKey: '${secretAccessKey}',
  },
});

/** Keeps a receipt for ten years. */
export async function storeReceipt(order: string, pdf: Uint8Array): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: 'shop-receipts', Key: \`\${order}.pdf\`, Body: pdf }));
}
`,
      'report.py': `import psycopg


def connect():
    return psycopg.connect(host="replica.shop.internal", user="reporting", password="${password}")
`,
    },
  };
}

/** What a secret of the sandbox holds, asked as any program would. */
export async function secretInSandbox(sandbox: Sandbox, name: string): Promise<string | undefined> {
  const client = new SecretsManagerClient(clientOptions(sandbox));
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
  return SecretString;
}

/** The names of the secrets in the sandbox that are the shop's. */
export async function shopSecrets(sandbox: Sandbox): Promise<readonly string[]> {
  const client = new SecretsManagerClient(clientOptions(sandbox));
  const { SecretList = [] } = await client.send(new ListSecretsCommand({ MaxResults: 100 }));
  return SecretList.map(({ Name }) => Name ?? '').filter((name) => name.startsWith('shop/'));
}

/** Stores a secret in the sandbox beforehand. */
export async function putSecret(sandbox: Sandbox, name: string, value: string): Promise<void> {
  const client = new SecretsManagerClient(clientOptions(sandbox));
  await client.send(new CreateSecretCommand({ Name: name, SecretString: value }));
}

/** What a parameter of the sandbox holds, and of which type it is. */
export async function parameterInSandbox(
  sandbox: Sandbox,
  name: string,
): Promise<{ readonly value: string | undefined; readonly type: string | undefined }> {
  const client = new SSMClient(clientOptions(sandbox));
  const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  return { value: Parameter?.Value, type: Parameter?.Type };
}

function clientOptions(sandbox: Sandbox): ConstructorParameters<typeof SecretsManagerClient>[0] & { region: string } {
  const key = sandbox.seed.key(sandbox.seed.user(`program-${randomUUID()}`));
  return {
    region: 'eu-central-1',
    endpoint: sandbox.url,
    credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
  };
}
