import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/paths';
import { withRunFolder } from '../support/runFolder';
import type { Measurement } from './measure';

/** What loads a bundle in a fresh process, with a `vscode` in which everything is there and does nothing. */
const probe = `
const Module = require('node:module');
const { readFileSync } = require('node:fs');
const load = Module._load;
const anything = new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => '' : anything),
  apply: () => anything,
  construct: () => anything,
});
const names = readFileSync(process.argv[3], 'utf8').matchAll(/^\\texport (?:abstract )?(?:class|enum|namespace|const|function) (\\w+)/gm);
const vscode = Object.fromEntries([...names].map(([, name]) => [name, anything]));
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
const started = process.cpuUsage();
require(process.argv[2]);
const { user, system } = process.cpuUsage(started);
console.log((user + system) / 1000);
`;

/** What the extension costs before it does anything: the size of its bundles, and the time that loading them takes. */
export async function starting(dist: string): Promise<readonly Measurement[]> {
  const kilobytes = (name: string): string => `${(statSync(path.join(dist, name)).size / 1024).toFixed(0)} KB`;
  return await withRunFolder((folder) => {
    const script = path.join(folder, 'probe.js');
    writeFileSync(script, probe);
    const types = path.join(root, 'node_modules', '@types', 'vscode', 'index.d.ts');
    const loading = (name: string): string => {
      const taken = Array.from({ length: 9 }, () =>
        Number(execFileSync(process.execPath, [script, path.join(dist, name), types], { encoding: 'utf8' })),
      ).sort((one, other) => one - other);
      return `${(taken[4] ?? 0).toFixed(1)} ms`;
    };
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    const vsix = statSync(path.join(root, `strongroom-${version}.vsix`), { throwIfNoEntry: false });
    return Promise.resolve([
      { what: 'extension.js', value: kilobytes('extension.js'), budget: '100 KB' },
      { what: 'extension.js, loading', value: loading('extension.js'), budget: '15 ms with activation' },
      { what: 'engine.js, loading on first use', value: loading('engine.js') },
      { what: 'aws.js, loading on first use', value: loading('aws.js') },
      ...(vsix === undefined
        ? []
        : [{ what: 'VSIX, as last packed', value: `${(vsix.size / 1_000_000).toFixed(2)} MB`, budget: '3 MB' }]),
    ]);
  });
}
