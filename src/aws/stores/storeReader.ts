import { AwsFailure } from '../../core/ports';
import type { SecretLookup, SecretReader } from '../../core/ports';
import type { Secret } from '../../core/text/secret';
import { Answers } from './answers';
import { mostParametersPerCall, readHeldParameter, readHeldParameters } from './heldParameters';
import { readHeldSecret, textOf } from './heldSecret';
import type { StoreConnection } from './storeConnection';

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
    const answers = new Answers<Secret>(lookups.length);
    const numbered = lookups.map((lookup, index) => ({ lookup, index }));
    const batches = batchesOf(numbered.filter(({ lookup }) => isBatched(lookup)));
    await answers.gather(
      batches.map((batch) => ({ indexes: indexesOf(batch), run: () => this.#readBatch(batch, answers, signal) })),
    );
    const rest = numbered.filter(({ index }) => !answers.has(index));
    await answers.gather(
      rest.map(({ index, lookup }) => ({
        indexes: [index],
        run: async () => {
          answers.set(index, await this.#readOne(lookup, signal));
        },
      })),
    );
    return answers.all();
  }

  /** Leaves out what is better read on its own. */
  async #readBatch(
    batch: readonly Numbered[],
    answers: Answers<Secret>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    try {
      const lookups = batch.map(({ lookup }) => lookup);
      const read = await readHeldParameters(this.connection, lookups, signal);
      for (const [position, { index }] of batch.entries()) {
        answers.set(index, read[position]);
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

function indexesOf(batch: readonly Numbered[]): readonly number[] {
  return batch.map(({ index }) => index);
}
