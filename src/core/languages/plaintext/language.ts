import type { Language } from '../language';
import { readPlainText } from './read';

/** Every text that has no language of its own. */
export const language: Language = {
  id: 'plaintext',
  languageIds: ['plaintext'],
  extensions: [],
  fileNames: [],
  comments: { line: '#' },
  readsWithin: true,
  read: (source, _tree, within) => readPlainText(source, within),
};
