import type { Span } from '../../text/span';
import type { SyntaxNode } from '../parsers';

/** What begins a block and is no longer stays: its brace, `<?php`, a package clause. In UTF-16 code units. */
const longestHead = 300;
const deepest = 200;
/** Of these a part is no text of its own. */
const indivisible = /string|comment|template|heredoc|scalar|regex|text/;
/** What may stand behind the last one of a list and closes nothing. */
const separator = /^[\s,;]*$/;
/** What stands in one of these fields is no member of a list: without it, the rest makes no sense. */
const onlyOnes: readonly string[] = [
  'body',
  'consequence',
  'alternative',
  'condition',
  'value',
  'left',
  'right',
  'definition',
  'declaration',
  'function',
  'object',
  'arguments',
];

/**
 * What can be left out of a text so that a stretch of it stands where it did: around it remain the heads and the ends of
 * whatever it is in. Whole lines, in ascending order and apart; none of them touches the stretch. Left out are the members
 * of lists (statements, members of classes, pairs) that lie before or behind the stretch.
 *
 * @param root of a tree of the text, be it of an earlier version and told of the edits since, none of them outside of the
 *   stretch.
 */
export function leftOutAround(root: SyntaxNode, source: string, stretch: Span): readonly Span[] {
  const before = along(root, stretch.start, (node) => leftOutBefore(node, source, stretch.start));
  const behind = along(root, stretch.end, (node) => leftOutBehind(node, source, stretch.end));
  return [...before, ...behind.reverse()];
}

/** What can be left out of each node around an offset, from the outermost inwards. */
function along(root: SyntaxNode, offset: number, leftOut: (node: SyntaxNode) => Span | undefined): Span[] {
  const all: Span[] = [];
  let node: SyntaxNode | null = root;
  for (let depth = 0; depth < deepest && node && node.startIndex < offset && !indivisible.test(node.type); depth += 1) {
    const stretch = leftOut(node);
    if (stretch !== undefined) {
      all.push(stretch);
    }
    node = node.firstChildForIndex(offset);
  }
  return all;
}

/** What of a node lies between its first line and the first child that ends behind an offset. */
function leftOutBefore(node: SyntaxNode, source: string, offset: number): Span | undefined {
  const reaching = childBehind(node, source, offset);
  const first = node.firstChild;
  if (!reaching || !first) {
    return undefined;
  }
  const line = lineStart(source, reaching.startIndex);
  // It may begin behind blank lines of the stretch.
  const end = line === undefined ? undefined : Math.min(line, offset);
  const isShort = first.endIndex - first.startIndex <= longestHead;
  const from = isShort ? behindLine(source, first.endIndex) : lineStart(source, first.startIndex);
  return end === undefined || from === undefined ? undefined : listed(node, reaching, source, from, end);
}

/** What of a node lies behind the child that an offset is in, before its last line. */
function leftOutBehind(node: SyntaxNode, source: string, offset: number): Span | undefined {
  const reaching = childBehind(node, source, offset);
  const last = node.lastChild;
  if (!reaching || !last) {
    return undefined;
  }
  const closes = !last.isNamed && !separator.test(source.slice(last.startIndex, last.endIndex));
  const end = closes ? lineStart(source, last.startIndex) : behindLine(source, last.endIndex);
  const from =
    reaching.startIndex < offset ? behindLine(source, reaching.endIndex) : lineStart(source, reaching.startIndex);
  return end === undefined || from === undefined ? undefined : listed(node, reaching, source, from, end);
}

/** A stretch of a node, begun where no child stands across; undefined where it does not hold members of a list. */
function listed(node: SyntaxNode, reaching: SyntaxNode, source: string, from: number, end: number): Span | undefined {
  let start = from;
  let next = start < end ? childBehind(node, source, start) : null;
  if (next && next.startIndex < start) {
    start = behindLine(source, next.endIndex);
    next = start < end ? childBehind(node, source, start) : null;
  }
  return next && next.startIndex >= start && !isOnlyOne(node, next) && !isOnlyOne(node, reaching)
    ? { start, end }
    : undefined;
}

function isOnlyOne(node: SyntaxNode, child: SyntaxNode): boolean {
  return onlyOnes.some((field) => node.childForFieldName(field)?.equals(child) === true);
}

/**
 * The first child that ends behind the first sign at or behind an offset. Where that is a blank, tree-sitter may find none at
 * all: the end of a line is a child without a name in some grammars.
 */
function childBehind(node: SyntaxNode, source: string, offset: number): SyntaxNode | null {
  let sign = offset;
  while (sign < node.endIndex && source.charAt(sign).trim() === '') {
    sign += 1;
  }
  return node.firstChildForIndex(sign);
}

/** Where the line begins that an offset stands in; undefined where anything but blanks stands before it. */
function lineStart(source: string, offset: number): number | undefined {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  return source.slice(start, offset).trim() === '' ? start : undefined;
}

/** Where the next line begins, or the text ends. */
function behindLine(source: string, offset: number): number {
  // What ends with its line break has none to come.
  const found = source.charAt(offset - 1) === '\n' ? offset - 1 : source.indexOf('\n', offset);
  return found < 0 ? source.length : found + 1;
}
