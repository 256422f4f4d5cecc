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
  readonly #stretches: Span[] = [];
  readonly #most: number;
  #everywhere: boolean;

  /**
   * @param length of the text.
   * @param everywhere whether the text is to be read as a whole in any case.
   */
  constructor(length: number, everywhere: boolean) {
    this.#most = Math.max(most, length / longForStretch);
    this.#everywhere = everywhere;
  }

  /** Adds a place. In ascending order. */
  add(place: Span): void {
    const last = this.#stretches.at(-1);
    const start = Math.max(0, place.start - reach);
    const end = place.end + reach;
    if (last !== undefined && start <= last.end) {
      this.#stretches[this.#stretches.length - 1] = { start: Math.min(start, last.start), end };
    } else {
      this.#stretches.push({ start, end });
    }
    this.#everywhere ||= this.#stretches.length > this.#most;
  }

  /** That a place may have its finding anywhere. */
  addEverywhere(): void {
    this.#everywhere = true;
  }

  /** The stretches that have to be read, in ascending order and apart; undefined where that is the whole text. */
  get within(): readonly Span[] | undefined {
    return this.#everywhere ? undefined : this.#stretches;
  }
}
