import { close, endPart, openBlock } from '../parts/blocks';
import type { Block } from '../parts/blocks';
import type { Part } from '../parts/part';
import { firstSign, slashCommentEnd, stringEnd } from '../parts/signs';

/** What goes on with what stands before it, though a line begins with it. */
const continues =
  /(?:else|catch|finally|while|instanceof|in|of|as|satisfies|from|extends|implements|case|default)\b|[^\w$@#/]/y;
/** Behind these words a slash begins a pattern. */
const beforePattern = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|instanceof|yield|await)$/;

/**
 * The statements of a text of the ECMAScript family and the members of its classes, by their braces; undefined where it
 * cannot be told without a grammar, as where braces, strings or comments do not end.
 */
export function ecmascriptParts(source: string): readonly Part[] | undefined {
  const blocks: Block[] = [openBlock(0, 0)];
  /** The last sign that is neither blank nor comment, and where it stands. */
  let last = 0;
  let lastAt = 0;
  let lineStart = true;
  for (let offset = 0; offset < source.length; offset += 1) {
    const block = blocks[blocks.length - 1] as Block;
    if (lineStart) {
      lineStart = false;
      const first = firstSign(source, offset);
      // Behind a semicolon or a brace a statement or a member ends, with the line.
      if ((last === 59 || last === 125) && (block.closing === 0 || block.closing === 125)) {
        continues.lastIndex = first;
        if (!continues.test(source)) {
          endPart(block, offset);
          block.start = offset;
        }
      }
      offset = first;
    }
    const code = source.charCodeAt(offset);
    switch (code) {
      case 10:
        lineStart = true;
        continue;
      case 32:
      case 9:
      case 13:
        continue;
      case 34:
      case 39: {
        const end = stringEnd(source, offset, code);
        if (end === undefined) {
          return undefined;
        }
        offset = end - 1;
        break;
      }
      case 47: {
        const end = slashEnd(source, offset, mayDivide(source, last, lastAt));
        if (end === undefined) {
          return undefined;
        }
        if (end === offset + 1) {
          break;
        }
        const next = source.charCodeAt(offset + 1);
        offset = end - 1;
        if (next === 47 || next === 42) {
          continue;
        }
        break;
      }
      case 96: {
        const end = templateEnd(source, offset + 1);
        if (end === undefined) {
          return undefined;
        }
        if (source.charCodeAt(end - 1) === 123) {
          blocks.push(openBlock(end, 96));
        }
        offset = end - 1;
        break;
      }
      case 40:
        blocks.push(openBlock(offset, 41));
        break;
      case 91:
        blocks.push(openBlock(offset, 93));
        break;
      case 123:
        blocks.push(openBlock(offset, 125));
        break;
      case 41:
      case 93:
      case 125: {
        if (code === 125 && block.closing === 96) {
          const end = templateEnd(source, offset + 1);
          if (end === undefined) {
            return undefined;
          }
          if (source.charCodeAt(end - 1) !== 123) {
            close(blocks, offset);
          }
          offset = end - 1;
          break;
        }
        if (code !== block.closing) {
          return undefined;
        }
        close(blocks, offset);
        break;
      }
    }
    last = source.charCodeAt(offset);
    lastAt = offset;
  }
  const [text] = blocks;
  if (text === undefined || blocks.length > 1) {
    return undefined;
  }
  endPart(text, source.length);
  return text.parts;
}

/** Whether a slash behind a sign divides: behind a name, a number, a parenthesis. */
function mayDivide(source: string, last: number, lastAt: number): boolean {
  // Behind `<` it closes an element.
  if (last === 60 || last === 41 || last === 93 || last === 125 || last === 34 || last === 39 || last === 96) {
    return true;
  }
  return (
    /[\w$\u0080-\uffff]/.test(String.fromCharCode(last)) &&
    !beforePattern.test(source.slice(Math.max(0, lastAt - 11), lastAt + 1))
  );
}

/** Where what a slash begins ends, exclusive; undefined where it is left open. */
function slashEnd(source: string, offset: number, mayBeDivision: boolean): number | undefined {
  const end = slashCommentEnd(source, offset);
  if (end !== offset) {
    return end;
  }
  return mayBeDivision ? offset + 1 : patternEnd(source, offset);
}

function patternEnd(source: string, open: number): number | undefined {
  let inClass = false;
  for (let end = open + 1; end < source.length; end += 1) {
    switch (source.charCodeAt(end)) {
      case 92:
        end += 1;
        break;
      case 91:
        inClass = true;
        break;
      case 93:
        inClass = false;
        break;
      case 10:
        return undefined;
      case 47:
        if (!inClass) {
          return end + 1;
        }
    }
  }
  return undefined;
}

/** Behind what closes a template or opens its next hole (then with a brace); undefined where it is left open. */
function templateEnd(source: string, from: number): number | undefined {
  for (let end = from; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 92) {
      end += 1;
    } else if (code === 96) {
      return end + 1;
    } else if (code === 36 && source.charCodeAt(end + 1) === 123) {
      return end + 2;
    }
  }
  return undefined;
}
