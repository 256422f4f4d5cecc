import { changeBetween } from './change';

/**
 * What of a text is replaced by what (UTF-16 offsets, end exclusive), so that the rest of it stays. Neither end falls
 * within a surrogate pair or a line break of two characters: an editor would move it, and the text with it.
 */
export function difference(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  const change = changeBetween(before, after);
  const start = isWithin(before, change.start) || isWithin(after, change.start) ? change.start - 1 : change.start;
  const more = isWithin(before, change.oldEnd) || isWithin(after, change.newEnd) ? 1 : 0;
  return { start, end: change.oldEnd + more, text: after.slice(start, change.newEnd + more) };
}

/** Whether an offset parts a surrogate pair or a line break of two characters. */
function isWithin(text: string, offset: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
