import type { Rule } from '../code/description';
import { appendAll, unbound, usedAs } from '../syntax/context';
import type { SyntaxItem } from '../syntax/item';

/** Parameters, each followed by its default, if any. */
export const functionParameters: Rule = (item, context, reader) => {
  let before: SyntaxItem | undefined;
  return item.children.map((child) => {
    if (child.type === 'parameter') {
      before = child;
      return { item: child, context: unbound(context) };
    }
    const name = before && reader.operandsOf(before).find((part) => reader.language.identifiers.has(part.type));
    return { item: child, context: usedAs(context, 'parameter-default', appendAll(undefined, reader.pathOf(name))) };
  });
};
