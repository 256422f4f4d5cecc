import type { Literal, LiteralPiece } from '../literal';

/**
 * Of an annotation's `"${db.password:default}"` the default, named after the property.
 * https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html
 */
export function propertyDefault(literal: Literal): Literal {
  const match =
    literal.use === 'annotation-argument' ? /^\$\{([\w.-]{1,100}):([^{}]+)\}$/.exec(literal.text) : undefined;
  if (match?.[1] === undefined || match[2] === undefined) {
    return literal;
  }
  const from = match[1].length + 3;
  const to = from + match[2].length;
  const pieces = literal.pieces.flatMap((piece) => clipped(piece, from, to));
  const [first] = pieces;
  const last = pieces.at(-1);
  return first && last
    ? {
        ...literal,
        text: match[2],
        pieces,
        span: { start: first.span.start, end: last.span.end },
        name: [match[1]],
      }
    : literal;
}

/** What of a piece lies within a stretch of the text, counted from the beginning of the stretch. */
function clipped(piece: LiteralPiece, from: number, to: number): readonly LiteralPiece[] {
  const start = Math.max(piece.inText.start, from);
  const end = Math.min(piece.inText.end, to);
  if (start >= end) {
    return [];
  }
  const span = piece.verbatim
    ? {
        start: piece.span.start + start - piece.inText.start,
        end: piece.span.start + end - piece.inText.start,
      }
    : piece.span;
  return [{ span, inText: { start: start - from, end: end - from }, verbatim: piece.verbatim }];
}
