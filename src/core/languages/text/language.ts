import type { Language } from '../language';
import { readText } from './read';

/** Notes, letters and logs: texts for people. */
export const language: Language = {
  id: 'text',
  languageIds: ['log'],
  extensions: ['.txt', '.text', '.log', '.eml', '.note', '.notes', '.out'],
  fileNames: ['readme', 'notes', 'todo', 'install', 'passwords'],
  comments: {},
  read: readText,
};
