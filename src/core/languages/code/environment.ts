import type { SyntaxItem } from '../syntax/item';
import type { CodeReader } from './reader';

/** Longer chains were not written by a person. */
const longest = 32;

/** The variable that an expression looks up in the environment: `System.getenv("X")`, also with something done to it. */
export function environmentVariable(item: SyntaxItem | undefined, reader: CodeReader): string | undefined {
  const { callees } = reader.language;
  if (callees.environment === undefined) {
    return undefined;
  }
  let current = item;
  for (let steps = 0; current && steps < longest; steps += 1) {
    current = reader.unwrapped(reader.argumentValue(current));
    if (reader.callShape(current)) {
      const callee = reader.calleeOf(current);
      const values = argumentsOf(current, reader);
      if (callees.environment.test(callee)) {
        return reader.constantText(values[0]);
      }
      // `Optional.ofNullable(System.getenv("X"))`, `System.getenv("X").trim()`
      current = values[0] && !reader.form(reader.argumentValue(values[0])) ? values[0] : receiver(current, reader);
    } else if (reader.member(current)) {
      const path = reader.pathOf(current);
      if (callees.environmentMap?.test(path.slice(0, -1).join('.')) && reader.member(current)?.element) {
        return path.at(-1);
      }
      current = reader.object(current);
    } else {
      const named = reader.pathOf(current);
      return named.length === 1 ? reader.remembered(named[0] ?? '') : undefined;
    }
  }
  return undefined;
}

function argumentsOf(call: SyntaxItem, reader: CodeReader): readonly SyntaxItem[] {
  const list = call.children.find((child) => child.type === reader.callShape(call)?.list);
  return list ? reader.operandsOf(list) : [];
}

function receiver(call: SyntaxItem, reader: CodeReader): SyntaxItem | undefined {
  const shape = reader.callShape(call);
  const field = shape?.receiver ?? shape?.callee;
  return field === undefined ? reader.operandsOf(call)[0] : call.children.find((child) => child.field === field);
}
