import { existsSync } from 'node:fs';
import path from 'node:path';
import { ancestors } from './repository';

/** The name of a team's configuration file. */
export const configurationFileName = '.strongroom.json';

/**
 * The configuration file nearest to a folder: in it or above it.
 *
 * @param top where the search ends; the file system's root where it is undefined.
 */
export function nearestConfigurationFile(folder: string, top: string | undefined): string | undefined {
  const folders = ancestors(folder);
  const end = top === undefined ? -1 : folders.indexOf(path.resolve(top));
  return folders
    .slice(0, end === -1 ? undefined : end + 1)
    .map((candidate) => path.join(candidate, configurationFileName))
    .find((candidate) => existsSync(candidate));
}
