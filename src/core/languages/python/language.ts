import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { pythonParts } from './parts';
import { readPython } from './read';

/** Python, stubs included. */
export const language: Language = {
  id: 'python',
  languageIds: ['python'],
  extensions: ['.py', '.pyi', '.pyw'],
  fileNames: ['sconstruct', 'sconscript', 'wscript'],
  comments: { line: '#' },
  grammar: 'tree-sitter-python.wasm',
  quoted: true,
  byLines: true,
  adjoining: true,
  parts: pythonParts,
  readsWithin: true,
  read: (source, tree, within) => (tree ? readPython(source, tree, within) : readPlainText(source)),
};
