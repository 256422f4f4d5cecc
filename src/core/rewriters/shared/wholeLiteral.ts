import type { ParsedDocument } from '../../languages/document';
import { isConstant } from '../../languages/literal';
import type { Finding } from '../../scan/finding';
import { Secret } from '../../text/secret';
import { contains } from '../../text/span';
import { literalOf } from './literals';

/** White space as it stands in a literal: as it is, or escaped. */
const space = /^(?:\s|\\[nrt])*$/;

/**
 * A finding as a rewriter takes it: where nothing but white space stands beside the secret in its literal, such as the
 * line end after a private key, all of the literal is the value. A look-up then takes the literal's place, and gives the
 * white space back with the value.
 */
export function asWholeLiteral(document: ParsedDocument, finding: Finding): Finding {
  const literal = literalOf(document, finding);
  const { span } = finding;
  if (
    finding.kind !== 'storable' ||
    literal === undefined ||
    !isConstant(literal) ||
    literal.text.trim().length === literal.text.length ||
    !contains(literal.span, span)
  ) {
    return finding;
  }
  const { source } = document;
  const before = source.slice(literal.span.start, span.start);
  const after = source.slice(span.end, literal.span.end);
  return space.test(before) && space.test(after)
    ? { ...finding, span: literal.span, sensitive: literal.span, secret: new Secret(literal.text) }
    : finding;
}
