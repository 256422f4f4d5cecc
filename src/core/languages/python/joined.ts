import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { operandsOf, pathOf } from './names';

/** The strings that `''.join(["…", "…"])` puts together; undefined for any other expression. */
export function joinedParts(item: SyntaxItem, source: string): readonly SyntaxItem[] | undefined {
  const callee = item.type === 'call' ? childIn(item, 'function') : undefined;
  if (callee?.type !== 'attribute' || pathOf(childIn(callee, 'attribute'), source).at(-1) !== 'join') {
    return undefined;
  }
  const separator = childIn(callee, 'object');
  const list = childIn(item, 'arguments');
  const [values, ...others] = list ? operandsOf(list) : [];
  if (separator?.type !== 'string' || !isEmpty(separator, source) || !values || others.length > 0) {
    return undefined;
  }
  const parts = values.type === 'list' || values.type === 'tuple' ? operandsOf(values) : [];
  return parts.length > 1 && parts.every(({ type }) => type === 'string') ? parts : undefined;
}

function isEmpty(text: SyntaxItem, source: string): boolean {
  return /^b?(?:""|'')$/.test(source.slice(text.start, text.end).slice(0, 4));
}
