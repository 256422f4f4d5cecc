import { readCode } from '../code/read';
import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { php } from './description';
import { withMarkup } from './page';
import { phpParts } from './parts';

/** PHP, with the markup around it. */
export const language: Language = {
  id: 'php',
  languageIds: ['php', 'hack'],
  extensions: ['.php', '.phtml', '.php3', '.php4', '.php5', '.php7', '.phps', '.inc', '.module', '.install', '.ctp'],
  fileNames: ['.php_cs*', '.php-cs-fixer*'],
  comments: { line: '//', block: ['/*', '*/'] },
  grammar: 'tree-sitter-php.wasm',
  quotedWithin: ['<?', '?>'],
  backticks: true,
  readsWithin: true,
  parts: phpParts,
  read: (source, tree, within) =>
    tree ? withMarkup(source, readCode(source, tree, php, within)) : readPlainText(source),
};
