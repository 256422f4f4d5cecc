import { AwsFailure } from '../../core/ports';

/** So many calls are under way at once: far below what the services allow a second, and enough not to wait for each. */
const mostCalls = 5;

/** Failures that every other call would meet as well. */
const ofAll = new Set<AwsFailure['reason']>([
  ...(['no-credentials', 'unknown-profile', 'expired', 'invalid-credentials', 'no-region', 'network'] as const),
  ...(['timeout', 'cancelled'] as const),
]);

/** A call that answers some of many questions. */
interface Piece {
  /** The questions that fail with it. */
  readonly indexes: readonly number[];
  readonly run: () => Promise<void>;
}

/** The answers to many questions that are asked with a bounded number of calls at a time, in the order of the questions. */
export class Answers<T> {
  readonly #answers: (T | AwsFailure | undefined)[];
  #failure: AwsFailure | undefined;

  constructor(count: number) {
    this.#answers = new Array<T | AwsFailure | undefined>(count).fill(undefined);
  }

  has(index: number): boolean {
    return this.#answers[index] !== undefined;
  }

  set(index: number, answer: T | AwsFailure | undefined): void {
    this.#answers[index] = answer;
  }

  /** Makes the calls; the failure of one is that of its questions, and one that all would meet ends the rest. */
  async gather(pieces: readonly Piece[]): Promise<void> {
    const waiting = [...pieces];
    const work = async (): Promise<void> => {
      for (let piece = waiting.shift(); piece !== undefined && this.#failure === undefined; piece = waiting.shift()) {
        await this.#attempt(piece);
      }
    };
    await Promise.all(Array.from({ length: Math.min(mostCalls, pieces.length) }, work));
  }

  /** @throws Error where a question was neither answered nor failed. */
  all(): readonly (T | AwsFailure)[] {
    return this.#answers.map((answer) => {
      const given = answer ?? this.#failure;
      if (given === undefined) {
        throw new Error('A question was neither answered nor failed.');
      }
      return given;
    });
  }

  async #attempt({ indexes, run }: Piece): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!AwsFailure.is(error)) {
        throw error;
      }
      this.#failure ??= ofAll.has(error.reason) ? error : undefined;
      for (const index of indexes) {
        this.#answers[index] = error;
      }
    }
  }
}
