import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import type { Finding } from '../../scan/finding';
import { contains } from '../../text/span';

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
