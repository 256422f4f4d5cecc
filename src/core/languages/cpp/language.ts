import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { cpp } from './description';

/** C and C++, CUDA and Arduino sketches included; the grammar of C++ reads C as well. */
export const language: Language = {
  id: 'cpp',
  languageIds: ['cpp', 'c', 'cuda-cpp', 'arduino'],
  extensions: [
    '.c',
    '.h',
    '.cpp',
    '.cc',
    '.cxx',
    '.c++',
    '.hpp',
    '.hh',
    '.hxx',
    '.h++',
    '.inl',
    '.ipp',
    '.tpp',
    '.ino',
    '.pde',
    '.cu',
    '.cuh',
  ],
  fileNames: [],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-cpp.wasm',
  quoted: true,
  adjoining: true,
  readsWithin: true,
  read: (source, tree, within) => (tree ? readCode(source, tree, cpp, within) : readPlainText(source)),
};
