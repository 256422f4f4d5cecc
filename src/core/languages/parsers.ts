import { Language as Grammar, Parser } from '@vscode/tree-sitter-wasm';
import type { Node, Range, Tree } from '@vscode/tree-sitter-wasm';
import { isAbandoned } from '../ports';
import type { GrammarSource, Pause } from '../ports';
import { changeBetween } from '../text/change';
import type { Span } from '../text/span';
import type { VersionOf } from './document';
import { leftOutAround } from './excerpt/leftOut';
import { isParsable } from './limits';
import { inPieces, parseInTurns } from './parseInTurns';
import { editTree, touched } from './syntax/edited';
import type { CopiedSyntax } from './syntax/item';
import { release, TreeMemory } from './treeMemory';
import type { KeptTree, Outline } from './treeMemory';

export type SyntaxNode = Node;

/** A parsed source. Holds WebAssembly memory that no garbage collector sees: whoever owns it calls `dispose`. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** Whether the parser had to skip or invent anything. */
  readonly hasErrors: boolean;
  /** Whether parsing the source for the first time might come to something else. */
  readonly provisional: boolean;
  /** What has been copied out of it, and what is still good of what was copied out of the version before. */
  readonly copied: CopiedSyntax;
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
  readonly #memory = new TreeMemory();
  #runtime: Promise<void> | undefined;

  /** @param pause called now and then while a long source is parsed. */
  constructor(
    private readonly source: GrammarSource,
    readonly pause?: Pause,
  ) {}

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

  /**
   * Parses what is kept of a source; undefined where the grammar cannot be loaded, or the rest makes no sense to it.
   *
   * @param kept stretches of whole lines, in ascending order and apart.
   */
  async parseKept(grammarFile: string, source: string, kept: readonly Span[]): Promise<SyntaxTree | undefined> {
    const parser = await this.load(grammarFile);
    try {
      const tree = parser?.parse(inPieces(source), null, { includedRanges: rangesOf(source, kept) }) ?? undefined;
      if (tree?.rootNode.hasError !== false) {
        tree?.delete();
        return undefined;
      }
      return this.#wrap({ grammarFile, source, tree, copied: { kept: false } }, false, undefined);
    } catch {
      this.#grammars.delete(grammarFile);
      return undefined;
    }
  }

  /**
   * Parses a source; undefined where the grammar cannot be loaded, or must not be given this source.
   *
   * @param versionOf what the source is a version of, if it will have others: then its tree is kept when it is disposed,
   *   and the next version is parsed from where it differs. The outcome is the same, or provisional if that will do.
   */
  async parse(grammarFile: string, source: string, versionOf?: VersionOf): Promise<SyntaxTree | undefined> {
    const parser = isParsable(grammarFile, source) ? await this.load(grammarFile) : undefined;
    if (parser === undefined) {
      return undefined;
    }
    const before = versionOf && this.#before(versionOf.document, grammarFile);
    try {
      const parse: Parse = (from) => parseInTurns(parser, source, from, this.pause);
      const parsed =
        before === undefined
          ? await parseWhole(parse, versionOf !== undefined)
          : await parseFrom(parse, before, source, versionOf?.hurried === true);
      return parsed && this.#wrap({ grammarFile, source, ...parsed }, parsed.provisional, versionOf?.document);
    } catch (error) {
      if (isAbandoned(error)) {
        if (versionOf && before) {
          this.#memory.put(versionOf.document, before);
        }
        throw error;
      }
      // A parser that trapped is in no state to go on; the next text gets a new one.
      this.#grammars.delete(grammarFile);
      return undefined;
    }
  }

  /** What is kept of the version before, for the caller. */
  #before(document: string, grammarFile: string): KeptTree | undefined {
    const before = this.#memory.take(document);
    if (before === undefined || before.grammarFile === grammarFile) {
      return before;
    }
    release(before);
    return undefined;
  }

  /**
   * What can be left out of a source around a stretch, told by the last version that made sense, or the last one;
   * undefined where none is kept, or more than the stretch is different now. Offsets in UTF-16 code units.
   *
   * @param stretch from the beginning of a line to the beginning of another one.
   */
  leftOutAround(document: string, source: string, stretch: Span): readonly Span[] | undefined {
    for (const outline of this.#memory.outlines(document)) {
      const change = changeBetween(outline.source, source);
      if (change.start >= stretch.start && change.newEnd <= stretch.end) {
        const tree = outline.tree.copy();
        editTree(tree, change, outline.source, source);
        const leftOut = leftOutAround(tree.rootNode, source, stretch);
        tree.delete();
        return leftOut;
      }
    }
    return undefined;
  }

  #wrap(kept: KeptTree, provisional: boolean, document: string | undefined): SyntaxTree {
    const { tree, copied } = kept;
    return {
      root: tree.rootNode,
      hasErrors: tree.rootNode.hasError,
      provisional,
      copied,
      dispose: () => {
        if (document === undefined) {
          tree.delete();
        } else {
          this.#memory.put(document, kept);
        }
      },
    };
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

/** Spans of whole lines as tree-sitter takes them, with rows and columns. */
function rangesOf(source: string, spans: readonly Span[]): Range[] {
  let row = 0;
  let line = 0;
  const place = (offset: number): Range['startPosition'] => {
    for (let end = source.indexOf('\n', line); end >= 0 && end < offset; end = source.indexOf('\n', line)) {
      row += 1;
      line = end + 1;
    }
    return { row, column: offset - line };
  };
  return spans.map(({ start, end }) => {
    const startPosition = place(start);
    return { startIndex: start, endIndex: end, startPosition, endPosition: place(end) };
  });
}

/** A tree, and where what was copied out of it is written down. */
interface Parsed {
  readonly tree: Tree;
  readonly copied: CopiedSyntax;
  readonly provisional: boolean;
  readonly sound?: Outline | undefined;
}

/** Parses a source, be it from the tree of a version before that was told of the edits since. */
type Parse = (from: Tree | null) => Promise<Tree | null>;

async function parseWhole(parse: Parse, kept: boolean): Promise<Parsed | undefined> {
  const tree = await parse(null);
  return tree ? { tree, copied: { kept }, provisional: false } : undefined;
}

/**
 * Parses a source from where it differs from the version before. Where it makes no sense in places, how a parser goes on
 * from there depends on where it came from, so that the outcome is provisional, or the whole is parsed after all.
 *
 * @param before used up, unless this is abandoned.
 */
async function parseFrom(
  parse: Parse,
  before: KeptTree,
  source: string,
  hurried: boolean,
): Promise<Parsed | undefined> {
  const change = changeBetween(before.source, source);
  const edited = before.tree.copy();
  try {
    editTree(edited, change, before.source, source);
    const first = await parse(edited);
    const isUnsure = first?.rootNode.hasError === true;
    if (isUnsure && !hurried) {
      first.delete();
    }
    const tree = isUnsure && !hurried ? await parse(null) : first;
    const provisional = isUnsure && hurried;
    if (!tree) {
      release(before);
      return undefined;
    }
    const { root } = before.copied;
    const copied: CopiedSyntax = { kept: true };
    if (root !== undefined) {
      copied.before = { root, change, dirty: touched(edited, tree, change) };
    }
    return { tree, copied, provisional, sound: soundOf(before, tree) };
  } finally {
    edited.delete();
  }
}

/** The last version without errors where the present one has some; what is not needed of the one before is freed. */
function soundOf(before: KeptTree, tree: Tree): Outline | undefined {
  if (!tree.rootNode.hasError) {
    release(before);
    return undefined;
  }
  if (!before.tree.rootNode.hasError) {
    return before;
  }
  before.tree.delete();
  return before.sound;
}
