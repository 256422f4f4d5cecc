import type { Language } from '../language';
import { readMarkup } from '../markup/read';

/** HTML, pages that a server fills in, and single-file components. */
export const language: Language = {
  id: 'html',
  languageIds: ['html', 'vue', 'svelte', 'jsp'],
  extensions: [
    '.html',
    '.htm',
    '.xhtml',
    '.shtml',
    '.vue',
    '.svelte',
    '.jsp',
    '.jspx',
    '.jspf',
    '.tag',
    '.aspx',
    '.ascx',
    '.asmx',
    '.master',
    '.gsp',
    '.wxml',
    '.hta',
  ],
  fileNames: [],
  comments: { block: ['<!--', '-->'] },
  read: (source) => readMarkup(source, 'html'),
};
