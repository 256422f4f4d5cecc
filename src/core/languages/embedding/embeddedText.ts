import type { SourceText } from '../document';
import type { Literal } from '../literal';

/** A stretch of a document that is written in another language: a fenced block, a notebook's cell, a script in a value. */
export interface EmbeddedText {
  /** The stretch decoded, and where each part of it stands in the document. */
  readonly literal: Literal;
  /** What tells its language, as of a document of its own. */
  readonly as: Pick<SourceText, 'path' | 'languageId'>;
}
