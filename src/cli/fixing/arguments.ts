import { statSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../../core/engine';
import { english } from '../../core/text/message';
import { systemReason } from '../../node/errors';
import { printedPath } from '../../node/workspace';
import { UsageError } from '../command';

/**
 * The files that were named, absolute, each once.
 *
 * @throws UsageError where one is not there or is no file.
 */
export function filesToFix(paths: readonly string[], cwd: string): readonly string[] {
  if (paths.length === 0) {
    throw new UsageError(
      'Name the files to fix: strongroom fix <files…>. To see which hold secrets, run: strongroom scan',
    );
  }
  const files = [...new Set(paths.map((name) => path.resolve(cwd, name)))];
  for (const file of files) {
    const printed = printedPath(cwd, file);
    let stats;
    try {
      stats = statSync(file, { throwIfNoEntry: false });
    } catch (error) {
      throw new UsageError(`${printed} cannot be read: ${english(systemReason(error))}. Nothing was changed.`);
    }
    if (stats === undefined) {
      throw new UsageError(`${printed} is not there. Nothing was changed.`);
    }
    if (!stats.isFile()) {
      throw new UsageError(`${printed} is not a file; fix takes files. Nothing was changed.`);
    }
  }
  return files;
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
