import type { Language } from '../language';
import { readMarkdown } from './read';

/** Markdown, AsciiDoc, reStructuredText and the like: prose with blocks of code. */
export const language: Language = {
  id: 'markdown',
  languageIds: ['markdown', 'restructuredtext', 'asciidoc', 'org', 'mdx', 'quarto', 'rmd'],
  extensions: [
    '.md',
    '.markdown',
    '.mdown',
    '.mkd',
    '.mdx',
    '.mdc',
    '.qmd',
    '.rmd',
    '.rst',

    '.adoc',
    '.asciidoc',
    '.org',
    '.textile',
    '.wiki',
    '.mediawiki',
    '.creole',
  ],
  fileNames: [],
  comments: { block: ['<!--', '-->'] },
  readsWithin: true,
  read: (source, _, within) => readMarkdown(source, within),
};
