import type { Node } from 'jsonc-parser';
import type { Message } from '../text/message';

/** Notes a mistake at its place in the file. */
export type Complain = (place: Node, what: Message) => void;

/** One member of an object. */
export interface Property {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** The members of an object, in order; none where the node is something else. */
export function propertiesOf(node: Node): Property[] {
  return (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    const name: unknown = key?.value;
    return key !== undefined && value !== undefined && typeof name === 'string' ? [{ name, key, value }] : [];
  });
}

/** The value of a string; undefined for all else. */
export function stringOf(node: Node): string | undefined {
  const value: unknown = node.value;
  return node.type === 'string' && typeof value === 'string' ? value : undefined;
}
