import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { csharp } from './description';

/** C#, scripts included. */
export const language: Language = {
  id: 'csharp',
  languageIds: ['csharp'],
  extensions: ['.cs', '.csx', '.cake'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-c-sharp.wasm',
  quoted: true,
  readsWithin: true,
  read: (source, tree, within) => (tree ? readCode(source, tree, csharp, within) : readPlainText(source)),
};
