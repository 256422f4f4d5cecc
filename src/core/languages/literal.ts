import type { Span } from '../text/span';

/** Stands in a literal's text where the source holds something that is not constant (`${host}`, `{host}`, a variable in a concatenation). */
export const HOLE = '\uFFFC';

/** One constant stretch of a literal as it stands in the source. */
export interface LiteralPiece {
  /** Inside the quotes. */
  readonly span: Span;
  /** Where the piece's decoded text stands in `Literal.text` (UTF-16 offsets, end exclusive). */
  readonly inText: Span;
  /** Whether source and decoded text are the same, character for character (no escapes). */
  readonly verbatim: boolean;
}

/** How a literal is used. */
export type LiteralUse =
  /** Bound to a name: a variable, property, map key, attribute, field, `KEY=value`. */
  | 'assigned'
  /** Passed to a call, by position or by keyword. */
  | 'argument'
  /** Default of a function parameter. */
  | 'parameter-default'
  /** Default of a look-up in the environment: `os.environ.get("X", "…")`, `process.env.X ?? "…"`. The name path ends in the variable's name. */
  | 'environment-default'
  /** Compared with something: `==`, `!==`, `case`, `in`, a match pattern. */
  | 'compared'
  /** A key itself: an object key, a subscript, a member name. Never a secret. */
  | 'key'
  /** An import source, a directive, a docstring, a type, an enum member that only repeats its name: never a secret by name. */
  | 'structural'
  /** An argument of an annotation, attribute or decorator. */
  | 'annotation-argument'
  /** An element of a list without a name of its own. */
  | 'element'
  /** Returned from a function; the name path ends in the function's name. */
  | 'returned'
  /** A stretch of a comment, or plain text that belongs to no literal. */
  | 'prose'
  /** Anything else. */
  | 'other';

/** The call that a literal is passed to, directly or inside an object that is passed. */
export interface EnclosingCall {
  /** As written, without arguments: `boto3.client`, `new S3Client`, `AWS.config.update`, `jwt.sign`. */
  readonly callee: string;
  /** The position from 0, or the keyword. */
  readonly argument: number | string;
}

/** A string literal and its context: what detectors decide on, rather than on raw lines. */
export interface Literal {
  /** The decoded value, with `HOLE` for each part that is not constant. */
  readonly text: string;
  /** The constant stretches, in source order; at least one. Concatenated and adjacent literals are folded into one. */
  readonly pieces: readonly LiteralPiece[];
  /** From the start of the first piece to the end of the last: inside the quotes. */
  readonly span: Span;
  /** The whole expression: with quotes and prefix; of a concatenation, the concatenation. What a rewriter replaces. */
  readonly outer: Span;
  readonly use: LiteralUse;
  /** What it is bound to, outermost first: `["config","db","password"]`; empty where it is bound to nothing. */
  readonly name: readonly string[];
  readonly call?: EnclosingCall;
}

/** Whether the literal's value is wholly constant. */
export function isConstant(literal: Literal): boolean {
  return !literal.text.includes(HOLE);
}

/**
 * Where a stretch of the decoded text stands in the source.
 *
 * Exact where it begins and ends in verbatim pieces; otherwise widened to the whole pieces it touches.
 *
 * @param inText UTF-16 offsets in `literal.text`, end exclusive.
 */
export function sourceSpan(literal: Literal, inText: Span): Span {
  let start: number | undefined;
  let end: number | undefined;
  for (const piece of literal.pieces) {
    if (piece.inText.end <= inText.start || piece.inText.start >= inText.end) {
      continue;
    }
    if (piece.verbatim) {
      start ??= piece.span.start + Math.max(0, inText.start - piece.inText.start);
      end = piece.span.start + Math.min(piece.inText.end, inText.end) - piece.inText.start;
    } else {
      start ??= piece.span.start;
      end = piece.span.end;
    }
  }
  return start === undefined || end === undefined ? literal.span : { start, end };
}
