import { Parser } from '@vscode/tree-sitter-wasm';
import type { ParseCallback, Tree } from '@vscode/tree-sitter-wasm';
import type { Pause } from '../ports';

/** A shorter text is parsed in a few milliseconds, unless it is a very bad one. In UTF-16 code units. */
const longText = 16_384;
/** So often a parser asks whether to go on before it pauses: every hundred steps, some 5 to 10 ms in all. */
const questions = 100;

/** In UTF-16 code units. */
const piece = 1_024;

/**
 * How a parser reads a source. Handed a string, it copies ten kilobytes into its memory wherever it goes on or back to, one
 * character after the other, which is several times the source.
 */
export function inPieces(source: string): ParseCallback {
  return (index) => {
    const end = index + piece;
    // A pair of surrogates is one character, which a parser cannot put together from two pieces.
    return source.slice(index, isHighSurrogate(source.charCodeAt(end - 1)) ? end + 1 : end);
  };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/**
 * Parses a source with pauses, if it is long. The tree is the one that comes of parsing it at once.
 *
 * @param shared a parser of the grammar, which others may use in the pauses.
 * @param from the tree of a version before; whoever has it must keep it until this has ended.
 */
export async function parseInTurns(
  shared: Parser,
  source: string,
  from: Tree | null,
  pause: Pause | undefined,
): Promise<Tree | null> {
  const { language } = shared;
  if (pause === undefined || language === null || source.length < longText) {
    return shared.parse(inPieces(source), from);
  }
  const own = new Parser().setLanguage(language);
  try {
    for (;;) {
      let asked = 0;
      const progressCallback = (): boolean => {
        asked += 1;
        return asked > questions;
      };
      const tree = own.parse(inPieces(source), from, { progressCallback });
      if (tree !== null) {
        return tree;
      }
      await pause();
    }
  } finally {
    own.delete();
  }
}
