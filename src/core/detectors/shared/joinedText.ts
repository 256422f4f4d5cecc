import type { ParsedDocument } from '../../languages/document';
import { literalAt, matches } from './stretches';
import type { Stretch } from './stretches';

/** Between two strings that a program joins: `+`, `.`, `&`, `..`, a line's end, nothing. A comma parts values. */
const joint =
  /(["'`])[ \t]{0,20}(?:[+&\\]|\.{1,2}|<>)?[ \t]{0,20}(?:\r?\n[ \t]{0,80})?(?:[+&\\]|\.{1,2})?[ \t]{0,20}\1/g;

/**
 * The source of a document that no grammar reads, with the strings joined that stand next to each other or are
 * concatenated: a secret may be whole only so. Where a grammar read it, its literals are joined already.
 */
export function joinedStretches(document: ParsedDocument): readonly Stretch[] {
  if (document.tree !== undefined) {
    return [];
  }
  const { source } = document;
  const pieces: { readonly offset: number; readonly start: number; readonly end: number }[] = [];
  let from = 0;
  let length = 0;
  const add = (end: number): void => {
    pieces.push({ offset: length, start: from, end });
    length += end - from;
  };
  for (const match of matches(joint, source)) {
    // Two quotes alone are an empty string.
    if (match[0].length > 2) {
      add(match.index);
      from = match.index + match[0].length;
    }
  }
  if (pieces.length === 0) {
    return [];
  }
  add(source.length);
  const pieceAt = (index: number): (typeof pieces)[number] | undefined => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.offset ?? 0) <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return pieces[low - 1];
  };
  const at = (index: number): number => {
    const piece = pieceAt(index);
    return piece === undefined ? index : piece.start + index - piece.offset;
  };
  return [
    {
      text: pieces.map(({ start, end }) => source.slice(start, end)).join(''),
      toSource: ({ start, end }) => ({ start: at(start), end: at(end - 1) + 1 }),
      literalAt: (inSource) => literalAt(document, inSource),
    },
  ];
}
