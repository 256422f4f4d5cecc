import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import type { Finding } from '../../scan/finding';
import { contains } from '../../text/span';
import { literalOf } from '../shared/literals';

/** The literal that holds a finding, be it one whose text is in another language (a script, a settings file). */
export function literalAround(document: ParsedDocument, finding: Finding): Literal | undefined {
  return literalOf(document, finding) ?? textAround(document, finding);
}

/** The text in another language that holds a finding. */
export function textAround(document: ParsedDocument, finding: Finding): Literal | undefined {
  return document.embedded?.find(({ literal }) => contains(literal.outer, finding.span))?.literal;
}
