import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GrammarSource } from '../../src/core/ports';

const root = path.resolve(__dirname, '../..');
const folders: Readonly<Record<string, string>> = {
  'tree-sitter-hcl.wasm': 'node_modules/@tree-sitter-grammars/tree-sitter-hcl',
  'tree-sitter-terraform.wasm': 'node_modules/@tree-sitter-grammars/tree-sitter-hcl',
  'tree-sitter-kotlin.wasm': 'node_modules/@tree-sitter-grammars/tree-sitter-kotlin',
  'tree-sitter-toml.wasm': 'node_modules/@tree-sitter-grammars/tree-sitter-toml',
  'tree-sitter-yaml.wasm': 'node_modules/@tree-sitter-grammars/tree-sitter-yaml',
};

/** Loads the runtime and the grammars from the installed packages. */
export class InstalledGrammars implements GrammarSource {
  async load(fileName: string): Promise<Uint8Array> {
    return readFile(path.join(root, folders[fileName] ?? 'node_modules/@vscode/tree-sitter-wasm/wasm', fileName));
  }
}
