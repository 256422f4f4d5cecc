import type { Span } from '../text/span';
import type { EmbeddedText } from './embedding/embeddedText';
import type { Literal } from './literal';
import type { SyntaxTree } from './parsers';
import type { Part } from './parts/part';

/** How a language writes comments; undefined where it has none of that kind. */
export interface CommentSyntax {
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

/** What a language reads out of a document. */
export interface Reading {
  /** In source order. */
  readonly literals: readonly Literal[];
  /** Comments with their delimiters, in source order. */
  readonly comments: readonly Span[];
  /** Stretches in other languages, in source order; what is in them is no literal of this one. */
  readonly embedded?: readonly EmbeddedText[];
  /** Whether everything counts, though only some stretches were asked for: there may be more to a text than can be seen. */
  readonly whole?: true;
}

/** One language or format. Registered by its folder: `languages/<id>/language.ts` exports `language`. */
export interface Language {
  /** The folder's name. */
  readonly id: string;
  /** VS Code's language ids. */
  readonly languageIds: readonly string[];
  /** With the dot, lower case: `.ts`. */
  readonly extensions: readonly string[];
  /** Whole file names, lower case; a trailing `*` matches any ending: `.env*`. */
  readonly fileNames: readonly string[];
  readonly comments: CommentSyntax;
  /** File of its tree-sitter grammar, without folder (`tree-sitter-python.wasm`); undefined for a hand-read format. */
  readonly grammar?: string;
  /**
   * Whether every literal of the language stands in quotes, so that what follows a name plainly is no value. Only makes
   * the scan faster; left out where in doubt.
   */
  readonly quoted?: true;
  /** What parts code, in which literals stand in quotes, from the text that the language is written into (`<?`, `?>`). */
  readonly quotedWithin?: readonly [open: string, close: string];
  /** Of a language with `quoted`: what of it opens literals in which values stand plainly, such as `<<~TEXT`, `%w(…)`. */
  readonly plainLiterals?: RegExp;
  /** Of a language with `quoted`: whether a literal may stand in backticks. */
  readonly backticks?: true;
  /** Of a language with `quoted`: whether literals that follow one another without an operator are one. */
  readonly adjoining?: true;
  /** Of a language with `quoted`: whether the end of a line ends a statement that nothing holds open. */
  readonly byLines?: true;
  /** Whether a file's name alone says that a secret is in it, so that no word for one need stand there. */
  readonly namedByFile?: true;
  /** Whether `read` reads less where it is given `within`. Only makes the scan faster. */
  readonly readsWithin?: true;
  /**
   * The parts of a source that can be left out, so that the grammar reads the others as it does in the whole; undefined
   * where it cannot be told. Only makes the scan faster.
   */
  parts?(source: string): readonly Part[] | undefined;
  /**
   * Literals in context. Total: broken source yields fewer literals, never an exception.
   *
   * @param tree present where the language names a grammar and it could be loaded.
   * @param within stretches in ascending order and apart, outside of which no literal and no comment is asked for;
   *   what stands in or beside them is read as it is in the whole text. Undefined: all are asked for. A language may
   *   read more than it is asked for.
   */
  read(source: string, tree: SyntaxTree | undefined, within?: readonly Span[]): Reading;
}
