import { ecmascriptParts } from '../ecmascript/parts';
import { readEcmascript } from '../ecmascript/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';

/** TypeScript. */
export const language: Language = {
  id: 'typescript',
  languageIds: ['typescript'],
  extensions: ['.ts', '.mts', '.cts'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-typescript.wasm',
  quoted: true,
  backticks: true,
  parts: ecmascriptParts,
  readsWithin: true,
  read: (source, tree, within) => (tree ? readEcmascript(source, tree, within) : readPlainText(source)),
};
