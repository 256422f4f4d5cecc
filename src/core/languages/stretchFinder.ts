import type { Span } from '../text/span';

/** Whether one of the stretches touches another one; to be asked in ascending order of starts. */
export function stretchFinder(stretches: readonly Span[] | undefined): (start: number, end: number) => boolean {
  let next = 0;
  return (start, end) => {
    if (!stretches) {
      return true;
    }
    while (next < stretches.length && (stretches[next]?.end ?? 0) < start) {
      next += 1;
    }
    return (stretches[next]?.start ?? Infinity) <= end;
  };
}
