import type { AwsFailure, SecretCatalog, SecretDescription, StoredName, StoreKind } from '../../core/ports';
import { Answers } from './answers';
import { describeParameters, listParameters, mostNamesPerCall } from './parameterDescriptions';
import { describeSecret, listSecrets } from './secretDescriptions';
import type { StoreConnection } from './storeConnection';

/**
 * What both stores hold, by the calls that give no value: ListSecrets, DescribeSecret, DescribeParameters. Secrets are
 * described one by one, parameters many with one call.
 */
export class StoreCatalog implements SecretCatalog {
  constructor(private readonly connection: StoreConnection) {}

  list(
    store: StoreKind,
    page: string | undefined,
    signal?: AbortSignal,
  ): Promise<{ readonly entries: readonly SecretDescription[]; readonly next: string | undefined }> {
    return store === 'secretsmanager'
      ? listSecrets(this.connection, page, signal)
      : listParameters(this.connection, page, signal);
  }

  async describe(
    names: readonly StoredName[],
    signal?: AbortSignal,
  ): Promise<readonly (SecretDescription | AwsFailure)[]> {
    const answers = new Answers<SecretDescription>(names.length);
    const numbered = names.map(({ store, name }, index) => ({ store, name, index }));
    const secrets = numbered.filter(({ store }) => store === 'secretsmanager');
    const parameters = numbered.filter(({ store }) => store === 'parameterstore');
    const batches = Array.from({ length: Math.ceil(parameters.length / mostNamesPerCall) }, (_, batch) =>
      parameters.slice(batch * mostNamesPerCall, (batch + 1) * mostNamesPerCall),
    );
    await answers.gather([
      ...secrets.map(({ name, index }) => ({
        indexes: [index],
        run: async () => {
          answers.set(index, await describeSecret(this.connection, name, signal));
        },
      })),
      ...batches.map((batch) => ({
        indexes: batch.map(({ index }) => index),
        run: async () => {
          const wanted = batch.map(({ name }) => name);
          for (const [position, described] of (await describeParameters(this.connection, wanted, signal)).entries()) {
            answers.set(batch[position]?.index ?? -1, described);
          }
        },
      })),
    ]);
    return answers.all();
  }
}
