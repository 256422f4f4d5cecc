import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/paths';
import type { Measurement } from './measure';
import { secretlint } from './secretlint';
import { timed } from './timed';
import type { Timed } from './timed';

/**
 * Where other scanners are looked for; the folder is git-ignored. `GOBIN=<folder> go install
 * github.com/zricethezav/gitleaks/v8@latest`, and `npm install secretlint @secretlint/secretlint-rule-preset-recommend`
 * in its subfolder `secretlint`.
 */
const usualFolder = path.join(root, '.vscode-test', 'bench');

/** Reads every file of a tree and does nothing with it: what no scanner can be faster than. */
const reading = `
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
let bytes = 0, files = 0;
const pending = [process.argv[1]];
for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) pending.push(full);
    else if (entry.isFile()) { bytes += readFileSync(full).length; files += 1; }
  }
}
console.log(JSON.stringify({ bytes, files }));
`;

function scan(tree: string, options: readonly string[]): Timed {
  const program = path.join(root, 'dist', 'cli.js');
  return timed(process.execPath, [program, 'scan', '--no-ignore', '--format', 'jsonl', ...options, tree]);
}

/**
 * Our scan of a tree beside those of others and beside reading it, each in a process of its own: in processor time of all
 * its threads, and by the clock.
 *
 * @param options where the others are, if elsewhere, and how long secretlint may take, in seconds by the clock.
 */
export function* rivals(
  tree: string,
  { folder = usualFolder, patience }: { readonly folder?: string; readonly patience: number },
): Generator<Measurement> {
  const floor = timed(process.execPath, ['-e', reading, tree]);
  const { bytes, files } = JSON.parse(floor.out) as { bytes: number; files: number };
  const speed = ({ seconds, wall, failed }: Timed): string =>
    failed
      ? 'failed, or given up after ten minutes'
      : `${(bytes / 1_000_000 / seconds).toFixed(1)} MB/s (${seconds.toFixed(1)} s; ${wall.toFixed(0)} s by the clock)`;
  yield {
    what: `Reading ${String(files)} files, ${(bytes / 1_000_000).toFixed(0)} MB of ${tree}`,
    value: speed(floor),
  };
  const ours = scan(tree, []);
  const alone = scan(tree, ['--jobs', '1']);
  yield {
    what: '  strongroom scan of it',
    value: speed(ours),
    budget: `100 MB/s; ${(ours.seconds / floor.seconds).toFixed(0)} times as long as reading, asked where nothing is found: 3`,
  };
  yield {
    what: '  strongroom scan of it, --jobs 1',
    value: speed(alone),
    ...(!alone.failed && !ours.failed && alone.out !== ours.out && { budget: 'the same findings: MISSED' }),
  };
  yield { what: '  findings in it', value: String(ours.out.split('\n').length - 1) };
  const gitleaks = path.join(folder, 'gitleaks');
  if (existsSync(gitleaks)) {
    const theirs = timed(gitleaks, ['dir', tree, '--no-banner', '--exit-code', '0', '--log-level', 'error']);
    yield {
      what: '  gitleaks of it',
      value: speed(theirs),
      budget:
        `ours is ${(theirs.wall / ours.wall).toFixed(1)} times as fast by the clock, ` +
        `${(theirs.seconds / ours.seconds).toFixed(1)} in processor time, asked: 20`,
    };
  } else {
    yield { what: '  gitleaks of it', value: 'not installed' };
  }
  yield secretlint(path.join(folder, 'secretlint'), tree, patience);
}
