/** Builds the extension and packs it into `strongroom-VERSION.vsix`: `npm run package`. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Children } from './support/children';
import { root } from './support/paths';
import { run } from './support/run';

async function main(): Promise<void> {
  const children = new Children().endWithProcess();
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const file = path.join(root, `strongroom-${version}.vsix`);
  const node = (...args: string[]): Promise<string> => run(children, process.execPath, args, { cwd: root });
  console.log('Building');
  await node('--import', 'tsx', 'scripts/build.ts');
  console.log('Packing, with a search for secrets in what goes in');
  // Everything is bundled, so node_modules stays out; the pictures of the README go along instead of being linked.
  const switches = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
  await node(path.join(root, 'node_modules/@vscode/vsce/vsce'), 'package', ...switches, '--out', file);
  console.log(`${path.relative(root, file)}: ${((await stat(file)).size / 1024).toFixed(0)} KB`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
