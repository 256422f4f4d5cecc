import { bracedParts } from '../code/parts';
import type { Part } from '../parts/part';
import { slashCommentEnd, stringEnd } from '../parts/signs';

/** The members of a Java text's classes and statements in them; undefined where it cannot be told without a grammar. */
export function javaParts(source: string): readonly Part[] | undefined {
  return bracedParts(source, 0, { skip, linesEnd: false });
}

function skip(source: string, offset: number): number | undefined {
  const code = source.charCodeAt(offset);
  switch (code) {
    case 34:
      return source.startsWith('"""', offset) ? textBlockEnd(source, offset + 3) : stringEnd(source, offset, code);
    case 39:
      return stringEnd(source, offset, code);
    default:
      return slashCommentEnd(source, offset);
  }
}

function textBlockEnd(source: string, from: number): number | undefined {
  for (let end = from; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 92) {
      end += 1;
    } else if (code === 34 && source.startsWith('"""', end)) {
      return end + 3;
    }
  }
  return undefined;
}
