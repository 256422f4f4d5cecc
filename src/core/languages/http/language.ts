import type { Language } from '../language';
import { readHttp } from './read';

/** Requests of REST clients. */
export const language: Language = {
  id: 'http',
  languageIds: ['http', 'rest'],
  extensions: ['.http', '.rest'],
  fileNames: [],
  comments: { line: '#' },
  read: readHttp,
};
