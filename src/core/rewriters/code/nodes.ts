import type { SyntaxNode } from '../../languages/parsers';
import type { Span } from '../../text/span';
import { readOnce } from '../shared/readOnce';

/** The smallest node that covers a span. */
export function nodeAt(root: SyntaxNode, span: Span): SyntaxNode {
  let node = root.descendantForIndex(span.start, Math.max(span.start, span.end - 1)) ?? root;
  while (node.parent !== null && (node.startIndex > span.start || node.endIndex < span.end)) {
    node = node.parent;
  }
  return node;
}

/** The largest node that covers a span and nothing more; the smallest that covers it where none fits. */
export function expressionAt(root: SyntaxNode, span: Span): SyntaxNode {
  let node = nodeAt(root, span);
  while (node.parent !== null && node.parent.startIndex === span.start && node.parent.endIndex === span.end) {
    node = node.parent;
  }
  return node;
}

/** The nodes around a node, from the nearest out. */
export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    yield outer;
  }
}

/** The nearest node around a node, or the node itself, of one of the given types. */
export function closest(node: SyntaxNode, types: ReadonlySet<string>): SyntaxNode | undefined {
  for (let current: SyntaxNode | null = node; current !== null; current = current.parent) {
    if (types.has(current.type)) {
      return current;
    }
  }
  return undefined;
}

/** The named children of a node. */
export function namedChildren(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.filter((child): child is SyntaxNode => child !== null);
}

/** All nodes below a node of the given types, in source order, without entering those. */
export function descendants(node: SyntaxNode, types: ReadonlySet<string>): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let end = -1;
  for (const one of everyNode(node, types)) {
    const { startIndex } = one;
    if (startIndex >= end) {
      found.push(one);
      end = one.endIndex;
    }
  }
  return found;
}

/** All nodes below a node of the given types, in source order, those within others of them too, behind these. */
export function everyNode(node: SyntaxNode, types: ReadonlySet<string>): SyntaxNode[] {
  // The grammar's own search: to make an object of every node of a long file takes a hundred times as long.
  return node
    .descendantsOfType([...types])
    .filter((found): found is SyntaxNode => found !== null && found.isNamed && !isSame(found, node));
}

/** Where a node stands. */
export function spanOf(node: SyntaxNode): Span {
  return { start: node.startIndex, end: node.endIndex };
}

/** Whether two nodes are the same: each look at the tree gives new objects. */
export function isSame(left: SyntaxNode | null | undefined, right: SyntaxNode | null | undefined): boolean {
  return left !== null && left !== undefined && left.id === right?.id;
}

/** The text of a tree, which it puts together anew whenever it is asked for its root's. */
export const sourceOf = readOnce((tree: SyntaxNode['tree']): string => tree.rootNode.text);
