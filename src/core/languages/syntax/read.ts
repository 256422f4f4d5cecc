import type { Span } from '../../text/span';
import type { Reading } from '../language';
import type { Literal } from '../literal';
import { bindAcross } from './broken';
import { topContext } from './context';
import type { Context } from './context';
import type { SyntaxItem } from './item';

/** An item that is still to be looked at. */
export interface Frame {
  readonly item: SyntaxItem;
  readonly context: Context;
}

/** What became of an item that is, or might have been, a literal. */
export interface Taken {
  readonly literal: Literal | undefined;
  /** What lies within and is to be read for itself, in source order: the insides of holes, comments. */
  readonly inner: readonly Frame[];
}

/** What one family of languages knows of its syntax. */
export interface SyntaxRules {
  isComment(item: SyntaxItem): boolean;
  /** The literal that begins with this item; undefined where it is something else, whose children are to be read. */
  take(item: SyntaxItem, context: Context): Taken | undefined;
  /** The contexts of an item's children, in source order. */
  children(item: SyntaxItem, context: Context): readonly Frame[];
  /** The name that an item spells, outermost first. */
  pathOf(item: SyntaxItem): readonly string[];
}

/** Reads all literals and comments, top down, with an explicit stack. */
export function readSyntax(root: SyntaxItem, source: string, rules: SyntaxRules): Reading {
  const literals: Literal[] = [];
  const comments: Span[] = [];
  const stack: Frame[] = [{ item: root, context: topContext }];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    const { item, context } = frame;
    if (rules.isComment(item)) {
      // Some grammars count the carriage return to the comment.
      const end = item.end > item.start && source.charCodeAt(item.end - 1) === 13 ? item.end - 1 : item.end;
      comments.push({ start: item.start, end });
      continue;
    }
    const taken = rules.take(item, context);
    if (taken?.literal) {
      literals.push(taken.literal);
    }
    const next = taken
      ? taken.inner
      : item.children.length > 0
        ? bindAcross(rules.children(item, context), (child) => rules.pathOf(child))
        : [];
    for (let index = next.length - 1; index >= 0; index -= 1) {
      const child = next[index];
      if (child) {
        stack.push(child);
      }
    }
  }
  return { literals: literals.sort((left, right) => left.span.start - right.span.start), comments };
}

/** The same context for every child. */
export function all(item: SyntaxItem, context: Context): readonly Frame[] {
  return item.children.map((child) => ({ item: child, context }));
}

/**
 * A context for each child by its field (or, where it has none, its type), and another for the rest. A stretch that
 * makes no sense is taken to belong to the value.
 */
export function byField(
  item: SyntaxItem,
  contexts: Readonly<Record<string, Context>>,
  rest: Context,
): readonly Frame[] {
  const broken = contexts['value'] ?? contexts['right'] ?? rest;
  return item.children.map((child) => ({
    item: child,
    context: contexts[child.field ?? child.type] ?? (child.type === 'ERROR' ? broken : rest),
  }));
}
