import type { Span } from '../text/span';
import type { EmbeddedText } from './embedding/embeddedText';
import type { Language } from './language';
import type { Literal } from './literal';
import type { SyntaxTree } from './parsers';

/** A text to look at, wherever it came from. */
export interface SourceText {
  /** Relative to the workspace or the current directory, `/` between folders; undefined for an untitled document. */
  readonly path: string | undefined;
  /** VS Code's language id where the editor knows it; the command line goes by the path. */
  readonly languageId?: string;
  /**
   * What this is a version of, where others will follow: the address of an open document. What was parsed of one version
   * is then kept for the next. It changes nothing but the time a scan takes.
   */
  readonly document?: string;
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
  /** Stretches in other languages; `readEmbedded` has added their literals. */
  readonly embedded?: readonly EmbeddedText[];
  /** Undefined for formats without a grammar and where parsing was not needed or not possible. */
  readonly tree: SyntaxTree | undefined;
  dispose(): void;
}
