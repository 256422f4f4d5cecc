import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { java } from './description';

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
  read: (source, tree, within) => (tree ? readCode(source, tree, java, within) : readPlainText(source)),
};
