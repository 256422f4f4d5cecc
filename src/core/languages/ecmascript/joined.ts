import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { pathOf } from './names';

/** The strings that `["…", "…"].join("")` and `"…".concat("…")` put together; undefined for any other expression. */
export function joinedParts(item: SyntaxItem, source: string): readonly SyntaxItem[] | undefined {
  const callee = item.type === 'call_expression' ? childIn(item, 'function') : undefined;
  if (callee?.type !== 'member_expression') {
    return undefined;
  }
  const method = pathOf(childIn(callee, 'property'), source).at(-1);
  const receiver = childIn(callee, 'object');
  const list = childIn(item, 'arguments');
  const given = list ? named(list) : [];
  if (method === 'join' && receiver?.type === 'array') {
    return isEmpty(given, source) ? allStrings(named(receiver)) : undefined;
  }
  return method === 'concat' && receiver?.type === 'string' ? allStrings([receiver, ...given]) : undefined;
}

function named(item: SyntaxItem): SyntaxItem[] {
  return item.children.filter((child) => child.named && child.type !== 'comment');
}

function isEmpty(given: readonly SyntaxItem[], source: string): boolean {
  const [separator, ...others] = given;
  return (
    separator !== undefined &&
    others.length === 0 &&
    /^(?:""|''|``)$/.test(source.slice(separator.start, separator.end).slice(0, 3))
  );
}

function allStrings(parts: readonly SyntaxItem[]): readonly SyntaxItem[] | undefined {
  return parts.length > 1 && parts.every(({ type }) => type === 'string') ? parts : undefined;
}
