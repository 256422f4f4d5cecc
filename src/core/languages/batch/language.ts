import type { Language } from '../language';
import { readBatch } from './read';

/** Batch files of the Windows command processor. */
export const language: Language = {
  id: 'batch',
  languageIds: ['bat'],
  extensions: ['.bat', '.cmd'],
  fileNames: [],
  comments: { line: 'REM' },
  read: readBatch,
};
