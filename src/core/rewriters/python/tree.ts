import type { SyntaxNode } from '../../languages/parsers';
import { kinds } from '../../languages/syntax/item';
import type { Span } from '../../text/span';

/** A node of a Python syntax tree, copied out of WebAssembly memory, where every look costs a call. */
export interface PyNode extends Span {
  readonly type: string;
  readonly field: string | undefined;
  readonly named: boolean;
  readonly parent: PyNode | undefined;
  readonly children: readonly PyNode[];
}

/** The tree with all nodes, those without a name (commas, operators) included. Depth is bounded by memory alone. */
export function copyTree(root: SyntaxNode, source: string): PyNode {
  interface Draft extends PyNode {
    readonly children: Draft[];
  }
  const cursor = root.walk();
  // The grammar counts the carriage return of a line's end to the comment before it.
  const endOf = (type: string, end: number): number =>
    type === 'comment' && source.charAt(end - 1) === '\r' ? end - 1 : end;
  const kindOf = kinds(root);
  const make = (parent: Draft | undefined): Draft => {
    const { type, named } = kindOf(cursor.nodeTypeId);
    return {
      type,
      field: cursor.currentFieldName ?? undefined,
      named,
      start: cursor.startIndex,
      end: endOf(type, cursor.endIndex),
      parent,
      children: [],
    };
  };
  const top = make(undefined);
  let parent = top;
  let descending = true;
  for (;;) {
    if (descending && cursor.gotoFirstChild()) {
      const child = make(parent);
      parent.children.push(child);
      parent = child;
      continue;
    }
    if (parent === top) {
      break;
    }
    const outer = parent.parent as Draft | undefined;
    if (outer !== undefined && cursor.gotoNextSibling()) {
      const sibling = make(outer);
      outer.children.push(sibling);
      parent = sibling;
      descending = true;
    } else {
      cursor.gotoParent();
      parent = outer ?? top;
      descending = false;
    }
  }
  cursor.delete();
  return top;
}

/** The child in a field, if any. */
export function childIn(node: PyNode, field: string): PyNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** The children that are code: neither comments, nor line continuations, nor punctuation. */
export function operands(node: PyNode | undefined): PyNode[] {
  return (node?.children ?? []).filter(
    (child) => child.named && child.type !== 'comment' && child.type !== 'line_continuation',
  );
}

/** Whether a child of that type, named or not, is there. */
export function has(node: PyNode, type: string): boolean {
  return node.children.some((child) => child.type === type);
}

/** From the parent outwards. */
export function ancestors(node: PyNode): PyNode[] {
  const result: PyNode[] = [];
  for (let outer = node.parent; outer; outer = outer.parent) {
    result.push(outer);
  }
  return result;
}

/** The node and all below it, in source order. */
export function descendants(root: PyNode): PyNode[] {
  const result: PyNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    result.push(node);
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child) {
        stack.push(child);
      }
    }
  }
  return result;
}

/** The innermost node that holds a span. */
export function nodeAt(root: PyNode, span: Span): PyNode {
  let node = root;
  for (;;) {
    const inner = node.children.find((child) => child.named && child.start <= span.start && span.end <= child.end);
    if (!inner) {
      return node;
    }
    node = inner;
  }
}

/** The innermost node of one of the types that holds a span. */
export function innermost(root: PyNode, span: Span, ...types: readonly string[]): PyNode | undefined {
  let found: PyNode | undefined;
  for (let node: PyNode | undefined = root; node;) {
    if (types.includes(node.type)) {
      found = node;
    }
    node = node.children.find((child) => child.start <= span.start && span.end <= child.end && child.named);
  }
  return found;
}

/** The statement that a node belongs to: a child of the module or of a block. */
export function statementOf(node: PyNode): PyNode {
  let statement = node;
  while (statement.parent && statement.parent.type !== 'module' && statement.parent.type !== 'block') {
    statement = statement.parent;
  }
  return statement;
}

/** The statement of the module that a node belongs to. */
export function topStatementOf(node: PyNode): PyNode {
  let statement = node;
  while (statement.parent && statement.parent.type !== 'module') {
    statement = statement.parent;
  }
  return statement;
}

/** The innermost function or lambda whose body holds a node; undefined at module level and in class bodies there. */
export function functionAround(node: PyNode): PyNode | undefined {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if ((outer.type === 'function_definition' || outer.type === 'lambda') && inner.field === 'body') {
      return outer;
    }
  }
  return undefined;
}

/** Whether the function is a coroutine. */
export function isAsync(definition: PyNode): boolean {
  return has(definition, 'async');
}
