import { spawnSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/paths';
import { withRunFolder } from '../support/runFolder';
import type { EditMemory } from './edits';
import type { Measurement } from './measure';

/**
 * What memory a thousand rescans of one file take, in a process of its own: between the hundredth and the last none of
 * it should grow.
 */
export function editing(password: string, today: string): readonly Measurement[] {
  const program = path.join(root, 'scripts', 'bench', 'edits.ts');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', program, password, today],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(stderr.trim().split('\n').at(-1) ?? '');
  }
  const [early, late] = JSON.parse(stdout) as readonly [EditMemory, EditMemory];
  const kinds: readonly (readonly [what: string, of: keyof EditMemory])[] = [
    ['all of the process', 'resident'],
    ['objects, after collecting garbage', 'objects'],
    ['trees and grammars in WebAssembly', 'webAssembly'],
  ];
  return kinds.map(([what, of]) => ({
    what: `Memory after ${String(early.edits)} and ${String(late.edits)} edits: ${what}`,
    value: `${megabytes(early[of])} / ${megabytes(late[of])} MB`,
    budget: 'flat',
  }));
}

/**
 * The most memory that a scan of each tree takes, in a process of its own, and of the last one when it is made large.
 *
 * @param large in bytes.
 */
export async function* scanningTrees(trees: readonly string[], large: number): AsyncGenerator<Measurement> {
  for (const tree of trees) {
    yield {
      what: `Most memory of a scan of ${tree}`,
      value: `${megabytes(await mostMemory(tree))} MB`,
      budget: 'flat',
    };
  }
  const [last] = trees.slice(-1);
  if (last !== undefined) {
    yield await withRunFolder(async (folder) => {
      const bytes = multiply(last, folder, large);
      return {
        what: `Most memory of a scan of it ${megabytes(bytes)} MB large`,
        value: `${megabytes(await mostMemory(folder))} MB`,
        budget: 'flat',
      };
    });
  }
}

/** In bytes. */
async function mostMemory(tree: string): Promise<number> {
  return await withRunFolder((folder) => {
    const hook = path.join(folder, 'maxRss.js');
    writeFileSync(
      hook,
      `require('node:worker_threads').isMainThread && process.on('exit', () => require('node:fs').writeSync(2, '\\nmaxRss ' + process.resourceUsage().maxRSS + '\\n'));`,
    );
    const { stderr } = spawnSync(
      process.execPath,
      ['--require', hook, path.join(root, 'dist', 'cli.js'), 'scan', '--no-ignore', '--format', 'jsonl', tree],
      { encoding: 'utf8', maxBuffer: 1 << 30 },
    );
    return Promise.resolve(Number(/\nmaxRss (\d+)\n/.exec(stderr)?.[1] ?? 0) * 1024);
  });
}

/** Links the files of a tree into a folder over and over until they are so many bytes; how many they are. */
function multiply(tree: string, folder: string, enough: number): number {
  let bytes = 0;
  for (let copy = 0; bytes < enough; copy += 1) {
    const before = bytes;
    const pending = [''];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      const to = path.join(folder, String(copy), place);
      mkdirSync(to, { recursive: true });
      for (const entry of readdirSync(path.join(tree, place), { withFileTypes: true })) {
        const file = path.join(tree, place, entry.name);
        if (entry.isDirectory()) {
          pending.push(path.join(place, entry.name));
        } else if (entry.isFile()) {
          linkOrCopy(file, path.join(to, entry.name));
          bytes += statSync(file).size;
        }
      }
    }
    if (bytes === before) {
      break;
    }
  }
  return bytes;
}

/** A link takes no room; between two file systems there is none. */
function linkOrCopy(file: string, to: string): void {
  try {
    linkSync(file, to);
  } catch {
    copyFileSync(file, to);
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}
