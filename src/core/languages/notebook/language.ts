import type { Language } from '../language';
import { readNotebook } from './read';

/** Jupyter notebooks: https://nbformat.readthedocs.io/en/latest/format_description.html */
export const language: Language = {
  id: 'notebook',
  languageIds: ['jupyter', 'ipynb'],
  extensions: ['.ipynb'],
  fileNames: [],
  comments: {},
  read: readNotebook,
};
