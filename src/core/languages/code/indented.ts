import type { LiteralText } from '../syntax/literalText';
import type { StringForm } from './description';

/**
 * Reads a stretch of a here-document whose lines lose their indentation.
 *
 * @param indentation how many blanks a line loses at most.
 */
export function readIndented(
  source: string,
  start: number,
  end: number,
  indentation: number,
  read: StringForm['read'],
  into: LiteralText,
): void {
  for (let offset = start; offset < end;) {
    const found = source.indexOf('\n', offset);
    const lineStop = found < 0 || found >= end ? end : found + 1;
    if (source.charAt(offset - 1) === '\n') {
      for (let count = 0; count < indentation && offset < lineStop && /[ \t]/.test(source.charAt(offset)); count += 1) {
        offset += 1;
      }
    }
    read(source, offset, lineStop, into);
    offset = lineStop;
  }
}
