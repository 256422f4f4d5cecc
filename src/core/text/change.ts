/** The one stretch in which two versions of a text differ; UTF-16 offsets, ends exclusive. */
export interface TextChange {
  readonly start: number;
  /** Where the stretch ends in the version before. */
  readonly oldEnd: number;
  /** Where the stretch ends in the version after; what follows is the same in both. */
  readonly newEnd: number;
}

/** So much is compared at once, as memory is; then less and less of it. In UTF-16 code units. */
const blocks: readonly number[] = [8_192, 256, 16, 1];

/** The smallest change that makes one text of another; of equal texts an empty one at their end. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  for (const block of blocks) {
    while (start + block <= shorter && before.slice(start, start + block) === after.slice(start, start + block)) {
      start += block;
    }
  }
  let same = 0;
  for (const block of blocks) {
    while (
      same + block <= shorter - start &&
      sliceBeforeEnd(before, same, block) === sliceBeforeEnd(after, same, block)
    ) {
      same += block;
    }
  }
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

function sliceBeforeEnd(text: string, fromEnd: number, length: number): string {
  const end = text.length - fromEnd;
  return text.slice(end - length, end);
}
