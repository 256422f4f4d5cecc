import { HOLE, isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import type { FixRequest } from '../rewriter';
import { indentUnit, lineEnding } from '../shared/layout';
import type { SyntaxNode } from '../../languages/parsers';
import { decodedText, literalOf } from '../shared/literals';
import type { Site } from './dialect';
import { closest, expressionAt, nodeAt } from './nodes';

/**
 * What of a finding's literal gives way to a look-up; the reason where nothing can, undefined where the finding stands
 * in no literal of code.
 *
 * @param strings types of the nodes that are strings.
 * @param isTemplate whether an expression has holes though its text is constant.
 * @param mustBeWhole whether an expression cannot be put together of parts, so that its whole text gives way.
 */
export function siteOf(
  request: FixRequest,
  strings: ReadonlySet<string>,
  isTemplate: (node: SyntaxNode) => boolean = () => false,
  mustBeWhole: (node: SyntaxNode) => boolean = () => false,
): Site | Message | undefined {
  const { document, finding } = request;
  const literal = literalOf(document, finding);
  const root = document.tree?.root;
  if (literal === undefined || root === undefined || literal.use === 'prose' || literal.use === 'key') {
    return undefined;
  }
  const around = {
    request,
    source: document.source,
    root,
    literal,
    eol: lineEnding(document.source),
    indent: indentUnit(document.source, '    '),
  };
  const node = expressionAt(root, literal.outer);
  const isWhole = isConstant(literal) && !isTemplate(node);
  if (isWhole && (contains(finding.span, literal.span) || mustBeWhole(node))) {
    return { ...around, kind: 'whole', node, span: literal.outer, value: literal.text };
  }
  const span = isWhole ? finding.span : finding.sensitive;
  const token = closest(nodeAt(root, span), strings);
  const value = token && valueIn(literal, span);
  return token === undefined || value === undefined
    ? message('The secret is put together from several parts, so there is no single value to store.')
    : { ...around, kind: 'part', node: token, span, value };
}

/** The decoded text of a stretch; undefined where it is not constant or is cut within an escape. */
function valueIn(literal: Literal, span: Span): string | undefined {
  const value = decodedText(literal, span);
  return value === undefined || value === '' || value.includes(HOLE) ? undefined : value;
}
