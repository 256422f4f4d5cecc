import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { kotlin } from './description';

/** Kotlin, scripts and Gradle's build files included. */
export const language: Language = {
  id: 'kotlin',
  languageIds: ['kotlin'],
  extensions: ['.kt', '.kts', '.ktm'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-kotlin.wasm',
  quoted: true,
  read: (source, tree) => (tree ? readCode(source, tree, kotlin) : readPlainText(source)),
};
