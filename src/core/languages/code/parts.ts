import { endPart, openBlock } from '../parts/blocks';
import type { Block } from '../parts/blocks';
import { shortPart } from '../parts/part';
import type { Part } from '../parts/part';
import { firstSign } from '../parts/signs';

/** What a language with braces knows of its statements. */
export interface BracedSyntax {
  /**
   * Where the string or comment ends that an offset begins, exclusive; the offset itself where none begins there; undefined
   * where it is left open, or it cannot be told.
   */
  readonly skip: (source: string, offset: number) => number | undefined;
  /** Whether the end of a line ends a statement at the outermost level, where the next one begins without blanks. */
  readonly linesEnd: boolean;
}

/** What stands between braces or parentheses, and what of it can be left out. */
interface Bracketed extends Block {
  /** Whether functions are declared in it that others call: only their bodies can be left out. */
  readonly declares: boolean;
  /** Where the first sign of the part that is being read stands. */
  head: number | undefined;
}

/** What may follow an opening brace in a line of its own. */
const firstLine = /[ \t]*(?:\/\/[^\n]*)?\r?\n/y;
/** What goes on with what stands before it, though a line begins with it. */
const continues =
  /(?:else|elseif|catch|finally|while|case|default|extends|implements|throws|where|use)\b|[^\w$@#/\\[]/y;

/** What declares others, or may. Only at its beginning a condition does. */
const declaring =
  /^(?:if|else|elseif|try|do|for|foreach|while|switch)\b|\b(?:class|interface|enum|struct|namespace|trait|record|package|module|type)\b/;

/**
 * The bodies of functions in a text and the statements in them, by their braces; undefined where it cannot be told without a
 * grammar, as where braces, strings or comments do not end.
 */
export function bracedParts(
  source: string,
  from: number,
  { skip, linesEnd }: BracedSyntax,
): readonly Part[] | undefined {
  const blocks: Bracketed[] = [opened(0, 0, true)];
  /** The last sign that is neither blank nor comment. */
  let last = 0;
  let lineStart = false;
  for (let offset = from; offset < source.length; offset += 1) {
    const block = blocks[blocks.length - 1] as Bracketed;
    if (lineStart) {
      lineStart = false;
      const first = firstSign(source, offset);
      if (endsStatement(last, block, linesEnd && first === offset)) {
        continues.lastIndex = first;
        if (!continues.test(source)) {
          end(block, offset);
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
      case 40:
      case 91:
        block.head ??= offset;
        blocks.push(opened(offset, code === 40 ? 41 : 93));
        last = code;
        continue;
      case 123: {
        const head = source.slice(block.head ?? offset, offset);
        blocks.push(opened(offset, 125, block.declares && declaring.test(head)));
        last = code;
        continue;
      }
      case 41:
      case 93:
      case 125:
        if (code !== block.closing) {
          return undefined;
        }
        closeBody(source, blocks, offset);
        last = code;
        continue;
    }
    const behind = skip(source, offset);
    if (behind === undefined) {
      return undefined;
    }
    if (behind > offset && (code === 47 || code === 35)) {
      // Of a comment nothing counts.
      offset = behind - 1;
      continue;
    }
    block.head ??= offset;
    offset = Math.max(offset, behind - 1);
    last = source.charCodeAt(offset);
  }
  const [text] = blocks;
  if (text === undefined || blocks.length > 1) {
    return undefined;
  }
  end(text, source.length);
  return text.parts;
}

function opened(open: number, closing: number, declares = false): Bracketed {
  return { declares, head: undefined, ...openBlock(open, closing) };
}

/** Ends the part that is being read: of what declares functions only bodies can be left out. */
function end(block: Bracketed, offset: number): void {
  block.start = block.declares ? undefined : block.start;
  endPart(block, offset);
  block.head = undefined;
}

/** Takes the innermost block away. Where its lines are its own, they can be left out together. */
function closeBody(source: string, blocks: Bracketed[], offset: number): void {
  const block = blocks.pop();
  const holder = blocks.at(-1);
  if (block === undefined || holder === undefined || offset - block.open <= shortPart) {
    return;
  }
  firstLine.lastIndex = block.open + 1;
  const start = firstLine.test(source) ? firstLine.lastIndex : undefined;
  const last = source.lastIndexOf('\n', offset) + 1;
  const whole =
    block.closing === 125 &&
    !block.declares &&
    start !== undefined &&
    start < last &&
    firstSign(source, last) === offset;
  // What comes last goes on into the line of the closing brace: it stays, but not all that is in it.
  const inner = [...block.parts, ...block.inner];
  holder.inner = [...holder.inner, ...(whole ? [{ start, end: last, inner }] : inner)];
}

/** Whether a statement or a member has ended before the line that begins now. */
function endsStatement(last: number, block: Block, lineEnds: boolean): boolean {
  return block.closing === 0
    ? last === 59 || last === 125 || (lineEnds && /[\w)\]"'`]/.test(String.fromCharCode(last)))
    : block.closing === 125 && (last === 59 || last === 125);
}
