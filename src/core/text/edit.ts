import type { Span } from './span';

/** Replaces the text at `span` by `text`. An insertion has an empty span, a deletion an empty text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * Sorts edits by position. Insertions at one offset keep the order in which they were given.
 *
 * @throws RangeError where two edits overlap: that is a bug in the rewriter that made them, never a matter of the source.
 */
export function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort(
      (left, right) =>
        left.edit.span.start - right.edit.span.start ||
        left.edit.span.end - right.edit.span.end ||
        left.index - right.index,
    )
    .map(({ edit }) => edit);
  for (let index = 1; index < sorted.length; index += 1) {
    const previous = sorted[index - 1];
    const current = sorted[index];
    if (previous && current && previous.span.end > current.span.start) {
      throw new RangeError(`Edits overlap at offset ${String(current.span.start)}.`);
    }
  }
  return sorted;
}

/**
 * The source with all edits applied at once; every span refers to the source as given.
 *
 * @throws RangeError where two edits overlap or one lies outside the source.
 */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.span.start < position || edit.span.end > source.length || edit.span.end < edit.span.start) {
      throw new RangeError(`An edit lies outside the source: ${String(edit.span.start)} to ${String(edit.span.end)}.`);
    }
    result += source.slice(position, edit.span.start) + edit.text;
    position = edit.span.end;
  }
  return result + source.slice(position);
}
