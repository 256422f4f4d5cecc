import type { TextEdit } from '../../text/edit';
import type { LookupTarget, Site } from '../code/dialect';
import { constantOf, variableEdits } from './constants';
import { conversionOf } from './conversions';
import { replacesFallback } from './fallback';
import type { GoFallback } from './fallback';
import { formatOf, verbEdits } from './formats';

/** The edits that put an expression where a secret stands, as what is around it wants it. */
export function placedEdits(
  site: Site,
  target: LookupTarget,
  fallback: GoFallback | undefined,
  expression: string,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  if (replacesFallback(target, fallback)) {
    return [{ span: fallback.span, text: expression }];
  }
  const format = site.kind === 'part' ? formatOf(site.node) : undefined;
  if (format !== undefined) {
    return verbEdits(site, format, expression);
  }
  const type = conversionOf(site);
  const value = put(type === undefined || site.kind === 'part' ? expression : `${type}(${expression})`);
  const placed = type !== undefined && site.kind === 'part' ? [converted(site, type, value)] : [value];
  const constant = constantOf(site);
  return constant === undefined ? placed : variableEdits(site, constant, placed);
}

/** The whole sum that a string is part of, converted. */
function converted({ node, source }: Site, type: string, { span, text }: TextEdit): TextEdit {
  let whole = node;
  while (whole.parent?.type === 'binary_expression' || whole.parent?.type === 'parenthesized_expression') {
    whole = whole.parent;
  }
  const before = source.slice(whole.startIndex, span.start);
  const after = source.slice(span.end, whole.endIndex);
  return { span: { start: whole.startIndex, end: whole.endIndex }, text: `${type}(${before}${text}${after})` };
}
