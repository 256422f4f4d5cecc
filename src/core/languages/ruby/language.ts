import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { ruby } from './description';

/** Ruby, and what is written in it: Rakefiles, Gemfiles, recipes. */
export const language: Language = {
  id: 'ruby',
  languageIds: ['ruby'],
  extensions: [
    '.rb',
    '.rake',
    '.gemspec',
    '.ru',
    '.podspec',
    '.jbuilder',
    '.thor',
    '.rabl',
    '.cap',
    '.rbi',
    '.rbw',
    '.builder',
    '.god',
    '.pluginspec',
  ],
  fileNames: [
    'rakefile',
    'gemfile',
    'capfile',
    'guardfile',
    'vagrantfile',
    'podfile',
    'fastfile',
    'appfile',
    'matchfile',
    'deliverfile',
    'dangerfile',
    'brewfile',
    'berksfile',
    'thorfile',
    'cheffile',
    'puppetfile',
    '.irbrc',
    '.pryrc',
  ],
  comments: { line: '#' },
  grammar: 'tree-sitter-ruby.wasm',
  readsWithin: true,
  read: (source, tree, within) => (tree ? readCode(source, tree, ruby, within) : readPlainText(source)),
};
