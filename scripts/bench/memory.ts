import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
      { path: 'typed.ts', text: `${lines.join('\n')}\n// ${String(turn)}` },
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

/** The most memory that a scan of each tree takes, in a process of its own. */
export async function scanningTrees(trees: readonly string[]): Promise<readonly Measurement[]> {
  return await withRunFolder((folder) => {
    const hook = path.join(folder, 'maxRss.js');
    writeFileSync(
      hook,
      `process.on('exit', () => require('node:fs').writeSync(2, '\\nmaxRss ' + process.resourceUsage().maxRSS + '\\n'));`,
    );
    return Promise.resolve(
      trees.map((tree) => {
        const { stderr } = spawnSync(
          process.execPath,
          ['--require', hook, path.join(root, 'dist', 'cli.js'), 'scan', '--no-ignore', '--format', 'jsonl', tree],
          { encoding: 'utf8', maxBuffer: 1 << 30 },
        );
        const kilobytes = Number(/\nmaxRss (\d+)\n/.exec(stderr)?.[1] ?? 0);
        return { what: `Most memory of a scan of ${tree}`, value: `${megabytes(kilobytes * 1024)} MB`, budget: 'flat' };
      }),
    );
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}
