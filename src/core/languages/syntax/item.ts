import type { SyntaxNode } from '../parsers';

/**
 * A node of a syntax tree, copied out of WebAssembly memory where each look costs a call.
 *
 * `children` is empty both for a leaf and for a node that was not entered because nothing in it mattered.
 */
export interface SyntaxItem {
  readonly type: string;
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
  readonly parent: SyntaxItem | undefined;
  readonly children: readonly SyntaxItem[];
}

/** Which parts of a tree are worth copying. */
export interface SyntaxShape {
  /** Offsets, ascending, that make a node worth entering: quotes, starts of comments. Undefined: all nodes are. */
  readonly marks: readonly number[] | undefined;
  /** Node types that are not entered in any case. */
  isLeaf(type: string, start: number, end: number): boolean;
  /** Node types that make up names (`a.b["c"]`), entered without a mark where they are short. */
  readonly names: ReadonlySet<string>;
  /** Node types whose unnamed children (operators) matter. */
  readonly operators: ReadonlySet<string>;
  /** Node types that are entered without a mark, however long they are. */
  readonly entered?: ReadonlySet<string>;
}

const noChildren: readonly SyntaxItem[] = [];
/** A name longer than this is none. */
const longestName = 400;

interface Kind {
  readonly type: string;
  readonly named: boolean;
}

/** Copies the parts of a tree that matter, with an explicit stack: depth is bounded by memory alone. */
export function copySyntax(root: SyntaxNode, shape: SyntaxShape): SyntaxItem {
  const grammar = root.tree.language;
  const kinds: Kind[] = [];
  const kindOf = (id: number): Kind =>
    (kinds[id] ??= {
      type: grammar.types[id] ?? 'ERROR',
      named: id > grammar.types.length || grammar.nodeTypeIsNamed(id),
    });
  const cursor = root.walk();
  const { marks } = shape;
  let mark = 0;
  const marked = (start: number, end: number): boolean => {
    if (!marks) {
      return true;
    }
    while (mark < marks.length && (marks[mark] ?? 0) < start) {
      mark += 1;
    }
    return (marks[mark] ?? Infinity) < end;
  };

  const top = {
    type: root.type,
    field: undefined,
    start: root.startIndex,
    end: root.endIndex,
    named: true,
    parent: undefined,
    children: noChildren,
  };
  let parent: { -readonly [Key in keyof SyntaxItem]: SyntaxItem[Key] } = top;
  if (!cursor.gotoFirstChild()) {
    cursor.delete();
    return top;
  }
  let siblings: SyntaxItem[] = [];
  parent.children = siblings;
  const open: { item: typeof parent; children: SyntaxItem[] }[] = [];
  for (;;) {
    const kind = kindOf(cursor.nodeTypeId);
    let entered = false;
    if (kind.named || parent.type === 'ERROR' || shape.operators.has(parent.type)) {
      const start = cursor.startIndex;
      const end = cursor.endIndex;
      const item = {
        type: kind.type,
        field: kind.named ? (cursor.currentFieldName ?? undefined) : undefined,
        start,
        end,
        named: kind.named,
        parent,
        children: noChildren,
      };
      siblings.push(item);
      if (
        kind.named &&
        !shape.isLeaf(kind.type, start, end) &&
        (marked(start, end) ||
          (end - start <= longestName && shape.names.has(kind.type)) ||
          shape.entered?.has(kind.type)) &&
        cursor.gotoFirstChild()
      ) {
        open.push({ item: parent, children: siblings });
        parent = item;
        siblings = [];
        parent.children = siblings;
        entered = true;
      }
    }
    if (entered) {
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      const outer = open.pop();
      if (!outer || !cursor.gotoParent()) {
        cursor.delete();
        return top;
      }
      parent = outer.item;
      siblings = outer.children;
    }
  }
}

/** The child in a field, if any. */
export function childIn(item: SyntaxItem, field: string): SyntaxItem | undefined {
  return item.children.find((child) => child.field === field);
}
