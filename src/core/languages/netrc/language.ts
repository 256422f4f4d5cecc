import type { Language } from '../language';
import { readNetrc } from './read';

/** `.netrc` and Emacs' `.authinfo`. */
export const language: Language = {
  id: 'netrc',
  languageIds: ['netrc'],
  extensions: ['.netrc', '.authinfo'],
  fileNames: ['.netrc', '_netrc', 'netrc', '.authinfo', 'authinfo', '.authinfo.*'],
  comments: { line: '#' },
  read: readNetrc,
};
