import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Measurement } from './measure';
import { timed } from './timed';

/** In bytes: so much is scanned by one process, so that what starting costs counts for little. */
const portion = 5_000_000;
/**
 * The speed of secretlint on as much of a tree as it gets through in a time, folder by folder: it is slow, and a part of a
 * large tree tells as much as all of it.
 *
 * @param patience by the clock, in seconds.
 */
export function secretlint(folder: string, tree: string, patience: number): Measurement {
  const program = path.join(folder, 'node_modules', '.bin', 'secretlint');
  if (!existsSync(program)) {
    return { what: '  secretlint of it', value: 'not installed' };
  }
  const rules = JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] });
  let bytes = 0;
  let seconds = 0;
  let wall = 0;
  let spent = 0;
  for (const part of portions(tree)) {
    // It looks at nothing outside the folder that it is run in.
    const globs = part.folders.map((each) => path.join(path.relative(tree, each), '**/*'));
    const run = timed(program, ['--secretlintrcJSON', rules, ...globs], tree, Math.ceil(patience - spent));
    spent += run.wall;
    if (!run.failed) {
      bytes += part.bytes;
      seconds += run.seconds;
      wall += run.wall;
    }
    if (spent >= patience - 1) {
      break;
    }
  }
  return {
    what: `  secretlint of ${(bytes / 1_000_000).toFixed(0)} MB of it`,
    value:
      bytes === 0
        ? 'failed'
        : `${(bytes / 1_000_000 / seconds).toFixed(1)} MB/s (${seconds.toFixed(1)} s; ${wall.toFixed(0)} s by the clock)`,
  };
}

interface Portion {
  readonly folders: string[];
  bytes: number;
}

/** Folders of a tree, together as large as one process is given; what stands beside larger folders is left out. */
function* portions(tree: string): Generator<Portion> {
  let current: Portion = { folders: [], bytes: 0 };
  const pending = [tree];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const bytes = sizeOf(folder);
    if (bytes > portion) {
      pending.push(...foldersIn(folder).reverse());
      continue;
    }
    current.folders.push(folder);
    current.bytes += bytes;
    if (current.bytes >= portion) {
      yield current;
      current = { folders: [], bytes: 0 };
    }
  }
  if (current.bytes > 0) {
    yield current;
  }
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name))
    .sort();
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const full = path.join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(full) : entry.isFile() ? statSync(full).size : 0);
  }, 0);
}
