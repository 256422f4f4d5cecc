import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Children } from '../../scripts/support/children';
import { root } from '../../scripts/support/paths';
import { run } from '../../scripts/support/run';
import { zipEntries } from './zipEntries';
import type { ZipEntry } from './zipEntries';

describe('the VSIX', function () {
  this.timeout(180_000);
  const children = new Children();
  let archive: Buffer;
  let entries: readonly ZipEntry[];

  before(async () => {
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
    const file = path.join(root, `strongroom-${version}.vsix`);
    await rm(file, { force: true });
    // Packing fails where vsce's own search finds a secret in what goes in: no switch turns that off.
    await run(children, process.execPath, ['--import', 'tsx', 'scripts/package.ts'], { cwd: root });
    archive = await readFile(file);
    entries = zipEntries(archive);
  });

  after(() => children.endAll());

  it('holds what the extension needs', () => {
    const names = entries.map(({ name }) => name);
    for (const name of [
      'package.json',
      'package.nls.json',
      'package.nls.ja.json',
      'readme.md',
      'LICENSE.txt',
      'changelog.md',
      'l10n/bundle.l10n.ja.json',
      'dist/extension.js',
      'dist/engine.js',
      'dist/scanWorker.js',
      'dist/aws.js',
      'dist/cli.js',
      'dist/NOTICES.txt',
      'snippets/python.code-snippets',
    ]) {
      assert.ok(names.includes(`extension/${name}`), `${name} is missing from ${names.join(', ')}`);
    }
    assert.ok(names.some((name) => /^extension\/dist\/grammars\/.+\.wasm\.br$/.test(name)));
  });

  it('holds nothing else', () => {
    const allowed =
      /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(?:(?:dist|media|snippets|l10n|schemas)\/.+|package(?:\.nls(?:\.[\w-]+)?)?\.json|readme\.md|LICENSE\.txt|changelog\.md))$/;
    assert.deepEqual(
      entries.map(({ name }) => name).filter((name) => !allowed.test(name)),
      [],
    );
    assert.deepEqual(
      entries.map(({ name }) => name).filter((name) => /\.map$|\.ts$|sandbox|snippets\/sources/.test(name)),
      [],
    );
  });

  it('has at most 3 MB', () => {
    assert.ok(archive.length <= 3 * 1024 * 1024, `${archive.length} bytes`);
  });

  it('starts with a small extension.js, which leaves the rest to the first use', () => {
    const entry = entries.find(({ name }) => name === 'extension/dist/extension.js');
    assert.ok(entry !== undefined && entry.bytes <= 100 * 1024, `${entry?.bytes ?? 0} bytes`);
  });
});
