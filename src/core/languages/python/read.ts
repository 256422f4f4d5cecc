import type { Span } from '../../text/span';
import type { Reading } from '../language';
import type { SyntaxTree } from '../parsers';
import { unterminated } from '../syntax/broken';
import { unbound } from '../syntax/context';
import type { Context } from '../syntax/context';
import { copySyntax } from '../syntax/item';
import type { SyntaxItem, SyntaxShape } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import { readSyntax } from '../syntax/read';
import type { Frame, SyntaxRules, Taken } from '../syntax/read';
import { childContexts } from './contexts';
import { joinedParts } from './joined';
import { operandsOf, pathOf } from './names';
import { openingAt, readStretch } from './strings';

const names: ReadonlySet<string> = new Set([
  'attribute',
  'subscript',
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'parenthesized_expression',
  'call',
  'boolean_operator',
  'binary_operator',
  'ERROR',
]);
const operators: ReadonlySet<string> = new Set(['binary_operator', 'boolean_operator']);

/**
 * Reads a Python text by its tree.
 *
 * @param within the stretches in which literals are asked for, as `Language.read` takes them.
 */
export function readPython(source: string, tree: SyntaxTree, within?: readonly Span[]): Reading {
  const shape: SyntaxShape = {
    marks: marksOf(source),
    isLeaf: (type, start) =>
      type === 'comment' || type === 'string_content' || (type === 'string' && !isFormatted(source, start)),
    names,
    operators,
    within,
  };
  const rules: SyntaxRules = {
    isComment: (item) => item.type === 'comment',
    take: (item, context) => take(item, context, source),
    children: (item, context) => childContexts(item, context, source),
    pathOf: (item) => pathOf(item, source),
  };
  return readSyntax(copySyntax(tree, shape), source, rules);
}

function marksOf(source: string): number[] {
  const marks: number[] = [];
  for (let offset = 0; offset < source.length; offset += 1) {
    const code = source.charCodeAt(offset);
    if (code === 34 || code === 39 || code === 35) {
      marks.push(offset);
    }
  }
  return marks;
}

function isFormatted(source: string, start: number): boolean {
  return /^[rb]?[ft]/i.test(source.slice(start, start + 2));
}

function take(item: SyntaxItem, context: Context, source: string): Taken | undefined {
  const joined = joinedParts(item, source);
  const folds = joined !== undefined || isText(item) || (item.type === 'binary_operator' && isPlus(item));
  if (!folds) {
    const broken = unterminated(item, context, source);
    return broken && { literal: broken, inner: [] };
  }
  const operands = joined ?? operandsIn(item);
  const inner: Frame[] = [];
  if (!operands.some((operand) => operand.type === 'string')) {
    return { literal: undefined, inner: operands.map((operand) => ({ item: operand, context: unbound(context) })) };
  }
  const text = new LiteralText(source);
  for (const operand of operands) {
    if (operand.type === 'string') {
      readString(operand, context, source, text, inner);
      continue;
    }
    inner.push({ item: operand, context: unbound(context) });
    if (operand.type !== 'comment') {
      text.hole();
    }
  }
  return { literal: text.finish({ start: item.start, end: item.end }, context), inner };
}

function isText(item: SyntaxItem): boolean {
  return item.type === 'string' || item.type === 'concatenated_string';
}

function isPlus(item: SyntaxItem): boolean {
  return item.children.some((child) => child.type === '+');
}

/** The strings of adjacent literals and chains of `+`, what else is added, and the comments in between, in source order. */
function operandsIn(item: SyntaxItem): SyntaxItem[] {
  const operands: SyntaxItem[] = [];
  const stack: SyntaxItem[] = [item];
  for (let current = stack.pop(); current; current = stack.pop()) {
    const enters =
      current.type === 'concatenated_string' ||
      (current.type === 'binary_operator' && isPlus(current)) ||
      (current.type === 'parenthesized_expression' && operandsOf(current).length === 1);
    if (!enters) {
      operands.push(current);
      continue;
    }
    for (let index = current.children.length - 1; index >= 0; index -= 1) {
      const child = current.children[index];
      if (child?.named && child.type !== 'line_continuation') {
        stack.push(child);
      }
    }
  }
  return operands;
}

function readString(item: SyntaxItem, context: Context, source: string, text: LiteralText, inner: Frame[]): void {
  const opening = openingAt(source, item.start, item.end);
  if (!opening) {
    return;
  }
  const reader = {
    raw: opening.prefix.includes('r'),
    bytes: opening.prefix.includes('b'),
    formatted: /[ft]/.test(opening.prefix),
  };
  let position = item.start + opening.prefix.length + opening.quotes.length;
  const closed =
    item.end - opening.quotes.length >= position && source.startsWith(opening.quotes, item.end - opening.quotes.length);
  const end = closed ? item.end - opening.quotes.length : item.end;
  text.enter(position);
  for (const child of item.children) {
    if (child.type === 'interpolation') {
      readStretch(source, position, child.start, reader, text);
      const constant = constantIn(child, source);
      if (constant) {
        readString(constant, context, source, text, inner);
      } else {
        text.hole();
        inner.push({ item: child, context: unbound(context) });
      }
      position = child.end;
    }
  }
  readStretch(source, position, end, reader, text);
}

/** The string that a hole holds and nothing else: `{'…'}`. */
function constantIn(hole: SyntaxItem, source: string): SyntaxItem | undefined {
  const [only, ...others] = operandsOf(hole);
  return only?.type === 'string' && others.length === 0 && !isFormatted(source, only.start) ? only : undefined;
}
