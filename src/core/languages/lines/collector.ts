import type { Span } from '../../text/span';
import type { EmbeddedText } from '../embedding/embeddedText';
import { kindOfText } from '../embedding/kindOfText';
import type { Reading } from '../language';
import type { Literal, LiteralUse } from '../literal';
import { appendAll, topContext, usedAs } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';

/** Gathers what a hand-read format yields; values that are texts of another language are set apart. */
export class Collector {
  readonly #literals: Literal[] = [];
  readonly #comments: Span[] = [];
  readonly #embedded: EmbeddedText[] = [];

  constructor(readonly source: string) {}

  get literals(): Literal[] {
    return this.#literals;
  }

  comment(start: number, end: number): void {
    if (start < end) {
      this.#comments.push({ start, end });
    }
  }

  /** A value that means what it says. */
  plain(start: number, end: number, name: readonly string[], use: LiteralUse = 'assigned', outer?: Span): void {
    const text = new LiteralText(this.source);
    text.enter(start);
    text.verbatim(start, end);
    this.add(text, outer ?? { start, end }, name, use);
  }

  add(text: LiteralText, outer: Span, name: readonly string[], use: LiteralUse = 'assigned'): void {
    const literal = text.finish(outer, usedAs(topContext, use, appendAll(undefined, name)));
    if (literal === undefined) {
      return;
    }
    const as = use === 'assigned' || use === 'element' ? kindOfText(literal.text, name.at(-1)) : undefined;
    if (as === undefined) {
      this.#literals.push(literal);
    } else {
      this.#embedded.push({ literal, as });
    }
  }

  /** A stretch that is to be read by another language. */
  embed(text: LiteralText, outer: Span, as: EmbeddedText['as']): void {
    const literal = text.finish(outer, topContext);
    if (literal !== undefined && literal.text !== '') {
      this.#embedded.push({ literal, as });
    }
  }

  reading(): Reading {
    return {
      literals: this.#literals.sort((left, right) => left.span.start - right.span.start),
      comments: this.#comments,
      ...(this.#embedded.length > 0 && { embedded: this.#embedded }),
    };
  }
}
