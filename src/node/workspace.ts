import path from 'node:path';
import { nearestConfigurationFile } from './configurationFile';
import { repositoryRoot } from './repository';

/** What surrounds a file or folder that the command line is asked to look at. */
export interface Workspace {
  /** What the paths in findings and fingerprints are relative to, so that they are the same wherever it is called from. */
  readonly root: string;
  /** The folder whose `.gitignore` is the outermost that counts. */
  readonly ignoreTop: string;
  /** The nearest `.strongroom.json`. */
  readonly configurationFile: string | undefined;
}

/**
 * The workspace of a folder: the folder of the nearest `.strongroom.json`, else the repository's root, else the current
 * directory where that holds it, else the named folder that does, else the folder itself, or what holds the folder that
 * says what its files are.
 *
 * @param named folders that the command line names.
 */
export function workspaceOf(folder: string, cwd: string, named: readonly string[] = []): Workspace {
  const repository = repositoryRoot(folder);
  const configurationFile = nearestConfigurationFile(folder, repository);
  const around = repository ?? [cwd, ...named].find((outer) => isWithin(outer, folder));
  return {
    root: configurationFile === undefined ? (around ?? aboveTellingFolder(folder)) : path.dirname(configurationFile),
    ignoreTop: around ?? folder,
    configurationFile,
  };
}

/** Folders without a dot that say what their files are: of Rails, Grafana, Ansible and AWS Copilot. */
const telling: ReadonlySet<string> = new Set(['config', 'provisioning', 'group_vars', 'host_vars', 'copilot']);
/** How deep below such a folder its files lie at most: `.github/workflows`, `copilot/api/environments`. */
const deepest = 3;

/** The folder that holds the outermost telling one around a folder (`.github`, `.vscode`, `.aws`); else the folder itself. */
function aboveTellingFolder(folder: string): string {
  let found = folder;
  let current = folder;
  for (let depth = 0; depth < deepest && path.dirname(current) !== current; depth += 1) {
    const name = path.basename(current);
    if (name.startsWith('.') || telling.has(name)) {
      found = path.dirname(current);
    }
    current = path.dirname(current);
  }
  return found;
}

/** Whether `inner` is `outer` or lies in it. Both absolute. */
export function isWithin(outer: string, inner: string): boolean {
  return staysWithin(path.relative(outer, inner));
}

/** Whether a relative path leads out of nothing. */
function staysWithin(relative: string): boolean {
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

/** A path as findings name it: relative to `root`, `/` between folders; where it lies elsewhere, its base name. */
export function pathWithin(root: string, file: string): string {
  const relative = path.relative(root, file);
  return staysWithin(relative) ? relative.split(path.sep).join('/') : path.basename(file);
}

/** A path as it is printed: relative to the current directory where it lies in it, else absolute. */
export function printedPath(cwd: string, file: string): string {
  const relative = path.relative(cwd, file);
  return staysWithin(relative) ? relative || '.' : file;
}
