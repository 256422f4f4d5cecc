import type { Span } from '../../text/span';
import type { Reading } from '../language';
import type { SyntaxTree } from '../parsers';
import { joinedParts } from './joined';
import { unterminated } from '../syntax/broken';
import { unbound } from '../syntax/context';
import type { Context } from '../syntax/context';
import { childIn, copySyntax } from '../syntax/item';
import type { SyntaxItem, SyntaxShape } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import { readSyntax } from '../syntax/read';
import type { Frame, SyntaxRules, Taken } from '../syntax/read';
import { childContexts } from './contexts';
import { operandOf, pathOf } from './names';
import { readAttribute, readEscaped, readRaw } from './strings';

const comments: ReadonlySet<string> = new Set(['comment', 'html_comment', 'hash_bang_line']);
const names: ReadonlySet<string> = new Set([
  'member_expression',
  'subscript_expression',
  'object_pattern',
  'array_pattern',
  'pair_pattern',
  'meta_property',
  'computed_property_name',
  'non_null_expression',
  'parenthesized_expression',
  'as_expression',
  'call_expression',
  'new_expression',
  'binary_expression',
  'ERROR',
]);
const operators: ReadonlySet<string> = new Set(['binary_expression']);

/**
 * Reads a text of the ECMAScript family by its tree.
 *
 * @param within the stretches in which literals are asked for, as `Language.read` takes them.
 */
export function readEcmascript(source: string, tree: SyntaxTree, within?: readonly Span[]): Reading {
  const shape: SyntaxShape = {
    marks: marksOf(source),
    isLeaf: (type) => type === 'string' || comments.has(type) || type === 'regex',
    names,
    operators,
    within,
  };
  const rules: SyntaxRules = {
    isComment: (item) => comments.has(item.type),
    take: (item, context) => take(item, context, source),
    children: (item, context) => childContexts(item, context, source),
    pathOf: (item) => pathOf(item, source),
  };
  return readSyntax(copySyntax(tree, shape), source, rules);
}

/** Where quotes and comments begin or end: nothing else makes a subtree worth entering. */
function marksOf(source: string): number[] {
  const marks: number[] = [];
  for (let offset = 0; offset < source.length; offset += 1) {
    const code = source.charCodeAt(offset);
    if (
      code === 34 ||
      code === 39 ||
      code === 96 ||
      (code === 47 && startsComment(source, offset)) ||
      (code === 35 && offset < 2)
    ) {
      marks.push(offset);
    }
  }
  return marks;
}

function startsComment(source: string, offset: number): boolean {
  const next = source.charCodeAt(offset + 1);
  return next === 47 || next === 42;
}

function take(item: SyntaxItem, context: Context, source: string): Taken | undefined {
  if (item.type === 'binary_expression' && isPlus(item)) {
    return takeConcatenation(operandsOf(item), item, context, source);
  }
  const joined = joinedParts(item, source);
  if (joined) {
    return takeConcatenation(joined, item, context, source);
  }
  if (isConstantKind(item, source)) {
    const text = new LiteralText(source);
    const inner: Frame[] = [];
    readOperand(item, context, source, text, inner);
    return { literal: text.finish({ start: item.start, end: item.end }, context), inner };
  }
  const broken = unterminated(item, context, source);
  return broken && { literal: broken, inner: [] };
}

function isPlus(item: SyntaxItem): boolean {
  return item.children.some((child) => child.type === '+');
}

function isConstantKind(item: SyntaxItem, source: string): boolean {
  return item.type === 'string' || item.type === 'template_string' || rawTemplate(item, source) !== undefined;
}

/** The template of `String.raw` followed by one. */
function rawTemplate(item: SyntaxItem, source: string): SyntaxItem | undefined {
  if (item.type !== 'call_expression') {
    return undefined;
  }
  const template = childIn(item, 'arguments');
  return template?.type === 'template_string' && source.startsWith('String.raw', item.start) ? template : undefined;
}

function readOperand(item: SyntaxItem, context: Context, source: string, text: LiteralText, inner: Frame[]): void {
  if (item.type === 'string') {
    const quote = source.charCodeAt(item.start);
    text.enter(item.start + 1);
    if (item.parent?.type === 'jsx_attribute') {
      const closed = item.end - item.start > 1 && source.charCodeAt(item.end - 1) === quote;
      readAttribute(source, item.start + 1, closed ? item.end - 1 : item.end, text);
    } else {
      readEscaped(source, item.start + 1, item.end, quote, text);
    }
    return;
  }
  const raw = rawTemplate(item, source);
  readTemplate(raw ?? item, raw !== undefined, context, source, text, inner);
}

function readTemplate(
  item: SyntaxItem,
  raw: boolean,
  context: Context,
  source: string,
  text: LiteralText,
  inner: Frame[],
): void {
  let position = item.start + 1;
  text.enter(position);
  const read = (end: number): void => {
    if (raw) {
      readRaw(source, position, end, text);
    } else {
      readEscaped(source, position, end, undefined, text);
    }
  };
  // A tag is given what stands in the holes apart from the text around them.
  const isTagged = !raw && item.parent?.type === 'call_expression';
  for (const child of item.children) {
    if (child.type === 'template_substitution') {
      read(child.start);
      const constant = isTagged ? undefined : constantIn(child);
      if (constant) {
        readOperand(constant, context, source, text, inner);
      } else {
        text.hole();
        inner.push({ item: child, context: unbound(context) });
      }
      position = child.end;
    }
  }
  const closed = item.end > position && source.charCodeAt(item.end - 1) === 96;
  read(closed ? item.end - 1 : item.end);
}

/** Folds a chain of `+`. A chain without any constant text is no literal, but what it adds up may hold some. */
function takeConcatenation(operands: readonly SyntaxItem[], item: SyntaxItem, context: Context, source: string): Taken {
  const inner: Frame[] = [];
  if (!operands.some((operand) => isConstantKind(operand, source))) {
    return { literal: undefined, inner: operands.map((operand) => ({ item: operand, context: unbound(context) })) };
  }
  const text = new LiteralText(source);
  for (const operand of operands) {
    if (isConstantKind(operand, source)) {
      readOperand(operand, context, source, text, inner);
      continue;
    }
    inner.push({ item: operand, context: unbound(context) });
    if (!comments.has(operand.type)) {
      text.hole();
    }
  }
  return { literal: text.finish({ start: item.start, end: item.end }, context), inner };
}

/** What a chain of `+` adds up, and the comments in between, in source order. */
function operandsOf(item: SyntaxItem): SyntaxItem[] {
  const operands: SyntaxItem[] = [];
  const stack: SyntaxItem[] = [item];
  for (let current = stack.pop(); current; current = stack.pop()) {
    const enters =
      current.type === 'binary_expression'
        ? isPlus(current)
        : current.type === 'parenthesized_expression' && operandOf(current) !== undefined;
    if (!enters) {
      operands.push(current);
      continue;
    }
    for (let index = current.children.length - 1; index >= 0; index -= 1) {
      const child = current.children[index];
      if (child?.named) {
        stack.push(child);
      }
    }
  }
  return operands;
}

/** The string that a hole holds and nothing else: `${'…'}`. */
function constantIn(hole: SyntaxItem): SyntaxItem | undefined {
  const [only, ...others] = hole.children.filter(({ named }) => named);
  return only?.type === 'string' && others.length === 0 ? only : undefined;
}
