import type { Span } from '../../text/span';
import { sourceSpan } from '../literal';
import type { Literal, LiteralPiece } from '../literal';
import type { Reading } from '../language';
import { reportedUse, segments } from './context';
import type { Context } from './context';

/**
 * A part of a literal as a literal of its own, in another context: the value in `--password=value`.
 *
 * @param inText UTF-16 offsets in `literal.text`, end exclusive.
 * @param outer what a rewriter replaces; the part itself where it is left out.
 */
export function sliceLiteral(literal: Literal, inText: Span, context: Context, outer?: Span): Literal {
  const pieces = piecesIn(literal, inText);
  const span =
    pieces.length === 0
      ? sourceSpan(literal, inText)
      : { start: pieces[0]?.span.start ?? 0, end: pieces.at(-1)?.span.end ?? 0 };
  return {
    text: literal.text.slice(inText.start, inText.end),
    pieces: pieces.length === 0 ? [{ span, inText: { start: 0, end: 0 }, verbatim: false }] : pieces,
    span,
    outer: outer ?? span,
    use: reportedUse(context),
    name: segments(context.name),
    ...(context.call && { call: context.call }),
  };
}

/**
 * What a language reads in the text of a literal, placed in the literal's own source: JSON in a shell word.
 *
 * @param reading of `literal.text`.
 */
export function readingWithin(literal: Literal, reading: Reading): Literal[] {
  return reading.literals.flatMap((inner) => {
    const pieces = inner.pieces.flatMap((piece): LiteralPiece[] => {
      const found = piecesIn(literal, piece.span);
      if (piece.verbatim) {
        return found.map((part) => ({ ...part, inText: shifted(part.inText, piece.inText.start) }));
      }
      const [first] = found;
      const last = found.at(-1);
      return first && last
        ? [{ span: { start: first.span.start, end: last.span.end }, inText: piece.inText, verbatim: false }]
        : [];
    });
    const [first] = pieces;
    const last = pieces.at(-1);
    if (!first || !last) {
      // Nothing of it is constant, or there is nothing at all.
      return [];
    }
    const span = { start: first.span.start, end: last.span.end };
    const outer = sourceSpan(literal, inner.outer);
    return [
      {
        ...inner,
        pieces,
        span,
        outer: { start: Math.min(outer.start, span.start), end: Math.max(outer.end, span.end) },
      },
    ];
  });
}

/** What a language reads in a stretch of a source, placed in that source. */
export function readingAt(reading: Reading, start: number): Reading {
  return {
    literals: reading.literals.map((literal) => ({
      ...literal,
      pieces: literal.pieces.map((piece) => ({ ...piece, span: shifted(piece.span, start) })),
      span: shifted(literal.span, start),
      outer: shifted(literal.outer, start),
    })),
    comments: reading.comments.map((comment) => shifted(comment, start)),
  };
}

function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** The pieces that a stretch of the text covers; those that stand for something else are taken whole or not at all. */
function piecesIn(literal: Literal, inText: Span): LiteralPiece[] {
  const pieces: LiteralPiece[] = [];
  for (const piece of literal.pieces) {
    const from = Math.max(piece.inText.start, inText.start);
    const to = Math.min(piece.inText.end, inText.end);
    if (from >= to) {
      continue;
    }
    const placed = { start: from - inText.start, end: to - inText.start };
    if (piece.verbatim) {
      const start = piece.span.start + from - piece.inText.start;
      pieces.push({ span: { start, end: start + to - from }, inText: placed, verbatim: true });
    } else {
      pieces.push({ span: piece.span, inText: placed, verbatim: false });
    }
  }
  return pieces;
}
