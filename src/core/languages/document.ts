import type { Span } from '../text/span';
import type { EmbeddedText } from './embedding/embeddedText';
import type { Language } from './language';
import type { NotebookCode } from './notebook/code';
import type { Literal } from './literal';
import type { SyntaxTree } from './parsers';

/** What a text is a version of. */
export interface VersionOf {
  /** The address of an open document. */
  readonly document: string;
  /**
   * Whether a provisional result will do, because someone is typing. Where a text makes no sense, how a parser goes on
   * depends on what it knew before; a result that may differ from that of a first scan for this reason is provisional.
   */
  readonly hurried: boolean;
}

/** A text to look at, wherever it came from. */
export interface SourceText {
  /** Relative to the workspace or the current directory, `/` between folders; undefined for an untitled document. */
  readonly path: string | undefined;
  /** VS Code's language id where the editor knows it; the command line goes by the path. */
  readonly languageId?: string;
  /** Where others will follow: what was parsed of one version is then kept for the next. */
  readonly versionOf?: VersionOf;
  /** The decoded text; a byte order mark, if any, is its first character. */
  readonly text: string;
}

/** A text with what its language read out of it. Lives as long as its tree: `dispose` when done. */
export interface ParsedDocument {
  readonly path: string | undefined;
  readonly source: string;
  readonly language: Language;
  readonly literals: readonly Literal[];
  readonly comments: readonly Span[];
  /**
   * The stretches in which literals and comments were asked for, in ascending order and apart; what was read of others
   * says what is around. Undefined: all were.
   */
  readonly within?: readonly Span[];
  /** Stretches in other languages; `readEmbedded` has added their literals. */
  readonly embedded?: readonly EmbeddedText[];
  /** The program that the cells of a notebook are, where fixes may be planned on it. */
  readonly code?: NotebookCode;
  /** Undefined for formats without a grammar and where parsing was not needed or not possible. */
  readonly tree: SyntaxTree | undefined;
  dispose(): void;
}
