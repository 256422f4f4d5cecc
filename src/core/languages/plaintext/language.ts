import type { Language } from '../language';
import { readPlainText } from './read';

/** Every text that has no language of its own. */
export const language: Language = {
  id: 'plaintext',
  languageIds: ['plaintext'],
  extensions: [],
  fileNames: [],
  comments: { line: '#' },
  read: readPlainText,
};
