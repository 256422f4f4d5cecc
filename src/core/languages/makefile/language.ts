import type { Language } from '../language';
import { readMakefile } from './read';

/** Makefiles of GNU make and its kin: variables, and recipes as the shell text that they are. */
export const language: Language = {
  id: 'makefile',
  languageIds: ['makefile'],
  extensions: ['.mk', '.mak'],
  fileNames: ['makefile', 'gnumakefile', 'bsdmakefile', 'makefile.*', 'kbuild'],
  comments: { line: '#' },
  read: readMakefile,
};
