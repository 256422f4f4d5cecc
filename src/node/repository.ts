import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isIgnored, readLayer } from './ignoreLayer';
import type { IgnoreLayer } from './ignoreLayer';

/** The root of the git repository that a folder lies in; undefined where it lies in none. */
export function repositoryRoot(folder: string): string | undefined {
  return ancestors(folder).find((candidate) => existsSync(path.join(candidate, '.git')));
}

/** A folder and the folders that hold it, the innermost first. */
export function ancestors(folder: string): readonly string[] {
  const all = [path.resolve(folder)];
  for (let current = path.dirname(all[0] ?? ''); current !== all.at(-1); current = path.dirname(current)) {
    all.push(current);
  }
  return all;
}

/**
 * The ignore rules that hold for what stands in a folder, from those of `top` down to the folder's own.
 *
 * @param top the repository's root, or where no repository is, the outermost folder whose rules are to count.
 */
export function layersFor(folder: string, top: string): readonly IgnoreLayer[] {
  const folders = ancestors(folder);
  const outermost = folders.indexOf(path.resolve(top));
  const layers = folders
    .slice(0, outermost === -1 ? 1 : outermost + 1)
    .reverse()
    .map((current) => readLayer(path.join(current, '.gitignore'), current));
  return [repositoryExcludes(top), ...layers].filter((layer) => layer !== undefined);
}

/** The ignore rules that a repository keeps to itself, outside its tree. */
export function repositoryExcludes(root: string): IgnoreLayer | undefined {
  return readLayer(path.join(root, '.git', 'info', 'exclude'), root);
}

/** Whether git ignores a file, judged by the `.gitignore` files from the repository's root down to it. */
export function isGitIgnored(file: string, root: string): boolean {
  const parents = ancestors(path.dirname(file));
  const inside = parents.slice(0, parents.indexOf(path.resolve(root))).reverse();
  // A folder that is ignored takes all that it holds with it, whatever deeper rules say.
  return (
    inside.some((folder) => isIgnored(layersFor(path.dirname(folder), root), folder, true)) ||
    isIgnored(layersFor(path.dirname(file), root), file, false)
  );
}

/** Whether git tracks a file; undefined where git cannot be asked. */
export function isTracked(file: string): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    execFile(
      'git',
      ['ls-files', '--error-unmatch', '--', path.basename(file)],
      { cwd: path.dirname(file), timeout: 10_000, windowsHide: true },
      (error) => {
        if (error === null) {
          resolve(true);
        } else {
          resolve(error.code === 1 ? false : undefined);
        }
      },
    );
  });
}
