import type { ParsedDocument } from '../../languages/document';
import { HOLE, sourceSpan } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import type { Span } from '../../text/span';

/** A text in which structure is looked for, and its way back to the source. */
export interface Stretch {
  readonly text: string;
  toSource(inText: Span): Span;
  /** The literal in which a span of the source stands, if any. */
  literalAt(inSource: Span): Literal | undefined;
}

/**
 * The texts of a document: the source as it stands, and each literal that means something else than what is written
 * (escapes, concatenations). A secret may be whole in either only.
 */
export function stretches(document: ParsedDocument): readonly Stretch[] {
  const decoded = document.literals.filter(isRewritten).map((literal) => ({
    text: literal.text,
    toSource: (inText: Span) => sourceSpan(literal, inText),
    literalAt: () => literal,
  }));
  return [
    {
      text: document.source,
      toSource: ({ start, end }) => ({ start, end }),
      literalAt: (inSource) => literalAt(document, inSource),
    },
    ...decoded,
  ];
}

/** Whether a literal means something else than what is written, or has parts that are not constant. */
export function isRewritten(literal: Literal): boolean {
  return (
    literal.use !== 'key' &&
    (literal.pieces.length > 1 || literal.pieces.some((piece) => !piece.verbatim) || literal.text.includes(HOLE))
  );
}

/** How many literals may be open around one another at a place: holes in templates within holes. */
const deepest = 12;

/** The innermost literal that holds a span of the source; undefined outside literals. */
export function literalAt(document: ParsedDocument, span: Span): Literal | undefined {
  const index = literalIndexAt(document, span);
  return index === undefined ? undefined : document.literals[index];
}

/** The index of the innermost literal that holds a span of the source. */
export function literalIndexAt(document: ParsedDocument, span: Span): number | undefined {
  const { literals } = document;
  let low = 0;
  let high = literals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((literals[middle]?.span.start ?? 0) <= span.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (let index = low - 1; index >= Math.max(0, low - deepest); index -= 1) {
    const literal = literals[index];
    if (literal !== undefined && literal.span.end >= span.end) {
      return index;
    }
  }
  return undefined;
}
