import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { languages } from '../../src/core/languages/registry.generated';

const packages = [
  '@vscode/tree-sitter-wasm',
  '@tree-sitter-grammars/tree-sitter-hcl',
  '@tree-sitter-grammars/tree-sitter-kotlin',
  '@tree-sitter-grammars/tree-sitter-toml',
  '@tree-sitter-grammars/tree-sitter-yaml',
];

/** What the names of compressed files end in, as `GrammarFiles` expects it. */
const packed = '.br';

/** The folders of the packages that grammars come from, relative to the repository's root. */
export const grammarPackages: readonly string[] = packages.map((name) => `node_modules/${name}`);

/**
 * Packs tree-sitter's runtime and the grammars that a registered language names; removes any other from the folder.
 * Brotli makes them half the size that the VSIX's own compression does.
 */
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
    if (!stale.endsWith(packed) || !names.has(stale.slice(0, -packed.length))) {
      await rm(path.join(target, stale));
    }
  }
  let bytes = 0;
  for (const name of names) {
    const file = await firstPresent(folders.map((folder) => path.join(folder, name)));
    if (file === undefined) {
      throw new Error(`No package holds the grammar ${name}.`);
    }
    bytes += await pack(file, path.join(target, name + packed));
  }
  return { count: names.size, bytes };
}

/** Writes a file compressed, unless that was done since it last changed; its compressed size in bytes. */
async function pack(source: string, target: string): Promise<number> {
  const present = await stat(target).catch(() => undefined);
  if (present !== undefined && present.mtimeMs >= (await stat(source)).mtimeMs) {
    return present.size;
  }
  const content = await readFile(source);
  const compressed = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  await writeFile(target, compressed);
  return compressed.length;
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
