import type { Language } from '../language';
import { readSecretFile } from './read';

/** Files that hold nothing but a secret, or a list of logins; `secretFiles.ts` tells which. */
export const language: Language = {
  id: 'secretfile',
  languageIds: ['secretfile'],
  extensions: [],
  fileNames: [],
  comments: { line: '#' },
  namedByFile: true,
  read: readSecretFile,
};
