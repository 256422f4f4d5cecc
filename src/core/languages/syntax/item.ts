import type { TextChange } from '../../text/change';
import type { Span } from '../../text/span';
import type { SyntaxNode } from '../parsers';
import { stretchFinder } from '../stretchFinder';
import { EarlierItems } from './earlierItems';

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
  /** Whether the parser had to skip or invent anything in it; told only of documents that will have other versions. */
  readonly broken?: boolean;
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
  /** Stretches in ascending order and apart: what is long and touches none of them is not entered for its marks. */
  readonly within?: readonly Span[] | undefined;
  /** Node types that are entered for their marks, wherever they are. */
  readonly declares?: ReadonlySet<string>;
}

/** An item while it is being made, or taken over into another version. */
export type MutableItem = { -readonly [Key in keyof SyntaxItem]: SyntaxItem[Key] };

/** Where it is written down what has been copied out of a tree. */
export interface CopiedSyntax {
  /** Whether the copy will be asked for when there is another version. */
  readonly kept: boolean;
  root?: SyntaxItem;
  /** The copy of the version before, which is used up by copying this one. */
  before?: EarlierCopy;
}

/** The copy of the version before, and what is different now. */
export interface EarlierCopy {
  readonly root: SyntaxItem;
  readonly change: TextChange;
  /** In the version after: only what lies apart from it is the same. */
  readonly dirty: Span;
}

const noChildren: readonly SyntaxItem[] = [];
/** A name longer than this is none. */
const longestName = 400;
/** What is no longer is entered for its marks wherever it stands, as the parts that a long text is put together from. */
const longestPart = 200;

interface Kind {
  readonly type: string;
  readonly named: boolean;
}

/** An item whose children are being copied. */
interface Open {
  readonly item: MutableItem;
  readonly children: SyntaxItem[];
  readonly earlier: EarlierItems | undefined;
}

/**
 * Copies the parts of a tree that matter, with an explicit stack: depth is bounded by memory alone. What is the same as
 * in the version before is taken over from its copy, which is worth nothing from then on.
 */
export function copySyntax(
  tree: { readonly root: SyntaxNode; readonly hasErrors: boolean; readonly copied: CopiedSyntax },
  shape: SyntaxShape,
): SyntaxItem {
  const { root, copied } = tree;
  const { before } = copied;
  delete copied.before;
  const kindOf = kinds(root);
  const cursor = root.walk();
  const isMarked = markFinder(shape.marks);
  const isWithin = stretchFinder(shape.within);
  const top: MutableItem = {
    type: root.type,
    field: undefined,
    start: root.startIndex,
    end: root.endIndex,
    named: true,
    parent: undefined,
    children: noChildren,
    broken: copied.kept && tree.hasErrors,
  };
  copied.root = top;
  if (!cursor.gotoFirstChild()) {
    cursor.delete();
    return top;
  }
  let siblings: SyntaxItem[] = [];
  let parent = top;
  let earlier = before && new EarlierItems(before, before.root);
  parent.children = siblings;
  const open: Open[] = [];
  for (;;) {
    const kind = kindOf(cursor.nodeTypeId);
    let entered = false;
    if (kind.named || parent.type === 'ERROR' || shape.operators.has(parent.type)) {
      const start = cursor.startIndex;
      const end = cursor.endIndex;
      const field = kind.named ? (cursor.currentFieldName ?? undefined) : undefined;
      // What is whole is so in all its parts.
      const broken = parent.broken === true && cursor.currentNode.hasError;
      const same = broken ? undefined : earlier?.takeOver(kind.type, start, end);
      if (same !== undefined) {
        same.field = field;
        same.parent = parent;
        siblings.push(same);
      } else {
        const item = { type: kind.type, field, start, end, named: kind.named, parent, children: noChildren, broken };
        siblings.push(item);
        if (
          kind.named &&
          !shape.isLeaf(kind.type, start, end) &&
          ((isMarked(start, end) &&
            (isWithin(start, end) ||
              end - start <= longestPart ||
              shape.names.has(kind.type) ||
              shape.declares?.has(kind.type))) ||
            (end - start <= longestName && shape.names.has(kind.type)) ||
            shape.entered?.has(kind.type)) &&
          cursor.gotoFirstChild()
        ) {
          open.push({ item: parent, children: siblings, earlier });
          parent = item;
          siblings = [];
          parent.children = siblings;
          earlier = earlier?.within(kind.type, start, end);
          entered = true;
        }
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
      earlier = outer.earlier;
    }
  }
}

/** The types of a grammar by their ids. */
export function kinds(root: SyntaxNode): (id: number) => Kind {
  const grammar = root.tree.language;
  const known: Kind[] = [];
  return (id) =>
    (known[id] ??= {
      type: grammar.types[id] ?? 'ERROR',
      named: id > grammar.types.length || grammar.nodeTypeIsNamed(id),
    });
}

/** Whether a mark lies in a stretch; to be asked in ascending order of starts. */
function markFinder(marks: readonly number[] | undefined): (start: number, end: number) => boolean {
  let next = 0;
  return (start, end) => {
    if (!marks) {
      return true;
    }
    while (next < marks.length && (marks[next] ?? 0) < start) {
      next += 1;
    }
    return (marks[next] ?? Infinity) < end;
  };
}

/** The child in a field, if any. */
export function childIn(item: SyntaxItem, field: string): SyntaxItem | undefined {
  return item.children.find((child) => child.field === field);
}
