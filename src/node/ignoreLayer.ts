import { readFileSync } from 'node:fs';
import path from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';

/** How many paths one matcher answers for before it is made anew: it remembers every path it was ever asked about. */
const usesOfAMatcher = 5000;

/** The patterns of one `.gitignore`, or of one list like it, and the folder that they are relative to. */
export class IgnoreLayer {
  #matcher: Ignore | undefined;
  #uses = 0;

  constructor(
    readonly folder: string,
    private readonly patterns: string | readonly string[],
  ) {}

  /**
   * What this layer says of a path: `true` ignored, `false` brought back by a `!` pattern, undefined nothing.
   *
   * @param file absolute.
   */
  decide(file: string, isFolder: boolean): boolean | undefined {
    const relative = path.relative(this.folder, file).split(path.sep).join('/');
    if (relative === '' || !ignore.isPathValid(relative)) {
      return undefined;
    }
    if (this.#matcher === undefined || this.#uses >= usesOfAMatcher) {
      this.#matcher = ignore({ ignoreCase: process.platform !== 'linux' }).add(this.patterns);
      this.#uses = 0;
    }
    this.#uses += 1;
    const { ignored, unignored } = this.#matcher.test(isFolder ? `${relative}/` : relative);
    return ignored ? true : unignored ? false : undefined;
  }
}

/** The layer of a file of patterns; undefined where there is none that can be read. */
export function readLayer(file: string, folder: string): IgnoreLayer | undefined {
  try {
    return new IgnoreLayer(folder, readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Whether layers, the outermost first, ignore a path: the innermost that says anything decides. */
export function isIgnored(layers: readonly IgnoreLayer[], file: string, isFolder: boolean): boolean {
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const decision = layers[index]?.decide(file, isFolder);
    if (decision !== undefined) {
      return decision;
    }
  }
  return false;
}
