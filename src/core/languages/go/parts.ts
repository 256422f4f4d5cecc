import { bracedParts } from '../code/parts';
import type { Part } from '../parts/part';
import { slashCommentEnd, stringEnd } from '../parts/signs';

/** The declarations of a Go text and statements in them; undefined where it cannot be told without a grammar. */
export function goParts(source: string): readonly Part[] | undefined {
  return bracedParts(source, 0, { skip, linesEnd: true });
}

function skip(source: string, offset: number): number | undefined {
  const code = source.charCodeAt(offset);
  switch (code) {
    case 34:
    case 39:
      return stringEnd(source, offset, code);
    case 96: {
      const end = source.indexOf('`', offset + 1);
      return end < 0 ? undefined : end + 1;
    }
    default:
      return slashCommentEnd(source, offset);
  }
}
