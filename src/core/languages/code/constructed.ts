import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import type { CodeReader } from './reader';

const types = /^(?:class|record|struct|enum)_declaration$/;

/** `extends Store`, `: Db.Store<T>`: the first of what a type is made from. */
const parent = /^(?:extends\b|:)?\s{0,20}(?:\w{1,60}\.){0,6}(\w{1,80})/;

/**
 * The name of the type that a constructor makes when it hands on to another: `this(…)`, `super(…)` of Java,
 * `: this(…)`, `: super(…)` of Kotlin, `: this(…)`, `: base(…)` of C#; undefined for every other call.
 */
export function constructedType(item: SyntaxItem, callee: string, reader: CodeReader): string | undefined {
  if (callee !== 'this' && callee !== 'super' && callee !== 'base') {
    return undefined;
  }
  let around = item.parent;
  while (around && !types.test(around.type)) {
    around = around.parent;
  }
  if (around === undefined) {
    return undefined;
  }
  if (callee === 'this') {
    return reader.pathOf(childIn(around, 'name'))[0];
  }
  const list =
    childIn(around, 'superclass') ??
    around.children.find(({ type }) => type === 'base_list' || type === 'delegation_specifiers');
  return list && parent.exec(reader.source.slice(list.start, Math.min(list.end, list.start + 200)))?.[1];
}
