import type { Span } from '../../text/span';
import type { ParsedDocument } from '../document';
import type { Language } from '../language';
import type { Literal } from '../literal';
import type { Parsers } from '../parsers';
import { selectLanguage } from '../selection';
import type { EmbeddedText } from './embeddedText';
import { placeLiteral, placeSpan } from './place';

/** A cell that holds Markdown that holds a fenced block that holds JSON: deeper than that no one writes. */
const deepest = 3;
/** How many stretches of a document are read by a language of their own. */
const most = 2_000;

interface Waiting {
  readonly embedded: EmbeddedText;
  readonly depth: number;
  /** The stretches around it, from the innermost outwards. */
  readonly holders: readonly Literal[];
}

/**
 * The document with what is read in its stretches of other languages, each placed where it stands.
 *
 * Total as every language is: a stretch whose grammar cannot be loaded is read without.
 */
export async function readEmbedded(
  document: ParsedDocument,
  languages: readonly Language[],
  parsers: Parsers,
): Promise<ParsedDocument> {
  const { embedded = [] } = document;
  if (embedded.length === 0) {
    return document;
  }
  const literals = [...document.literals];
  const comments = [...document.comments];
  const waiting: Waiting[] = embedded.slice(0, most).map((one) => ({ embedded: one, depth: 1, holders: [] }));
  let count = waiting.length;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const holders = [next.embedded.literal, ...next.holders];
    const { text } = next.embedded.literal;
    const language = selectLanguage({ ...next.embedded.as, text }, languages);
    const tree = language.grammar === undefined ? undefined : await parsers.parse(language.grammar, text);
    const reading = language.read(text, tree);
    literals.push(...reading.literals.map((literal) => holders.reduce(placeLiteral, literal)));
    comments.push(
      ...reading.comments.map((comment) => holders.reduce((span, holder) => placeSpan(span, holder), comment)),
    );
    tree?.dispose();
    for (const inner of reading.embedded ?? []) {
      if (next.depth < deepest && count < most) {
        waiting.push({ embedded: inner, depth: next.depth + 1, holders });
        count += 1;
      }
    }
  }
  return {
    ...document,
    literals: literals.sort((left, right) => left.span.start - right.span.start),
    comments: apart(comments),
  };
}

/** Comments in source order, without those that stand within another. */
function apart(comments: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const comment of [...comments].sort((left, right) => left.start - right.start || right.end - left.end)) {
    if (comment.start < comment.end && comment.start >= (kept.at(-1)?.end ?? 0)) {
      kept.push(comment);
    }
  }
  return kept;
}
