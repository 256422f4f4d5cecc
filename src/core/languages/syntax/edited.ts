import type { Point, Tree } from '@vscode/tree-sitter-wasm';
import type { TextChange } from '../../text/change';
import type { Span } from '../../text/span';

/** Tells a tree of the version before what is to change, so that the version after can be parsed from it. */
export function editTree(tree: Tree, change: TextChange, before: string, after: string): void {
  const startPosition = positionIn(before, change.start);
  tree.edit({
    startIndex: change.start,
    oldEndIndex: change.oldEnd,
    newEndIndex: change.newEnd,
    startPosition,
    oldEndPosition: positionIn(before, change.oldEnd, change.start, startPosition),
    newEndPosition: positionIn(after, change.newEnd, change.start, startPosition),
  });
}

/**
 * The stretch of the version after in which the two trees may differ; what lies wholly before or wholly behind it, and
 * does not touch it, is the same in both.
 *
 * @param before the edited tree of the version before.
 */
export function touched(before: Tree, after: Tree, change: TextChange): Span {
  let { start } = change;
  let end = change.newEnd;
  for (const { startIndex, endIndex } of before.getChangedRanges(after)) {
    start = Math.min(start, startIndex);
    end = Math.max(end, endIndex);
  }
  return { start, end };
}

/** The row and column (from 0, in UTF-16 code units) of an offset, counted on from an earlier one. */
function positionIn(text: string, offset: number, from = 0, at: Point = { row: 0, column: 0 }): Point {
  let { row } = at;
  let lineStart = from - at.column;
  for (let found = text.indexOf('\n', from); found >= 0 && found < offset; found = text.indexOf('\n', found + 1)) {
    row += 1;
    lineStart = found + 1;
  }
  return { row, column: offset - lineStart };
}
