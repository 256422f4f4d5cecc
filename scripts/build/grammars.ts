import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { languages } from '../../src/core/languages/registry.generated';

const packages = [
  '@vscode/tree-sitter-wasm',
  '@tree-sitter-grammars/tree-sitter-hcl',
  '@tree-sitter-grammars/tree-sitter-kotlin',
  '@tree-sitter-grammars/tree-sitter-toml',
  '@tree-sitter-grammars/tree-sitter-yaml',
];

/** The folders of the packages that grammars come from, relative to the repository's root. */
export const grammarPackages: readonly string[] = packages.map((name) => `node_modules/${name}`);

/** Copies tree-sitter's runtime and the grammars that a registered language names; removes any other from the folder. */
export async function copyGrammars(
  root: string,
  target: string,
): Promise<{ readonly count: number; readonly bytes: number }> {
  const resolve = createRequire(path.join(root, 'package.json')).resolve;
  const folders = packages.flatMap((name) => {
    const folder = path.dirname(resolve(`${name}/package.json`));
    return [path.join(folder, 'wasm'), folder];
  });
  const names = new Set([
    'tree-sitter.wasm',
    ...languages.flatMap(({ grammar }) => (grammar === undefined ? [] : [grammar])),
  ]);
  await mkdir(target, { recursive: true });
  for (const stale of await readdir(target)) {
    if (!names.has(stale)) {
      await rm(path.join(target, stale));
    }
  }
  let bytes = 0;
  for (const name of names) {
    const file = await firstPresent(folders.map((folder) => path.join(folder, name)));
    if (file === undefined) {
      throw new Error(`No package holds the grammar ${name}.`);
    }
    await copyFile(file, path.join(target, name));
    bytes += (await stat(file)).size;
  }
  return { count: names.size, bytes };
}

async function firstPresent(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    if (
      await stat(file).then(
        (found) => found.isFile(),
        () => false,
      )
    ) {
      return file;
    }
  }
  return undefined;
}
