import type { TextChange } from '../text/change';
import type { Span } from '../text/span';

/**
 * Where a span of the version before stands in the next; undefined where it is too near to what changed.
 *
 * @param apart how far from the change it must be at least, in UTF-16 code units.
 */
export function movedSpan({ start, end }: Span, change: TextChange, apart: number): Span | undefined {
  if (end + apart <= change.start) {
    return { start, end };
  }
  const shift = change.newEnd - change.oldEnd;
  return start >= change.oldEnd + apart ? { start: start + shift, end: end + shift } : undefined;
}
