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
 * directory where that holds it, else the named folder that does, else the folder itself, or the one whose settings it holds.
 *
 * @param named folders that the command line names.
 */
export function workspaceOf(folder: string, cwd: string, named: readonly string[] = []): Workspace {
  const repository = repositoryRoot(folder);
  const configurationFile = nearestConfigurationFile(folder, repository);
  const ignoreTop = repository ?? [cwd, ...named].find((outer) => isWithin(outer, folder)) ?? settled(folder);
  return {
    root: configurationFile === undefined ? ignoreTop : path.dirname(configurationFile),
    ignoreTop,
    configurationFile,
  };
}

/** The folder that a folder of a tool's settings belongs to, by which rules know these: `.vscode`, `.github/workflows`. */
function settled(folder: string): string {
  const held = /[\\/]\.(?:github[\\/](?:workflows|actions)|[^\\/]+)$/.exec(folder);
  return held === null || held.index === 0 ? folder : folder.slice(0, held.index);
}

/** Whether `inner` is `outer` or lies in it. Both absolute. */
export function isWithin(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

/** A path as findings name it: relative to `root`, `/` between folders; where it lies elsewhere, its base name. */
export function pathWithin(root: string, file: string): string {
  return isWithin(root, file) ? path.relative(root, file).split(path.sep).join('/') : path.basename(file);
}

/** A path as it is printed: relative to the current directory where it lies in it, else absolute. */
export function printedPath(cwd: string, file: string): string {
  return isWithin(cwd, file) ? path.relative(cwd, file) || '.' : file;
}
