import { HOLE } from '../literal';
import type { Literal, LiteralPiece } from '../literal';
import type { Span } from '../../text/span';
import { reportedUse, segments } from './context';
import type { Context } from './context';

/** Puts a literal together from its stretches, in source order. */
export class LiteralText {
  readonly #pieces: LiteralPiece[] = [];
  #text = '';
  #holes = 0;
  #firstInside: number | undefined;

  constructor(private readonly source: string) {}

  /** Notes where the inside of a quoted part begins: an empty literal still has a place. */
  enter(offset: number): void {
    this.#firstInside ??= offset;
  }

  /** A stretch that means what it says. */
  verbatim(start: number, end: number): void {
    if (start >= end) {
      return;
    }
    const from = this.#text.length;
    this.#text += this.source.slice(start, end);
    const last = this.#pieces.at(-1);
    if (last?.verbatim && last.span.end === start && last.inText.end === from) {
      this.#pieces[this.#pieces.length - 1] = {
        span: { start: last.span.start, end },
        inText: { start: last.inText.start, end: this.#text.length },
        verbatim: true,
      };
    } else {
      this.#pieces.push({ span: { start, end }, inText: { start: from, end: this.#text.length }, verbatim: true });
    }
  }

  /** A stretch that stands for something else: an escape. */
  decoded(start: number, end: number, text: string): void {
    const from = this.#text.length;
    this.#text += text;
    this.#pieces.push({ span: { start, end }, inText: { start: from, end: this.#text.length }, verbatim: false });
  }

  /** Something that is not constant. */
  hole(): void {
    this.#text += HOLE;
    this.#holes += 1;
  }

  /** The finished literal; undefined where nothing of it is constant. */
  finish(outer: Span, context: Context): Literal | undefined {
    const inside = this.#firstInside ?? outer.start;
    if (this.#pieces.length === 0) {
      if (this.#holes > 0) {
        return undefined;
      }
      this.#pieces.push({ span: { start: inside, end: inside }, inText: { start: 0, end: 0 }, verbatim: true });
    }
    const first = this.#pieces[0];
    const last = this.#pieces.at(-1);
    return {
      text: this.#text,
      pieces: this.#pieces,
      span: { start: first?.span.start ?? inside, end: last?.span.end ?? inside },
      outer,
      use: reportedUse(context),
      name: segments(context.name),
      ...(context.call && { call: context.call }),
    };
  }
}
