import type { SyntaxNode } from '../../languages/parsers';
import { isAlphanumeric } from '../../text/characters';
import { readOnce } from '../shared/readOnce';

type Point = SyntaxNode['startPosition'];

/** Where something stands: lines from 0, columns in UTF-16 code units; the end is exclusive. */
interface Place {
  readonly start: Point;
  readonly end: Point;
}

/** A name that stands more often is looked for in the tree as a whole: each place takes a way down from its root. */
const mostPlaces = 1_000;

/** The text of a tree, which is put together out of pieces, and where its lines begin. */
const sourceOf = readOnce((root: SyntaxNode) => {
  const { text } = root;
  const lineStarts = [0];
  // To tree-sitter a lone `\r` ends no line.
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    lineStarts.push(end + 1);
  }
  return { text, lineStarts };
});

/**
 * The nodes of some types in which a word stands, be it in a comment or a string, in source order, each before what is in
 * it; and others where the word stands often. To go through all nodes of a long file takes a while.
 */
export function nodesAround(root: SyntaxNode, word: string, types: readonly string[]): readonly SyntaxNode[] {
  const nodes = new Map<number, SyntaxNode>();
  for (const { start, end } of placesOfName(root, word)) {
    // Taken out of the tree by their types: a call for each node would take a second.
    for (const node of root.descendantsOfType([...types], start, end)) {
      if (node?.isNamed === true) {
        nodes.set(node.id, node);
      }
    }
  }
  // What is around the next place, but not around this one, begins behind this one: they are in source order.
  return [...nodes.values()];
}

/**
 * Where a name stands in a source, in order, be it in a comment or a string; all of the source as one place where it
 * stands often.
 */
function placesOfName(root: SyntaxNode, name: string): readonly Place[] {
  const { text, lineStarts } = sourceOf(root);
  const places: Place[] = [];
  for (let at = text.indexOf(name); at >= 0 && name !== ''; at = text.indexOf(name, at + name.length)) {
    if (goesOn(text.charCodeAt(at - 1)) || goesOn(text.charCodeAt(at + name.length))) {
      continue;
    }
    if (places.length === mostPlaces) {
      return [{ start: root.startPosition, end: root.endPosition }];
    }
    const { row, column } = pointAt(at, lineStarts);
    places.push({
      start: pointBehind(root.startPosition, { row, column }),
      end: pointBehind(root.startPosition, { row, column: column + name.length }),
    });
  }
  return places;
}

function pointAt(offset: number, lineStarts: readonly number[]): Point {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return { row: low, column: offset - (lineStarts[low] ?? 0) };
}

/** A point that is counted from where a tree begins, counted from where its source does. */
function pointBehind(start: Point, { row, column }: Point): Point {
  return { row: start.row + row, column: row === 0 ? start.column + column : column };
}

/** Whether a name goes on with a character. */
function goesOn(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 36;
}
