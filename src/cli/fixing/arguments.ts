import type { Engine } from '../../core/engine';
import { UsageError } from '../command';
import { uniqueRoots } from '../roots';
import type { Root } from '../roots';

/**
 * The files and folders that were named, each once.
 *
 * @throws UsageError where none was named, or one cannot be had.
 */
export function rootsToFix(paths: readonly string[], cwd: string): readonly Root[] {
  if (paths.length === 0) {
    throw new UsageError(
      'Name the files to fix, or a folder with all in it: strongroom fix <paths…>. To see which hold secrets, run: strongroom scan',
    );
  }
  return uniqueRoots(paths, cwd, 'Nothing was changed.');
}

/** @throws UsageError for an id that no detector has. */
export function checkDetectors(ids: readonly string[], engine: Engine): void {
  const known = engine.detectors.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`There is no detector “${unknown}”. There are: ${known.join(', ')}.`);
  }
}

/** @throws UsageError for a placeholder that there is none of. */
export function checkTemplate(template: string | undefined): void {
  const unknown = template?.match(/\{(?!(?:workspace|file|name)\})[^}]*\}?/)?.[0];
  if (unknown !== undefined) {
    throw new UsageError(`--name-template knows {workspace}, {file} and {name}; not ${unknown}.`);
  }
}
