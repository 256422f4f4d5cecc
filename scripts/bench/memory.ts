import { spawnSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultConfiguration } from '../../src/core/config/configuration';
import type { Engine } from '../../src/core/engine';
import { root } from '../support/paths';
import { withRunFolder } from '../support/runFolder';
import type { Measurement } from './measure';

const edits = 1_000;

/** What memory a thousand rescans of one file take: between the hundredth and the last it should not grow. */
export async function editing(engine: Engine, password: string, today: string): Promise<readonly Measurement[]> {
  const lines = Array.from({ length: 1_000 }, (_, line) =>
    line % 100 === 50 ? `const dbPassword${String(line)} = '${password}';` : `const label${String(line)} = 'plain';`,
  );
  let early = 0;
  for (let turn = 1; turn <= edits; turn += 1) {
    await engine.scan(
      {
        path: 'typed.ts',
        versionOf: { document: 'typed.ts', hurried: true },
        text: `${lines.join('\n')}\n// ${String(turn)}`,
      },
      defaultConfiguration,
      today,
    );
    if (turn === edits / 10) {
      early = process.memoryUsage.rss();
    }
  }
  const late = process.memoryUsage.rss();
  return [
    {
      what: `Memory after ${String(edits / 10)} and ${String(edits)} edits of 1,000 lines`,
      value: `${megabytes(early)} / ${megabytes(late)} MB`,
      budget: 'flat',
    },
  ];
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
