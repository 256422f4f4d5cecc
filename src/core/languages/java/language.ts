import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { java } from './description';
import { javaParts } from './parts';

/** Java, jbang scripts included. */
export const language: Language = {
  id: 'java',
  languageIds: ['java'],
  extensions: ['.java', '.jsh', '.jav'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-java.wasm',
  quoted: true,
  readsWithin: true,
  parts: javaParts,
  read: (source, tree, within) => (tree ? readCode(source, tree, java, within) : readPlainText(source)),
};
