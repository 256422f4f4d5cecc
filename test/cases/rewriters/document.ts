import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ParsedDocument } from '../../../src/core/languages/document';
import { readEmbedded } from '../../../src/core/languages/embedding/readEmbedded';
import { withCode } from '../../../src/core/languages/notebook/withCode';
import { Parsers } from '../../../src/core/languages/parsers';
import { languages } from '../../../src/core/languages/registry.generated';

/** Parsers over the grammars of the installed packages. */
export function testParsers(): Parsers {
  const root = path.resolve(__dirname, '../../..');
  const folders = [
    '@vscode/tree-sitter-wasm/wasm',
    '@tree-sitter-grammars/tree-sitter-yaml',
    '@tree-sitter-grammars/tree-sitter-kotlin',
  ];
  return new Parsers({
    load: async (fileName) => {
      for (const folder of folders) {
        try {
          return await readFile(path.join(root, 'node_modules', folder, fileName));
        } catch {
          // It may be in the next package.
        }
      }
      throw new Error(`There is no grammar ${fileName}.`);
    },
  });
}

/** A document read by the language of its extension, or of that name. The caller disposes it. */
export async function openDocument(
  parsers: Parsers,
  filePath: string | undefined,
  extension: string,
  source: string,
): Promise<ParsedDocument> {
  const language =
    languages.find((candidate) => candidate.extensions.includes(extension)) ??
    languages.find(({ id }) => extension === `.${id}`);
  if (language === undefined) {
    throw new Error(`There is no language for ${extension}.`);
  }
  const tree = language.grammar === undefined ? undefined : await parsers.parse(language.grammar, source);
  const document: ParsedDocument = {
    path: filePath,
    source,
    language,
    ...language.read(source, tree),
    tree,
    dispose: () => {
      tree?.dispose();
    },
  };
  return language.id === 'notebook'
    ? withCode(await readEmbedded(document, languages, parsers), languages, parsers)
    : document;
}
