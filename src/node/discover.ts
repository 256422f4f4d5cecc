import { existsSync, readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import path from 'node:path';
import type { Message } from '../core/text/message';
import { systemReason } from './errors';
import { isExcludedFolder, isRepositoryFolder } from './excludedFolders';
import { isIgnored, readLayer } from './ignoreLayer';
import type { IgnoreLayer } from './ignoreLayer';
import { layersFor, repositoryExcludes } from './repository';

/** A file to look at, or a folder that could not be read. */
export type Discovered =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly folder: string; readonly reason: Message };

export interface DiscoveryOptions {
  /** The folder whose `.gitignore` is the outermost that counts: the repository's root, or the current directory. */
  readonly top: string;
  /** The team's own globs; undefined where there are none. */
  readonly configured: IgnoreLayer | undefined;
  /** Whether `.gitignore` files, the default folder exclusions and `configured` count. */
  readonly respectIgnores: boolean;
}

/**
 * The files below a folder, in a stable order: hidden files too, `.git` never, symbolic links not followed.
 *
 * Iterative and lazy: what is in memory is one listing for each folder on the way down, however large the tree.
 *
 * @param root absolute. It is searched even where a rule ignores it; rules outside it then do not count inside it.
 */
export function* discover(root: string, options: DiscoveryOptions): Generator<Discovered> {
  const outer = options.respectIgnores ? outerLayers(root, options.top) : [];
  const pending: { readonly folder: string; readonly layers: readonly IgnoreLayer[] }[] = [
    { folder: root, layers: outer },
  ];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const { folder } = current;
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      yield { kind: 'unreadable', folder, reason: systemReason(error) };
      continue;
    }
    entries.sort((left, right) => (left.name < right.name ? -1 : 1));
    const layers = options.respectIgnores ? withOwnLayer(current.layers, folder, entries) : [];
    const names = new Set(entries.map((entry) => entry.name));
    const folders: string[] = [];
    // Joined once: a name from a listing needs no normalising.
    const lead = path.join(folder, path.sep);
    for (const entry of entries) {
      const full = lead + entry.name;
      if (entry.isDirectory()) {
        if (
          !isRepositoryFolder(entry.name) &&
          !(options.respectIgnores && isLeftOut(full, entry.name, names, layers, options))
        ) {
          folders.push(full);
        }
      } else if (entry.isFile() && !(options.respectIgnores && isIgnoredFile(full, layers, options))) {
        yield { kind: 'file', file: full };
      }
    }
    for (const next of folders.reverse()) {
      pending.push({ folder: next, layers });
    }
  }
}

/** Whether the team's globs leave out a file that was named on the command line. */
export function isConfiguredAway(file: string, configured: IgnoreLayer | undefined): boolean {
  return configured?.decide(file, false) === true;
}

function outerLayers(root: string, top: string): readonly IgnoreLayer[] {
  const above = path.dirname(root);
  if (root === top || above === root) {
    return [repositoryExcludes(root)].filter((layer) => layer !== undefined);
  }
  const layers = layersFor(above, top);
  const parts = path.relative(top, root).split(path.sep);
  const isIgnoredRoot =
    parts[0] === '..' ||
    parts.some((_, index) => isIgnored(layers, path.join(top, ...parts.slice(0, index + 1)), true));
  return isIgnoredRoot ? [] : layers;
}

function withOwnLayer(
  layers: readonly IgnoreLayer[],
  folder: string,
  entries: readonly Dirent[],
): readonly IgnoreLayer[] {
  if (!entries.some((entry) => entry.name === '.gitignore' && !entry.isDirectory())) {
    return layers;
  }
  const own = readLayer(path.join(folder, '.gitignore'), folder);
  return own === undefined ? layers : [...layers, own];
}

function isLeftOut(
  folder: string,
  name: string,
  beside: ReadonlySet<string>,
  layers: readonly IgnoreLayer[],
  options: DiscoveryOptions,
): boolean {
  return (
    isExcludedFolder(name, beside, (file) => existsSync(path.join(folder, file))) ||
    isIgnored(layers, folder, true) ||
    options.configured?.decide(folder, true) === true
  );
}

function isIgnoredFile(file: string, layers: readonly IgnoreLayer[], options: DiscoveryOptions): boolean {
  return isIgnored(layers, file, false) || options.configured?.decide(file, false) === true;
}
