import { readCode } from '../code/read';
import type { Language } from '../language';
import { withBrokenLines } from '../plaintext/missed';
import { readPlainText } from '../plaintext/read';
import { kotlin } from './description';

/** https://kotlinlang.org/docs/strings.html */
const strings = { filled: /\$[\w{]/, backslash: true };

/** Kotlin, scripts and Gradle's build files included. */
export const language: Language = {
  id: 'kotlin',
  languageIds: ['kotlin'],
  extensions: ['.kt', '.kts', '.ktm'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-kotlin.wasm',
  quoted: true,
  read: (source, tree) =>
    tree ? withBrokenLines(readCode(source, tree, kotlin), source, tree, strings) : readPlainText(source),
};
