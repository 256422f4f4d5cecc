import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import type { Finding } from '../../scan/finding';
import { contains, overlaps } from '../../text/span';
import type { Span } from '../../text/span';

/** The literal that holds a finding; the innermost where literals nest (a string within a template's substitution). */
export function literalOf(document: ParsedDocument, finding: Finding): Literal | undefined {
  let found: Literal | undefined;
  for (const literal of document.literals) {
    if (contains(literal.outer, finding.span) && (found === undefined || contains(found.outer, literal.outer))) {
      found = literal;
    }
  }
  return found;
}

/** The decoded text of a stretch of source; undefined where it begins or ends within an escape. */
export function decodedText(literal: Literal, span: Span): string | undefined {
  let text = '';
  let end = span.start;
  for (const piece of literal.pieces) {
    if (!overlaps(piece.span, span)) {
      continue;
    }
    const decoded = literal.text.slice(piece.inText.start, piece.inText.end);
    if (piece.verbatim) {
      const from = Math.max(piece.span.start, span.start) - piece.span.start;
      text += decoded.slice(from, Math.min(piece.span.end, span.end) - piece.span.start);
    } else if (contains(span, piece.span)) {
      text += decoded;
    } else {
      return undefined;
    }
    end = Math.min(piece.span.end, span.end);
  }
  return end === span.end ? text : undefined;
}
