import type { Tree } from '@vscode/tree-sitter-wasm';
import type { CopiedSyntax } from './syntax/item';

/** What parsing one version of a document left behind for the next. */
export interface KeptTree {
  readonly grammarFile: string;
  readonly source: string;
  /** Holds WebAssembly memory: whoever has it deletes it. */
  readonly tree: Tree;
  readonly copied: CopiedSyntax;
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
      this.#text -= kept.source.length;
    }
    return kept;
  }

  /** The tree of a document, which stays the memory's: it is neither changed nor deleted. */
  peek(document: string): KeptTree | undefined {
    return this.#kept.get(document);
  }

  /** Keeps a tree, which from now on belongs to the memory. */
  put(document: string, kept: KeptTree): void {
    this.take(document)?.tree.delete();
    this.#kept.set(document, kept);
    this.#text += kept.source.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#text <= mostText && this.#kept.size <= mostDocuments) {
        break;
      }
      this.take(oldest)?.tree.delete();
    }
  }
}
