import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Samples } from '../support/samples';
import { snippetPrograms } from '../support/snippetFiles';
import type { SnippetProgram } from '../support/snippetFiles';
import type { Service } from './services';

/** The snippets of some groups. */
export async function snippetsOf(...groups: readonly string[]): Promise<readonly SnippetProgram[]> {
  return (await snippetPrograms()).filter(({ group }) => groups.includes(group.id));
}

/** A folder that is removed when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-snippets-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes a file and returns its path. */
export function lay(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** The values that are stored under the names that snippets have by default. */
export interface StoredValues {
  readonly secret: string;
  readonly parameter: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Empties a service and stores one secret and one parameter. */
export async function storeDefaults(service: Service): Promise<StoredValues> {
  await service.reset();
  const environment = service.environment();
  const samples = new Samples(17);
  const [secret, parameter] = [samples.make('password'), samples.make('password')];
  const settings = {
    endpoint: environment['AWS_ENDPOINT_URL'] ?? '',
    region: environment['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
  await new SecretsManagerClient(settings).send(
    new CreateSecretCommand({ Name: 'app/db/password', SecretString: secret }),
  );
  await new SSMClient(settings).send(
    new PutParameterCommand({ Name: '/app/db/password', Value: parameter, Type: 'SecureString' }),
  );
  return { secret, parameter, environment };
}
