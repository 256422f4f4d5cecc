import type { Span } from '../../text/span';
import type { Reading } from '../language';
import type { Literal } from '../literal';
import type { SyntaxNode, SyntaxTree } from '../parsers';
import { readPlainText } from './read';

/**
 * Literals of a tree with those that were read line by line where the tree has none.
 *
 * @param literals in source order.
 * @param candidates in source order; keys are left out.
 */
export function withMissed(literals: readonly Literal[], candidates: readonly Literal[]): readonly Literal[] {
  const missed: Literal[] = [];
  let index = 0;
  for (const candidate of candidates) {
    while (index < literals.length && (literals[index]?.outer.end ?? 0) < candidate.outer.start) {
      index += 1;
    }
    let known = false;
    for (let near = index; near < literals.length; near += 1) {
      const literal = literals[near];
      if (!literal || literal.outer.start > candidate.outer.end) {
        break;
      }
      known ||= literal.use !== 'key' && literal.outer.end >= candidate.outer.start;
    }
    if (!known && candidate.use !== 'key') {
      missed.push(candidate);
    }
  }
  return missed.length === 0
    ? literals
    : [...literals, ...missed].sort((left, right) => left.span.start - right.span.start);
}

/** What reading line by line has to know of a language's strings. */
export interface StringRules {
  /** What in double quotes shows that the text is not all there: such strings are left to the tree. */
  readonly filled: RegExp;
  /** Whether a backslash escapes. */
  readonly backslash: boolean;
}

/**
 * Code by its tree; of lines that the grammar makes no sense of, as it is older than the language, also the strings that
 * it has lost.
 */
export function withBrokenLines(
  reading: Reading,
  source: string,
  tree: SyntaxTree,
  { filled, backslash }: StringRules,
): Reading {
  if (!tree.hasErrors) {
    return reading;
  }
  const broken = brokenLines(tree.root, source);
  const candidates = readPlainText(source).literals.filter(
    ({ outer, use }) =>
      use !== 'prose' &&
      /["']/.test(source.charAt(outer.start)) &&
      !(source.charAt(outer.start) === '"' && filled.test(source.slice(outer.start, outer.end))) &&
      isWithin(outer, broken) &&
      !isWithin(outer, reading.comments),
  );
  return {
    ...reading,
    literals: withMissed(reading.literals, backslash ? candidates : candidates.map((each) => asWritten(each, source))),
  };
}

/** The text of a literal without any escape taken for one. */
function asWritten(literal: Literal, source: string): Literal {
  const { span } = literal;
  const text = source.slice(span.start, span.end);
  return { ...literal, text, pieces: [{ span, inText: { start: 0, end: text.length }, verbatim: true }] };
}

/** The lines that hold what the parser skipped, in source order. */
function brokenLines(root: SyntaxNode, source: string): readonly Span[] {
  const lines: Span[] = [];
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'ERROR' || node.isMissing) {
      const end = source.indexOf('\n', node.endIndex);
      lines.push({
        start: source.lastIndexOf('\n', node.startIndex - 1) + 1,
        end: end < 0 ? source.length : end,
      });
    } else if (node.hasError) {
      open.push(...node.children.filter((child) => child !== null).reverse());
    }
  }
  return lines;
}

function isWithin({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start <= start && end <= span.end);
}
