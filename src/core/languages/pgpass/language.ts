import type { Language } from '../language';
import { readPgpass } from './read';

/** PostgreSQL's password file. */
export const language: Language = {
  id: 'pgpass',
  languageIds: ['pgpass'],
  extensions: ['.pgpass'],
  fileNames: ['.pgpass', 'pgpass.conf', 'pgpass'],
  comments: { line: '#' },
  read: readPgpass,
};
