import { bracedParts } from '../code/parts';
import type { Part } from '../parts/part';
import { slashCommentEnd } from '../parts/signs';

/** Statements between words instead of braces: what belongs together cannot be told. */
const wordedBlocks = /\b(?:endif|endforeach|endwhile|endfor|endswitch|enddeclare|__halt_compiler)\b/i;
const opening = /^(?:#![^\n]*\n)?<\?php\s/;
const documentOpening = /<<<[ \t]*(["']?)(\w+)\1\r?\n/y;

/**
 * The statements of a PHP text and the members of its classes; undefined where it cannot be told without a grammar, as
 * where markup stands between them.
 */
export function phpParts(source: string): readonly Part[] | undefined {
  const opened = opening.exec(source);
  return opened === null || wordedBlocks.test(source)
    ? undefined
    : bracedParts(source, opened[0].length, { skip, linesEnd: false });
}

function skip(source: string, offset: number): number | undefined {
  const code = source.charCodeAt(offset);
  switch (code) {
    case 34:
    case 39:
    case 96:
      return quotedEnd(source, offset, code);
    case 35:
      return source.charCodeAt(offset + 1) === 91 ? offset : lineCommentEnd(source, offset);
    case 47:
      return source.charCodeAt(offset + 1) === 47 ? lineCommentEnd(source, offset) : slashCommentEnd(source, offset);
    case 60:
      return source.startsWith('<<<', offset) ? documentEnd(source, offset) : offset;
    case 63:
      // Behind it comes markup.
      return source.charCodeAt(offset + 1) === 62 ? undefined : offset;
    default:
      return offset;
  }
}

/** A comment does not go on behind the end of the code. */
function lineCommentEnd(source: string, offset: number): number | undefined {
  const found = source.indexOf('\n', offset);
  const end = found < 0 ? source.length : found;
  return source.slice(offset, end).includes('?>') ? undefined : end;
}

/** Where a string of one or several lines ends, exclusive; undefined where what is put into it has quotes of its own. */
function quotedEnd(source: string, open: number, quote: number): number | undefined {
  for (let end = open + 1; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 92) {
      end += 1;
    } else if (code === quote) {
      return end + 1;
    } else if (quote !== 39 && code === 123 && source.charCodeAt(end + 1) === 36) {
      const closing = source.indexOf('}', end);
      if (closing < 0 || source.slice(end, closing).includes(String.fromCharCode(quote))) {
        return undefined;
      }
      end = closing;
    }
  }
  return undefined;
}

/** Where a here-document or now-document ends, exclusive. */
function documentEnd(source: string, open: number): number | undefined {
  documentOpening.lastIndex = open;
  const opened = documentOpening.exec(source);
  const [, , word] = opened ?? [];
  if (opened === null || word === undefined) {
    return undefined;
  }
  const closing = new RegExp(`^[ \\t]*${word}\\b`, 'gm');
  closing.lastIndex = open + opened[0].length;
  const closed = closing.exec(source);
  return closed === null ? undefined : closed.index + closed[0].length;
}
