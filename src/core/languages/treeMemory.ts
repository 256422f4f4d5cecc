import type { Tree } from '@vscode/tree-sitter-wasm';
import type { CopiedSyntax } from './syntax/item';

/** A version of a document, and how it is built. */
export interface Outline {
  readonly source: string;
  /** Holds WebAssembly memory: whoever has it deletes it. */
  readonly tree: Tree;
}

/** What parsing one version of a document left behind for the next. */
export interface KeptTree extends Outline {
  readonly grammarFile: string;
  readonly copied: CopiedSyntax;
  /** Where the tree has errors: the last version that had none. */
  readonly sound?: Outline | undefined;
}

/** Frees what is kept of a version. */
export function release({ tree, sound }: KeptTree): void {
  tree.delete();
  sound?.tree.delete();
}

function lengthOf({ source, sound }: KeptTree): number {
  return source.length + (sound?.source.length ?? 0);
}

/**
 * So much text may be kept with its trees, in UTF-16 code units. With their copies, trees take about 40 times as much
 * memory.
 */
const mostText = 1_048_576;
const mostDocuments = 16;

/** The last tree of each document that someone works on, those used last; bounded, and deletes what it lets go. */
export class TreeMemory {
  readonly #kept = new Map<string, KeptTree>();
  #text = 0;

  /** The tree of a document, which from now on belongs to the caller. */
  take(document: string): KeptTree | undefined {
    const kept = this.#kept.get(document);
    if (kept !== undefined) {
      this.#kept.delete(document);
      this.#text -= lengthOf(kept);
    }
    return kept;
  }

  /** The versions that tell how a document is built, the better one first. They stay the memory's, and must not be changed. */
  outlines(document: string): readonly Outline[] {
    const kept = this.#kept.get(document);
    return kept === undefined ? [] : kept.sound === undefined ? [kept] : [kept.sound, kept];
  }

  /** Keeps a tree, which from now on belongs to the memory. */
  put(document: string, kept: KeptTree): void {
    this.#drop(document);
    this.#kept.set(document, kept);
    this.#text += lengthOf(kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#text <= mostText && this.#kept.size <= mostDocuments) {
        break;
      }
      this.#drop(oldest);
    }
  }

  #drop(document: string): void {
    const kept = this.take(document);
    if (kept !== undefined) {
      release(kept);
    }
  }
}
