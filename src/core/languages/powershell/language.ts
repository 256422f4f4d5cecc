import { readCode } from '../code/read';
import type { Language } from '../language';
import { withBrokenLines } from '../plaintext/missed';
import { readPlainText } from '../plaintext/read';
import { powershell } from './description';

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
const strings = { filled: /[$`]/, backslash: false };

/** PowerShell, its modules and data files, and what its console remembers. */
export const language: Language = {
  id: 'powershell',
  languageIds: ['powershell'],
  extensions: ['.ps1', '.psm1', '.psd1', '.pssc', '.psrc'],
  fileNames: ['consolehost_history.txt', 'visual studio code host_history.txt'],
  comments: { line: '#', block: ['<#', '#>'] },
  grammar: 'tree-sitter-powershell.wasm',
  read: (source, tree) =>
    tree ? withBrokenLines(readCode(source, tree, powershell), source, tree, strings) : readPlainText(source),
};
