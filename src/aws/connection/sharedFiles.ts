import { homedir } from 'node:os';
import path from 'node:path';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { Environment } from '../roomOptions';

export type Section = Readonly<Record<string, string | undefined>>;

/** The shared configuration and credentials files, parsed by the SDK's own reader. */
export interface SharedFiles {
  readonly config: Readonly<Record<string, Section>>;
  readonly credentials: Readonly<Record<string, Section>>;
}

/** Where the shared files are. https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html */
export function sharedFilePaths(environment: Environment): { readonly config: string; readonly credentials: string } {
  const home = environment['HOME'] || environment['USERPROFILE'] || homedir();
  const resolve = (file: string): string => (file.startsWith('~/') ? path.join(home, file.slice(2)) : file);
  return {
    config: resolve(environment['AWS_CONFIG_FILE'] || path.join(home, '.aws', 'config')),
    credentials: resolve(environment['AWS_SHARED_CREDENTIALS_FILE'] || path.join(home, '.aws', 'credentials')),
  };
}

/** Reads both files afresh; one that is missing or unreadable is empty. */
export async function readSharedFiles(environment: Environment): Promise<SharedFiles> {
  const paths = sharedFilePaths(environment);
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    filepath: paths.credentials,
    configFilepath: paths.config,
    ignoreCache: true,
  });
  return { config: configFile, credentials: credentialsFile };
}

/** A profile's settings from both files, the credentials file going before; undefined where neither has it. */
export function profileSection({ config, credentials }: SharedFiles, name: string): Section | undefined {
  const parts = [section(config, name), section(credentials, name)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.reduce<Section>((merged, part) => ({ ...merged, ...part }), {});
}

/** A section by its exact name: not what a record inherits. */
export function section(file: Readonly<Record<string, Section>>, name: string): Section | undefined {
  return Object.hasOwn(file, name) ? file[name] : undefined;
}
