import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { rust } from './description';

/** Rust. */
export const language: Language = {
  id: 'rust',
  languageIds: ['rust'],
  extensions: ['.rs'],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-rust.wasm',
  quoted: true,
  readsWithin: true,
  read: (source, tree, within) => (tree ? readCode(source, tree, rust, within) : readPlainText(source)),
};
