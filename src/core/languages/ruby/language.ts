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
  quoted: true,
  // Heredocs, literals with signs of their own, comments of many lines, and what stands behind the end of the program.
  plainLiterals: /<<[-~]?["'`]?[A-Za-z_]|%[qQwWiIx]?[[({<|!/]|^(?:__END__|=begin)/m,
  backticks: true,
  adjoining: true,
  byLines: true,
  readsWithin: true,
  read: (source, tree, within) => (tree ? readCode(source, tree, ruby, within) : readPlainText(source)),
};
