import type { Span } from '../text/span';

/** So far around a place that may hold a finding everything is read: what it is bound to, and what stands beside it. */
const reach = 1_000;
/** A text with more such stretches is read as a whole, unless it is long for them. */
const most = 24;
/** In UTF-16 code units: a text that has as much for each of its stretches is not read as a whole for their number. */
const longForStretch = 16_000;

/**
 * The places of one text at which a first look saw what may be a finding, and the stretches around them: all that has to
 * be read of the text. Offsets in UTF-16 code units.
 */
export class Spots {
  readonly #places: Span[] = [];
  readonly #most: number;
  #everywhere: boolean;
  /** Of the places, in ascending order as they are found by and large: where the farthest stretch ends. */
  #end = -1;
  #farthest: Span = { start: 0, end: -1 };
  #count = 0;

  /**
   * @param length of the text.
   * @param everywhere whether the text is to be read as a whole in any case.
   */
  constructor(length: number, everywhere: boolean) {
    this.#most = Math.max(most, length / longForStretch);
    this.#everywhere = everywhere;
  }

  /** Adds a place. */
  add(place: Span): void {
    this.#places.push(place);
    this.#farthest = place.end > this.#farthest.end ? place : this.#farthest;
    if (place.start - reach > this.#end) {
      this.#count += 1;
    }
    this.#end = Math.max(this.#end, place.end + reach);
    // Those that are out of order may be counted twice.
    this.#everywhere ||= this.#count > this.#most && joined(this.#places).length > this.#most;
  }

  /** Whether a place stands in the one that reaches farthest of those that were added: it adds nothing then. */
  covers({ start, end }: Span): boolean {
    return this.#everywhere || (this.#farthest.start <= start && end <= this.#farthest.end);
  }

  /** That a place may have its finding anywhere. */
  addEverywhere(): void {
    this.#everywhere = true;
  }

  /** Whether the whole text has to be read. */
  get everywhere(): boolean {
    return this.#everywhere;
  }

  /** The stretches that have to be read, in ascending order and apart; undefined where that is the whole text. */
  get within(): readonly Span[] | undefined {
    return this.#everywhere ? undefined : joined(this.#places);
  }
}

/** What is around some places, joined where it touches. */
function joined(places: readonly Span[]): readonly Span[] {
  const stretches: Span[] = [];
  for (const place of [...places].sort((left, right) => left.start - right.start)) {
    const last = stretches.at(-1);
    const start = Math.max(0, place.start - reach);
    const end = place.end + reach;
    if (last !== undefined && start <= last.end) {
      stretches[stretches.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    } else {
      stretches.push({ start, end });
    }
  }
  return stretches;
}
