import type { Language } from '../language';
import { readShellHistory } from './read';

/** What shells remember of the commands that were typed. */
export const language: Language = {
  id: 'shellhistory',
  languageIds: [],
  extensions: ['.bash_history', '.zsh_history', '.sh_history', '.ash_history'],
  fileNames: [
    '.bash_history',
    '.zsh_history',
    '.sh_history',
    '.ash_history',
    '.histfile',
    '.history',
    'fish_history',
    'bash_history',
    'bash_history.txt',
    'zsh_history',
  ],
  comments: { line: '#' },
  read: readShellHistory,
};
