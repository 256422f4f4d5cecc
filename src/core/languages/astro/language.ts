import type { Language } from '../language';
import { readMarkupAround } from '../markup/codeBlocks';

/** Astro's components: a script between two lines of dashes, then the page. https://docs.astro.build/en/basics/astro-components/ */
export const language: Language = {
  id: 'astro',
  languageIds: ['astro'],
  extensions: ['.astro'],
  fileNames: [],
  comments: { block: ['<!--', '-->'] },
  read: (source) => {
    const open = /^\s*---[ \t]*\r?\n/.exec(source.slice(0, 2_000));
    const start = open?.[0].length ?? 0;
    const close = open === null ? -1 : source.indexOf('\n---', start - 1);
    return readMarkupAround(
      source,
      close < start ? [] : [{ span: { start, end: close }, as: { path: 'component.ts' } }],
    );
  },
};
