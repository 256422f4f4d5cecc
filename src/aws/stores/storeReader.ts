import { AwsFailure } from '../../core/ports';
import type { SecretLookup, SecretReader } from '../../core/ports';
import type { Secret } from '../../core/text/secret';
import { mostParametersPerCall, readHeldParameter, readHeldParameters } from './heldParameters';
import { readHeldSecret, textOf } from './heldSecret';
import type { StoreConnection } from './storeConnection';

/** So many calls are under way at once: far below what the services allow a second, and enough not to wait for each. */
const mostCalls = 5;

/** Failures that every other call would meet as well. */
const ofAll = new Set<AwsFailure['reason']>([
  ...(['no-credentials', 'unknown-profile', 'expired', 'invalid-credentials', 'no-region', 'network'] as const),
  ...(['timeout', 'cancelled'] as const),
]);

interface Numbered {
  readonly index: number;
  readonly lookup: SecretLookup;
}

/**
 * Reads values of both stores. Secrets one by one: BatchGetSecretValue asks for a permission more and knows no versions.
 * Parameters in batches; where the permission for that is missing, one by one.
 */
export class StoreReader implements SecretReader {
  constructor(private readonly connection: StoreConnection) {}

  async read(lookups: readonly SecretLookup[], signal?: AbortSignal): Promise<readonly (Secret | AwsFailure)[]> {
    const answers = new Array<Secret | AwsFailure | undefined>(lookups.length).fill(undefined);
    let failure: AwsFailure | undefined;
    /** Does one piece of work for some look-ups; a failure is that of each, and one that all will meet ends the rest. */
    const attempt = async (of: readonly Numbered[], work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (!AwsFailure.is(error)) {
          throw error;
        }
        failure ??= ofAll.has(error.reason) ? error : undefined;
        for (const { index } of of) {
          answers[index] = error;
        }
      }
    };
    const inTurn = (pieces: readonly (() => Promise<void>)[]): Promise<void> =>
      runBounded(pieces.map((piece) => async () => (failure === undefined ? piece() : undefined)));

    const numbered = lookups.map((lookup, index) => ({ lookup, index }));
    const batches = batchesOf(numbered.filter(({ lookup }) => isBatched(lookup)));
    await inTurn(batches.map((batch) => () => attempt(batch, () => this.#readBatch(batch, answers, signal))));
    const rest = numbered.filter(({ index }) => answers[index] === undefined);
    await inTurn(
      rest.map(
        (one) => () =>
          attempt([one], async () => {
            answers[one.index] = await this.#readOne(one.lookup, signal);
          }),
      ),
    );
    return answers.map((answer) => answer ?? failure ?? unanswered());
  }

  /** Leaves out what is better read on its own. */
  async #readBatch(
    batch: readonly Numbered[],
    answers: (Secret | AwsFailure | undefined)[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    try {
      const lookups = batch.map(({ lookup }) => lookup);
      const read = await readHeldParameters(this.connection, lookups, signal);
      for (const [position, { index }] of batch.entries()) {
        answers[index] = read[position];
      }
    } catch (error) {
      // One parameter that may not be read fails them all, and ssm:GetParameters is another permission.
      if (!AwsFailure.is(error, 'access-denied')) {
        throw error;
      }
    }
  }

  async #readOne(lookup: SecretLookup, signal: AbortSignal | undefined): Promise<Secret> {
    return lookup.store === 'secretsmanager'
      ? textOf(await readHeldSecret(this.connection, lookup, signal), lookup)
      : (await readHeldParameter(this.connection, lookup, signal)).value;
  }
}

/** An ARN may be answered by another name than it was asked by. */
function isBatched({ store, name }: SecretLookup): boolean {
  return store === 'parameterstore' && !name.startsWith('arn:');
}

/**
 * Batches of a size that the service takes; one that would be alone is none. No batch asks for two versions of one
 * parameter: they would have to be told apart by the selector of the answer, which not every emulator of AWS gives.
 */
function batchesOf(lookups: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const batches: Numbered[][] = [];
  for (const numbered of lookups) {
    const { name } = numbered.lookup;
    const open = batches.find(
      (batch) => batch.length < mostParametersPerCall && !batch.some(({ lookup }) => lookup.name === name),
    );
    if (open === undefined) {
      batches.push([numbered]);
    } else {
      open.push(numbered);
    }
  }
  return batches.filter(({ length }) => length > 1);
}

async function runBounded(pieces: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...pieces];
  const work = async (): Promise<void> => {
    for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
      await piece();
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostCalls, pieces.length) }, work));
}

function unanswered(): never {
  throw new Error('A look-up was neither answered nor failed.');
}
