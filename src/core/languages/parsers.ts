import { Language as Grammar, Parser } from '@vscode/tree-sitter-wasm';
import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { GrammarSource } from '../ports';
import { isParsable } from './limits';

export type SyntaxNode = Node;

/** A parsed source. Holds WebAssembly memory that no garbage collector sees: whoever owns it calls `dispose`. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** Whether the parser had to skip or invent anything. */
  readonly hasErrors: boolean;
  dispose(): void;
}

/**
 * Parses with tree-sitter; loads its runtime and each grammar when first asked for.
 *
 * Architecture invariant: parsing never fails on source text. A grammar that cannot be loaded is `undefined` to the
 * caller, who reads on without a tree and says so.
 */
export class Parsers {
  readonly #grammars = new Map<string, Promise<Parser | undefined>>();
  #runtime: Promise<void> | undefined;

  constructor(private readonly source: GrammarSource) {}

  /**
   * The parser of a grammar file (`tree-sitter-python.wasm`), ready for synchronous use; undefined where it cannot be
   * loaded. Whoever parses with it must ask `isParsable` first, as `parse` does.
   */
  async load(grammarFile: string): Promise<Parser | undefined> {
    let parser = this.#grammars.get(grammarFile);
    if (parser === undefined) {
      parser = this.#load(grammarFile).catch(() => undefined);
      this.#grammars.set(grammarFile, parser);
    }
    return parser;
  }

  /** Parses a source; undefined where the grammar cannot be loaded, or must not be given this source. */
  async parse(grammarFile: string, source: string): Promise<SyntaxTree | undefined> {
    const parser = isParsable(grammarFile, source) ? await this.load(grammarFile) : undefined;
    try {
      const tree = parser?.parse(source);
      return tree ? wrap(tree) : undefined;
    } catch {
      // A parser that trapped is in no state to go on; the next text gets a new one.
      this.#grammars.delete(grammarFile);
      return undefined;
    }
  }

  async #load(grammarFile: string): Promise<Parser> {
    this.#runtime ??= this.source
      .load('tree-sitter.wasm')
      .then((wasmBinary) => Parser.init(runtimeOptions(wasmBinary)));
    await this.#runtime;
    const file = await this.source.load(grammarFile);
    const compile = (): Promise<Grammar> => Grammar.load(file);
    const grammar = await (this.source.compiling?.(file, compile) ?? compile());
    return new Parser().setLanguage(grammar);
  }
}

/**
 * What makes the runtime start from bytes: Emscripten takes `wasmBinary`, of which the typings know nothing, and
 * touches neither file system nor network where it is given.
 */
function runtimeOptions(wasmBinary: Uint8Array): { locateFile: (file: string) => string } {
  const options = { wasmBinary, locateFile: (file: string) => file };
  return options;
}

function wrap(tree: Tree): SyntaxTree {
  return {
    root: tree.rootNode,
    hasErrors: tree.rootNode.hasError,
    dispose: () => {
      tree.delete();
    },
  };
}
