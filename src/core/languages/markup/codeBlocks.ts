import type { Span } from '../../text/span';
import type { EmbeddedText } from '../embedding/embeddedText';
import type { Reading } from '../language';
import { topContext } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';
import { readMarkup } from './read';

/** A stretch of a page that is code, without what marks it. */
export interface CodeBlock {
  readonly span: Span;
  readonly as: EmbeddedText['as'];
}

/** Reads a page around its code: each block by the language it is written in, the rest as HTML. */
export function readMarkupAround(source: string, blocks: readonly CodeBlock[]): Reading {
  const embedded: EmbeddedText[] = [];
  for (const { span, as } of blocks) {
    const text = new LiteralText(source);
    text.verbatim(span.start, span.end);
    const literal = text.finish(span, topContext);
    if (literal !== undefined) {
      embedded.push({ literal, as });
    }
  }
  const reading = blankedMarkup(
    source,
    blocks.map(({ span }) => span),
  );
  const all = [...embedded, ...(reading.embedded ?? [])].sort(
    (left, right) => left.literal.span.start - right.literal.span.start,
  );
  return { ...reading, ...(all.length > 0 && { embedded: all }) };
}

/** Reads what stands around stretches of a page, which are apart and in order, as HTML. */
export function blankedMarkup(source: string, stretches: readonly Span[]): Reading {
  let page = '';
  for (const { start, end } of stretches) {
    page += source.slice(page.length, start) + ' '.repeat(end - start);
  }
  return readMarkup(page + source.slice(page.length), 'html');
}
