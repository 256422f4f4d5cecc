import { ecmascriptParts } from '../ecmascript/parts';
import { readEcmascript } from '../ecmascript/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';

/** TypeScript with JSX. */
export const language: Language = {
  id: 'tsx',
  languageIds: ['typescriptreact'],
  extensions: ['.tsx'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-tsx.wasm',
  quoted: true,
  backticks: true,
  parts: ecmascriptParts,
  readsWithin: true,
  read: (source, tree, within) => (tree ? readEcmascript(source, tree, within) : readPlainText(source)),
};
