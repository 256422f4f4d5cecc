import type { Part } from './part';

/** What stands between braces, or in none, and its parts so far. */
export interface Block {
  /** What closes it, as a character code; 0 for the text itself, 96 for a hole of a template. */
  readonly closing: number;
  readonly open: number;
  readonly parts: Part[];
  /** Where the part that is being read begins; before it nothing can be left out. */
  start: number | undefined;
  /** The parts within the part that is being read. */
  inner: readonly Part[];
}

/** A block that begins; the text itself where nothing closes it. */
export function openBlock(open: number, closing: number): Block {
  return { closing, open, parts: [], start: undefined, inner: [] };
}

/** What is in shorter braces is left as it is. */
const shortBlock = 1_500;

/** Takes the innermost block away; what can be left out of it belongs to the part that it stands in. */
export function close(blocks: Block[], offset: number): void {
  const block = blocks.pop();
  const holder = blocks.at(-1);
  if (block === undefined || holder === undefined || offset - block.open < shortBlock) {
    return;
  }
  // What comes last goes on into the line of the closing brace: it stays, but not all that is in it.
  holder.inner = [...holder.inner, ...block.parts, ...block.inner];
}

/** Ends the part that is being read in a block. */
export function endPart(block: Block, end: number): void {
  if (block.start !== undefined) {
    block.parts.push({ start: block.start, end, inner: block.inner });
  } else {
    // What comes first stays, but not all that is in it.
    block.parts.push(...block.inner);
  }
  block.inner = [];
}
