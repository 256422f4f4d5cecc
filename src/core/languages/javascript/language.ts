import { ecmascriptParts } from '../ecmascript/parts';
import { readEcmascript } from '../ecmascript/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';

/** JavaScript, with or without JSX. */
export const language: Language = {
  id: 'javascript',
  languageIds: ['javascript', 'javascriptreact'],
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.es6'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-javascript.wasm',
  quoted: true,
  backticks: true,
  parts: ecmascriptParts,
  readsWithin: true,
  read: (source, tree, within) => (tree ? readEcmascript(source, tree, within) : readPlainText(source)),
};
