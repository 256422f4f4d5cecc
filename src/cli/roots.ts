import { statSync } from 'node:fs';
import path from 'node:path';
import { english } from '../core/text/message';
import { systemReason } from '../node/errors';
import { printedPath } from '../node/workspace';
import { UsageError } from './command';

/** A file or folder that was named. */
export interface Root {
  /** Absolute. */
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * The named files and folders, each once.
 *
 * @param unharmed what is said of the rest where one cannot be had: `Nothing was scanned.`
 * @throws UsageError where one is not there, may not be read, or is neither file nor folder.
 */
export function uniqueRoots(paths: readonly string[], cwd: string, unharmed: string): readonly Root[] {
  return [...new Set(paths.map((name) => path.resolve(cwd, name)))].map((root) => {
    const printed = printedPath(cwd, root);
    let stats;
    try {
      stats = statSync(root, { throwIfNoEntry: false });
    } catch (error) {
      throw new UsageError(`${printed} cannot be read: ${english(systemReason(error))}. ${unharmed}`);
    }
    if (stats === undefined) {
      throw new UsageError(`${printed} is not there. ${unharmed}`);
    }
    if (!stats.isFile() && !stats.isDirectory()) {
      throw new UsageError(`${printed} is neither a file nor a folder. ${unharmed}`);
    }
    return { path: root, isFolder: stats.isDirectory() };
  });
}
