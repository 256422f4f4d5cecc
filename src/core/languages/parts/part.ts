import type { Span } from '../../text/span';

/**
 * A stretch of whole lines that can be left out of a text, so that a grammar reads the rest as it does in the whole text: a
 * statement, a member of a class. UTF-16 offsets, from the beginning of a line to the beginning of another one.
 */
export interface Part extends Span {
  /** Parts of it, in ascending order and apart, which can be left out where it is kept. */
  readonly inner: readonly Part[];
}

/** A part that is no longer is kept in any case: what others refer to, and cheap to parse. In UTF-16 code units. */
export const shortPart = 400;

/** What is left of a text, in ascending order and apart, when the long parts are left out that touch none of the stretches. */
export function keptOf(parts: readonly Part[], length: number, within: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let from = 0;
  const leaveOut = (all: readonly Part[]): void => {
    for (const part of all) {
      if (part.end - part.start <= shortPart) {
        continue;
      }
      if (within.some(({ start, end }) => start <= part.end && part.start <= end)) {
        leaveOut(part.inner);
        continue;
      }
      if (part.start > from) {
        kept.push({ start: from, end: part.start });
      }
      from = part.end;
    }
  };
  leaveOut(parts);
  if (from < length) {
    kept.push({ start: from, end: length });
  }
  return kept;
}
