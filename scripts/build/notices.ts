import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** The folders of the packages that bundles are made of, relative to the repository's root. */
export function bundledPackages(metafiles: readonly Metafile[]): readonly string[] {
  const folders = new Set<string>();
  for (const metafile of metafiles) {
    for (const input of Object.keys(metafile.inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder !== undefined) {
        folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

/**
 * Writes the licences of what the product is made of beside it: they ask to be passed on with every copy.
 *
 * @throws Error where a package says nothing of its licence: it must not be bundled.
 */
export async function writeNotices(root: string, packages: readonly string[], file: string): Promise<void> {
  const notices: string[] = [];
  for (const folder of packages) {
    const manifest = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
      license?: string;
    };
    if (manifest.license === undefined) {
      throw new Error(`${folder} names no licence and must not be bundled.`);
    }
    const names = await readdir(path.join(root, folder));
    const texts = names.filter((name) => /^(?:licen[cs]e|notice|copying)/i.test(name)).sort();
    const contents = await Promise.all(texts.map((name) => readFile(path.join(root, folder, name), 'utf8')));
    notices.push(
      [`${manifest.name} ${manifest.version} (${manifest.license})`, ...contents.map((text) => text.trim())].join(
        '\n\n',
      ),
    );
  }
  await writeFile(file, `Strongroom is made with:\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}
