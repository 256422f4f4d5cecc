import type { Language } from '../language';
import { readCsv } from './read';

/** Tables of values with separators, whose first line names the columns. */
export const language: Language = {
  id: 'csv',
  languageIds: ['csv', 'tsv', 'dynamic csv'],
  extensions: ['.csv', '.tsv', '.psv'],
  fileNames: [],
  comments: {},
  read: readCsv,
};
