import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { isSame } from './nodes';

/**
 * The stretch that goes with a statement or a member that stands on lines of its own: its lines, what is said of it at
 * the end of them, and the comment above that is about it alone. Undefined where it shares a line with other code.
 *
 * @param isRemoved whether a neighbour goes, too: a comment above a group goes with all of the group.
 */
export function statementSpan(
  source: string,
  node: SyntaxNode,
  isRemoved: (neighbour: SyntaxNode) => boolean,
): Span | undefined {
  const start = lineStart(source, node.startIndex);
  const end = lineEnd(source, node.endIndex);
  const rest = source.slice(node.endIndex, end);
  if (/\S/.test(source.slice(start, node.startIndex)) || !/^\s*(?:;\s*)?(?:\/[/*].*|#.*)?$/.test(rest)) {
    return undefined;
  }
  return { start: commentStart(source, node, start, isRemoved), end: nextLineStart(source, node.endIndex) };
}

/** Statements whose body can be a single statement without braces, in the grammars of Java and C#. */
const takesSingle =
  /^(?:if|for|foreach|for_each|enhanced_for|while|do|using|lock|fixed|labeled)_statement$|^else_clause$|^switch_rule$/;

/**
 * What goes with a statement that is the body of another one, without braces: the next statement must not become the
 * body. Undefined where it stands in a block.
 *
 * @returns the `if` that goes whole, where it does nothing else; else nothing, and `{}` is to take the statement's place.
 */
export function singleBody(statement: SyntaxNode): { readonly whole: SyntaxNode | undefined } | undefined {
  const { parent } = statement;
  if (parent === null || !takesSingle.test(parent.type)) {
    return undefined;
  }
  const condition = parent.childForFieldName('condition')?.text ?? '(';
  const isPlain = !/\w\s*\(|[^=!<>]=[^=]|\+\+|--/.test(condition);
  const isWhole =
    parent.type === 'if_statement' &&
    isPlain &&
    parent.childForFieldName('alternative') === null &&
    parent.parent !== null &&
    !takesSingle.test(parent.parent.type);
  return { whole: isWhole ? parent : undefined };
}

/** Whether a statement is the body of one that stays, so that `{}` has to take its place. */
export function isBodyOfStaying(statement: SyntaxNode): boolean {
  const body = singleBody(statement);
  return body !== undefined && body.whole === undefined;
}

/** Where the comment directly above begins, if it goes with the node. */
function commentStart(
  source: string,
  node: SyntaxNode,
  start: number,
  isRemoved: (neighbour: SyntaxNode) => boolean,
): number {
  let from = start;
  let comment = node.previousNamedSibling;
  while (comment !== null && isCommentAbove(source, comment, from)) {
    // What documents a declaration goes with it; another comment may be about what follows, too.
    if (!comment.text.startsWith('/**') && isFollowed(source, node, isRemoved)) {
      break;
    }
    from = lineStart(source, comment.startIndex);
    comment = comment.previousNamedSibling;
  }
  return from;
}

function isCommentAbove(source: string, comment: SyntaxNode, below: number): boolean {
  const first = lineStart(source, comment.startIndex);
  return (
    /comment/.test(comment.type) &&
    nextLineStart(source, Math.max(comment.startIndex, comment.endIndex - 1)) === below &&
    !/\S/.test(source.slice(first, comment.startIndex))
  );
}

/** Whether the line after a node, and after its neighbours that go with it, holds something that stays. */
function isFollowed(source: string, node: SyntaxNode, isRemoved: (neighbour: SyntaxNode) => boolean): boolean {
  let last = node;
  for (let next = node.nextNamedSibling; next !== null; next = next.nextNamedSibling) {
    const isTrailing = /comment/.test(next.type) && !/\n/.test(source.slice(last.endIndex, next.startIndex));
    if (!isTrailing && !(isRemoved(next) && isAdjacent(source, last, next))) {
      return isAdjacent(source, last, next);
    }
    last = next;
  }
  return false;
}

function isAdjacent(source: string, above: SyntaxNode, below: SyntaxNode): boolean {
  return !/\n[\t ]*\r?\n/.test(source.slice(above.endIndex, below.startIndex));
}

/**
 * The stretches that go with items of lists, a comma each; where all items of a list go, the whole list between its
 * first and its last.
 */
export function listItemSpans(nodes: readonly SyntaxNode[]): Span[] {
  const removed = new Set(nodes.map((node) => node.id));
  return nodes.map((node) => {
    const items = itemsOf(node);
    const index = items.findIndex((item) => isSame(item, node));
    const keepsBefore = items.slice(0, index).some((item) => !removed.has(item.id));
    const [previous, next] = [items[index - 1], items[index + 1]];
    if (items.every((item) => removed.has(item.id))) {
      const inner = insideOf(node, items);
      const start = index === 0 ? inner.start : node.startIndex;
      return { start, end: next?.startIndex ?? inner.end };
    }
    if (keepsBefore && previous !== undefined) {
      return { start: lastPart(previous).endIndex, end: lastPart(node).endIndex };
    }
    return { start: node.startIndex, end: next?.startIndex ?? lastPart(node).endIndex };
  });
}

/** All that a list holds; with its line ends and its last comma where nothing but these is around the items. */
function insideOf(node: SyntaxNode, items: readonly SyntaxNode[]): Span {
  const [first = node] = items;
  const last = lastPart(items.at(-1) ?? node);
  const comma = last.nextSibling?.type === ',' ? last.nextSibling : undefined;
  const [open, close] = [first.previousSibling, (comma ?? last).nextSibling];
  const isBracketed = open !== null && close !== null && /^[([{]$/.test(open.type) && /^[)\]}]$/.test(close.type);
  const isLaidOut = isBracketed && open.endPosition.row !== first.startPosition.row;
  return {
    start: isLaidOut ? open.endIndex : first.startIndex,
    end: isLaidOut ? close.startIndex : (comma ?? last).endIndex,
  };
}

/** The items of the list that a node is one of: what commas keep apart. */
export function itemsOf(node: SyntaxNode): SyntaxNode[] {
  const children = (node.parent?.children ?? []).filter(
    (child): child is SyntaxNode => child !== null && !/comment/.test(child.type),
  );
  const items = children.filter(
    (child, index) =>
      child.isNamed &&
      children[index - 1]?.type !== '=' &&
      (children[index - 1]?.type === ',' || lastPart(child).nextSibling?.type === ','),
  );
  return items.length === 0 ? [node] : items;
}

/** An item, or its default, which the grammar of Kotlin has beside it. */
function lastPart(item: SyntaxNode): SyntaxNode {
  return item.nextSibling?.type === '=' ? (item.nextSibling.nextNamedSibling ?? item) : item;
}

/** The edits that take stretches out, and with whole lines the blank lines that would pile up. */
export function removalEdits(source: string, spans: readonly Span[]): TextEdit[] {
  return joined(spans).map((span) => ({ span: withBlankLines(source, span), text: '' }));
}

/** Stretches in order, those that lie within others left out, and those that touch made one. */
function joined(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((left, right) => left.start - right.start || right.end - left.end);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last !== undefined && (contains(last, span) || span.start <= last.end)) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      result.push(span);
    }
  }
  return result;
}

/** Lines that begin a block without a bracket, as Ruby has them. */
const opensBlock = /^\s*(?:class|module|def|begin)\b[^;{]*$/;

function withBlankLines(source: string, span: Span): Span {
  const isLines = lineStart(source, span.start) === span.start && nextLineStart(source, span.end - 1) === span.end;
  if (!isLines) {
    return span;
  }
  const above = lineAbove(source, span.start);
  const below = source.slice(span.end, lineEnd(source, span.end));
  const atTop = above === undefined || /[{([]\s*$/.test(above) || opensBlock.test(above) || above.trim() === '';
  if (below.trim() === '' && span.end < source.length && atTop) {
    return { start: span.start, end: nextLineStart(source, span.end) };
  }
  const closes = /^\s*[}\])]/.test(below) || span.end >= source.length;
  return closes && above?.trim() === '' ? { start: lineStart(source, span.start - 1), end: span.end } : span;
}

/** The line before that which begins at an offset. */
function lineAbove(source: string, start: number): string | undefined {
  if (start === 0) {
    return undefined;
  }
  const end = source.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
  return source.slice(lineStart(source, end), end);
}
