import type { Span } from '../../text/span';
import { sourceSpan } from '../literal';
import type { Literal, LiteralPiece } from '../literal';

/** A literal that was read in a decoded stretch, placed where it stands in the document that holds the stretch. */
export function placeLiteral(inner: Literal, holder: Literal): Literal {
  const pieces: LiteralPiece[] = [];
  for (const piece of inner.pieces) {
    if (piece.span.start >= piece.span.end || !piece.verbatim) {
      add(pieces, { span: placeSpan(piece.span, holder), inText: piece.inText, verbatim: false });
    } else {
      placeVerbatim(piece, holder, pieces);
    }
  }
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) {
    const span = placeSpan(inner.span, holder);
    const inText = { start: 0, end: inner.text.length };
    return { ...inner, pieces: [{ span, inText, verbatim: false }], span, outer: span };
  }
  const span = { start: first.span.start, end: last.span.end };
  const outer = placeSpan(inner.outer, holder);
  return {
    ...inner,
    pieces,
    span,
    outer: { start: Math.min(outer.start, span.start), end: Math.max(outer.end, span.end) },
  };
}

/** A span of a decoded stretch, in the document that holds the stretch. */
export function placeSpan(span: Span, holder: Literal): Span {
  if (span.start < span.end) {
    return sourceSpan(holder, span);
  }
  const piece = holder.pieces[pieceAt(holder, span.start)] ?? holder.pieces.at(-1);
  if (piece === undefined) {
    return { start: holder.span.start, end: holder.span.start };
  }
  const into = Math.max(0, Math.min(span.start, piece.inText.end) - piece.inText.start);
  const offset = piece.verbatim ? piece.span.start + into : into === 0 ? piece.span.start : piece.span.end;
  return { start: offset, end: offset };
}

function placeVerbatim(piece: LiteralPiece, holder: Literal, into: LiteralPiece[]): void {
  for (let index = pieceAt(holder, piece.span.start); index < holder.pieces.length; index += 1) {
    const around = holder.pieces[index];
    if (around === undefined || around.inText.start >= piece.span.end) {
      return;
    }
    const start = Math.max(piece.span.start, around.inText.start);
    const end = Math.min(piece.span.end, around.inText.end);
    if (start >= end) {
      continue;
    }
    add(into, {
      span: around.verbatim
        ? {
            start: around.span.start + start - around.inText.start,
            end: around.span.start + end - around.inText.start,
          }
        : around.span,
      inText: {
        start: piece.inText.start + start - piece.span.start,
        end: piece.inText.start + end - piece.span.start,
      },
      verbatim: around.verbatim,
    });
  }
}

/** Adds a piece; one that stands in the same place as the last (both within one encoded stretch) is joined with it. */
function add(pieces: LiteralPiece[], piece: LiteralPiece): void {
  const last = pieces.at(-1);
  if (last === undefined || piece.span.start >= last.span.end) {
    pieces.push(piece);
    return;
  }
  pieces[pieces.length - 1] = {
    span: { start: last.span.start, end: Math.max(last.span.end, piece.span.end) },
    inText: { start: last.inText.start, end: piece.inText.end },
    verbatim: false,
  };
}

/** The index of the first piece of a literal that ends behind an offset of its text. */
function pieceAt(literal: Literal, inText: number): number {
  let low = 0;
  let high = literal.pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((literal.pieces[middle]?.inText.end ?? Infinity) <= inText) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
