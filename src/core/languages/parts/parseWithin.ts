import type { Span } from '../../text/span';
import type { Language } from '../language';
import type { Parsers, SyntaxTree } from '../parsers';
import { keptOf } from './part';

/** Where more of a text than this is kept, it is as well parsed as a whole. */
const worthwhile = 0.8;

/**
 * The tree of what stands in or near some stretches of a source, which is what it is in the tree of the whole; undefined
 * where the language cannot tell what to leave out, or where that would not be worth while.
 *
 * @param within in ascending order and apart.
 */
export async function parseWithin(
  parsers: Parsers,
  language: Language,
  source: string,
  within: readonly Span[],
): Promise<SyntaxTree | undefined> {
  const { grammar } = language;
  const parts = grammar === undefined ? undefined : language.parts?.(source);
  if (grammar === undefined || parts === undefined) {
    return undefined;
  }
  const kept = keptOf(parts, source.length, within);
  const length = kept.reduce((sum, { start, end }) => sum + end - start, 0);
  return length < source.length * worthwhile ? parsers.parseKept(grammar, source, kept) : undefined;
}
