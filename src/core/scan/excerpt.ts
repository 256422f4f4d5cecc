import type { TextChange } from '../text/change';
import type { Span } from '../text/span';
import type { Finding } from './finding';

/** Of a text that is little longer there is nothing to leave out. In UTF-16 code units. */
export const longestExcerpt = 12_000;

/** So much is read around what is to be told. */
const around = 1_000;

/** A text without what was left out of it. Offsets in UTF-16 code units. */
export interface Excerpt {
  readonly text: string;
  /** What is to be added to an offset in the stretch around which it was left out, to have that of the source. */
  readonly shift: number;
  /** That stretch, in the source. */
  readonly stretch: Span;
}

/**
 * What remains of a source; undefined where that is so much that it is as well read as a whole.
 *
 * @param leftOut in ascending order and apart; none of it touches the stretch.
 */
export function excerptOf(source: string, leftOut: readonly Span[], stretch: Span): Excerpt | undefined {
  const length = leftOut.reduce((rest, { start, end }) => rest - (end - start), source.length);
  if (length > longestExcerpt || length > source.length / 2) {
    return undefined;
  }
  let text = '';
  let from = 0;
  let shift = 0;
  for (const { start, end } of leftOut) {
    text += source.slice(from, start);
    from = end;
    shift += end <= stretch.start ? end - start : 0;
  }
  return { text: text + source.slice(from), shift, stretch };
}

/**
 * The lines of the next version of a text that have to be read so that what is found in a stretch of it can be told: those
 * around it, and around findings of the version before that reach into it.
 */
export function linesAround(stretch: Span, text: string, change: TextChange, findings: readonly Finding[]): Span {
  let { start, end } = stretch;
  const moved = (offset: number): number =>
    offset < change.oldEnd ? Math.min(offset, change.newEnd) : offset + change.newEnd - change.oldEnd;
  for (const { span } of findings) {
    if (moved(span.start) < stretch.end && moved(span.end) > stretch.start) {
      start = Math.min(start, moved(span.start));
      end = Math.max(end, moved(span.end));
    }
  }
  const found = text.indexOf('\n', end + around);
  return {
    start: start <= around ? 0 : text.lastIndexOf('\n', start - around - 1) + 1,
    end: found < 0 ? text.length : found + 1,
  };
}
