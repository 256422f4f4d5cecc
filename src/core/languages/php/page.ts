import type { Span } from '../../text/span';
import type { Reading } from '../language';
import { blankedMarkup } from '../markup/codeBlocks';

/**
 * The reading of a page's code with what the markup around the code holds; the code's own where there is no markup.
 * https://www.php.net/manual/en/language.basic-syntax.phpmode.php
 */
export function withMarkup(source: string, code: Reading): Reading {
  const blocks = codeOf(source);
  if (isAllCode(source, blocks)) {
    return code;
  }
  const page = blankedMarkup(source, blocks);
  const embedded = [...(code.embedded ?? []), ...(page.embedded ?? [])];
  return {
    ...code,
    literals: inOrder([...code.literals, ...page.literals], ({ span }) => span),
    comments: inOrder([...code.comments, ...page.comments], (span) => span),
    ...(embedded.length > 0 && { embedded: inOrder(embedded, ({ literal }) => literal.span) }),
  };
}

function inOrder<Item>(items: Item[], spanOf: (item: Item) => Span): Item[] {
  return items.sort((left, right) => spanOf(left).start - spanOf(right).start);
}

/** Whether nothing stands around the code but white space and the line that names the program. */
function isAllCode(source: string, blocks: readonly Span[]): boolean {
  let from = 0;
  for (const { start, end } of blocks) {
    if (source.slice(from, start).replace(/^#!.*/, '').trim() !== '') {
      return false;
    }
    from = end;
  }
  return source.slice(from).trim() === '';
}

/** From `<?php`, `<?=` or `<?` to behind its `?>`, or to the end; `<?xml` is markup. */
function codeOf(source: string): Span[] {
  const blocks: Span[] = [];
  const opening = /<\?(?:php\b|=|(?![A-Za-z]))/gi;
  for (let opened = opening.exec(source); opened !== null; opened = opening.exec(source)) {
    const end = endOfCode(source, opening.lastIndex);
    blocks.push({ start: opened.index, end });
    opening.lastIndex = end;
  }
  return blocks;
}

/** What may hold a `?>` that closes nothing, and the `?>` that does. */
const signs = /\?>|'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|\/\*[^]*?\*\/|(?:\/\/|#(?!\[))(?:[^\r\n?]|\?(?!>))*/g;

/** Where the code ends that begins at a place: behind `?>`, exclusive. */
function endOfCode(source: string, start: number): number {
  signs.lastIndex = start;
  for (let found = signs.exec(source); found !== null; found = signs.exec(source)) {
    if (found[0] === '?>') {
      return signs.lastIndex;
    }
  }
  return source.length;
}
