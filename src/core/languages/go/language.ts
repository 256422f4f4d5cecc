import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { go } from './description';
import { goParts } from './parts';

/** Go. */
export const language: Language = {
  id: 'go',
  languageIds: ['go'],
  extensions: ['.go'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-go.wasm',
  quoted: true,
  byLines: true,
  backticks: true,
  readsWithin: true,
  parts: goParts,
  read: (source, tree, within) => (tree ? readCode(source, tree, go, within) : readPlainText(source)),
};
