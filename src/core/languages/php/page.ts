import type { Span } from '../../text/span';
import type { Reading } from '../language';
import { bladeLiterals } from './blade';
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
    literals: inOrder([...code.literals, ...page.literals, ...bladeLiterals(source)], ({ span }) => span),
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
  const opening = /<\?(?:[Pp][Hh][Pp]\b|=|(?![A-Za-z]))/g;
  for (let opened = opening.exec(source); opened !== null; opened = opening.exec(source)) {
    const end = endOfCode(source, opening.lastIndex);
    blocks.push({ start: opened.index, end });
    opening.lastIndex = end;
  }
  return blocks;
}

/** What closes the code, and what may hold a `?>` that does not. */
const signs = /\?>|['"]|\/\*|\/\/|#(?!\[)/g;

/** Where the code ends that begins at a place: behind `?>`, exclusive. */
function endOfCode(source: string, start: number): number {
  signs.lastIndex = start;
  for (let found = signs.exec(source); found !== null; found = signs.exec(source)) {
    const [sign] = found;
    const end = signs.lastIndex;
    if (sign === '?>') {
      return end;
    }
    signs.lastIndex =
      sign === '/*'
        ? behind(source, '*/', end)
        : sign === '//' || sign === '#'
          ? endOfLine(source, end)
          : closed(source, sign, end);
  }
  return source.length;
}

function behind(source: string, sign: string, from: number): number {
  const found = source.indexOf(sign, from);
  return found < 0 ? source.length : found + sign.length;
}

/** Behind the quote that closes a string. */
function closed(source: string, quote: string, from: number): number {
  let end = from;
  while (end < source.length && source.charAt(end) !== quote) {
    end += source.charAt(end) === '\\' ? 2 : 1;
  }
  return Math.min(end + 1, source.length);
}

/** Where a comment of one line ends: before the line's end or a `?>`. https://www.php.net/manual/language.basic-syntax.comments.php */
function endOfLine(source: string, from: number): number {
  const end = /\?>|[\r\n]/g;
  end.lastIndex = from;
  return end.exec(source)?.index ?? source.length;
}
