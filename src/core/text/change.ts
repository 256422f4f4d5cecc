/** The one stretch in which two versions of a text differ; UTF-16 offsets, ends exclusive. */
export interface TextChange {
  readonly start: number;
  /** Where the stretch ends in the version before. */
  readonly oldEnd: number;
  /** Where the stretch ends in the version after; what follows is the same in both. */
  readonly newEnd: number;
}

/** The smallest change that makes one text of another; of equal texts an empty one at their end. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) {
    start += 1;
  }
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > start && newEnd > start && before.charCodeAt(oldEnd - 1) === after.charCodeAt(newEnd - 1)) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  return { start, oldEnd, newEnd };
}
