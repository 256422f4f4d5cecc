import type { Language } from '../language';
import { readProcfile } from './read';

/** The commands that a platform or a process manager starts: https://devcenter.heroku.com/articles/procfile */
export const language: Language = {
  id: 'procfile',
  languageIds: ['procfile'],
  extensions: ['.procfile'],
  fileNames: ['procfile*'],
  comments: { line: '#' },
  read: readProcfile,
};
