import type { ParsedDocument } from '../../languages/document';
import { literalAt } from './stretches';
import type { Stretch } from './stretches';

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
  for (let index = 0; index < source.length; index += 1) {
    const next = quotes.has(source.charCodeAt(index)) ? nextString(source, index) : undefined;
    if (next !== undefined) {
      add(index);
      from = next;
      index = next - 1;
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

/** `"`, `'` and the backtick. */
const quotes: ReadonlySet<number> = new Set([34, 39, 96]);
/** In code units: between two strings that belong together. */
const longestJoint = 120;

/**
 * Where the text of the string begins that a program joins to the one that a quote ends: behind `+`, `.`, `&`, `..`,
 * `<>`, a line's end or nothing but space. A comma parts values, and two quotes alone are an empty string.
 */
function nextString(source: string, quote: number): number | undefined {
  let signs = 0;
  for (let index = quote + 1; index < quote + longestJoint; index += 1) {
    const character = source.charAt(index);
    if (character === source.charAt(quote)) {
      return index === quote + 1 ? undefined : index + 1;
    }
    signs += '+.&\\<>'.includes(character) ? 1 : 0;
    if (character === '' || signs > 2 || !' \t\r\n+.&\\<>'.includes(character)) {
      return undefined;
    }
  }
  return undefined;
}
