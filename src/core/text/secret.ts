/** What stands in the place of a secret in a text for people. */
export const maskedText = '********';

/** What every printed form of a secret looks like: the ends of a long structured value, nothing of a short one. */
function mask(value: string): string {
  // Eight shown characters are a small part only of a value that is long and random; a password shows nothing.
  return /^(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}$/.test(value) ? `${value.slice(0, 4)}…${value.slice(-4)}` : maskedText;
}

/**
 * A secret's value, which prints only its mask.
 *
 * Architecture invariant: outside `core/`, `reveal` is called only where the value is stored, compared after reading
 * back, written to a file that the user named for it, or put into the environment of a program that the user starts (lint
 * keeps the list of those places).
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. */
  reveal(): string {
    return this.#value;
  }

  /** Whether both hold the same value. */
  equals(other: Secret): boolean {
    // Not `other.#value`: each bundle carries its own copy of this class, and private members do not cross copies.
    return this.#value === other.reveal();
  }

  /** Whether a text stands in the value. */
  includes(text: string): boolean {
    return this.#value.includes(text);
  }

  /** The length of the value in UTF-16 code units. */
  get length(): number {
    return this.#value.length;
  }

  /** The masked value: `AKIA…7QXZ` for an access key id, `********` for all else. */
  toString(): string {
    return mask(this.#value);
  }

  toJSON(): string {
    return mask(this.#value);
  }

  /** What Node's inspection (console.log, error messages) prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Secret(${mask(this.#value)})`;
  }
}

/** Shorter lines of a value with several are its frame (`}`, `EOF`), not its secret. In UTF-16 code units. */
const shortestLine = 8;

/** The lines of a secret with several that are to be masked each for itself; none of one that is a single line. */
export function secretLines(value: string): readonly string[] {
  return /[\r\n]/.test(value)
    ? value
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line.length >= shortestLine)
    : [];
}
