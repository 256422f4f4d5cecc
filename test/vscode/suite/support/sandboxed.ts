import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { configText, credentialsText } from '../../../../src/sandbox/profileFiles';
import type { ProfileSpec } from '../../../../src/sandbox/profileFiles';
import { startSandbox } from '../../../../src/sandbox/sandbox';
import type { Sandbox } from '../../../../src/sandbox/sandbox';
import { cleanUp } from './extension';

export const region = 'eu-central-1';

/** A local AWS for one group of tests; the extension's own process is pointed to it. */
export interface Sandboxed {
  readonly sandbox: Sandbox;
  /** Writes the AWS configuration files, and nothing else leads to credentials. */
  profiles(profiles: readonly ProfileSpec[]): Promise<void>;
  readonly credentialsFile: string;
  end(): Promise<void>;
}

/** Starts a sandbox with a user `dev` as the default profile. The runner has pointed the AWS files into its own folder. */
export async function startSandboxed(): Promise<Sandboxed> {
  const before = process.env['AWS_ENDPOINT_URL'];
  const sandbox = await startSandbox({ now: () => new Date(), seed: 'vscode-suite' });
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
  const config = process.env['AWS_CONFIG_FILE'] ?? '';
  const credentials = process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? '';
  const profiles = async (specs: readonly ProfileSpec[]): Promise<void> => {
    await mkdir(path.dirname(config), { recursive: true });
    await writeFile(config, configText({ url: sandbox.url, region, profiles: specs }));
    await writeFile(credentials, credentialsText(specs));
  };
  return {
    sandbox,
    profiles,
    credentialsFile: credentials,
    end: async () => {
      process.env['AWS_ENDPOINT_URL'] = before;
      await rm(path.dirname(config), { recursive: true, force: true });
      await sandbox.close();
    },
  };
}

/**
 * Gives each test of the suite that this is called in an AWS of its own, with a user `dev` as the default profile, and
 * takes away what the test opened and wrote afterwards. Hooks that the suite adds run after these.
 */
export function awsForEach(): Omit<Sandboxed, 'end'> {
  let current: Sandboxed | undefined;
  const running = (): Sandboxed => {
    assert.ok(current !== undefined, 'AWS is there while a test runs only');
    return current;
  };
  beforeEach(async () => {
    current = await startSandboxed();
    await current.profiles([userProfile(current.sandbox, 'dev')]);
  });
  afterEach(async () => {
    await cleanUp();
    await current?.end();
    current = undefined;
  });
  return {
    get sandbox() {
      return running().sandbox;
    },
    get credentialsFile() {
      return running().credentialsFile;
    },
    profiles: (specs) => running().profiles(specs),
  };
}

/** The names of the secrets that there are, asked as any program would. */
export async function secretNames({ seed, url }: Sandbox): Promise<readonly string[]> {
  const key = seed.key(seed.user(`program-${randomUUID()}`));
  const client = new SecretsManagerClient({
    region,
    endpoint: url,
    credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
  });
  const { SecretList = [] } = await client.send(new ListSecretsCommand({ MaxResults: 100 }));
  return SecretList.map(({ Name }) => Name ?? '');
}

/** A user with one key, as a profile. */
export function userProfile({ seed }: Sandbox, name: string, profile = 'default', ageDays = 3): ProfileSpec {
  const user = seed.user(name);
  const key = seed.key(user, { ageDays, lastUse: { daysAgo: 2, service: 's3', region } });
  return { name: profile, kind: 'key', id: key.id, secret: key.secret };
}
