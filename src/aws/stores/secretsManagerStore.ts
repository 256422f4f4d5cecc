import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AwsFailure } from '../../core/ports';
import type { PutOptions, SecretStore, StoredSecret } from '../../core/ports';
import type { Message } from '../../core/text/message';
import type { Secret } from '../../core/text/secret';
import { errorFacts } from '../errors/errorFacts';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import { readHeldSecret, secretsManager, textOf } from './heldSecret';
import { secretNameProblem } from './names';
import { bytesOf, emptyValue, nameTaken, tooLarge } from './refusals';
import type { StoreConnection } from './storeConnection';
import { tagList, withTagsIfAllowed } from './tags';

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
const largestValue = 65_536;

/** Secrets in AWS Secrets Manager. */
export class SecretsManagerStore implements SecretStore {
  readonly kind = 'secretsmanager';

  constructor(private readonly connection: StoreConnection) {}

  nameProblem(name: string): Message | undefined {
    return secretNameProblem(name);
  }

  async put(name: string, value: Secret, options: PutOptions): Promise<StoredSecret> {
    const problem = this.nameProblem(name);
    if (problem !== undefined) {
      throw new AwsFailure('invalid-name', problem);
    }
    if (value.length === 0) {
      throw emptyValue(secretsManager);
    }
    const size = bytesOf(value);
    if (size > largestValue) {
      throw tooLarge(secretsManager, size, largestValue);
    }
    const { result: created, notes } = await withTagsIfAllowed('secretsmanager:TagResource', name, options, (given) =>
      this.#create(name, value, given),
    );
    if (created !== undefined) {
      return { name, arn: created.arn, outcome: 'created', ...(notes.length > 0 && { notes }) };
    }
    const held = await readHeldSecret(this.connection, { name }, options.signal);
    if (held.value?.equals(value) === true) {
      return { name, arn: held.arn, outcome: 'reused' };
    }
    // A secret without any value has nothing that a first version could replace.
    if (options.onDifferent === 'refuse' && !held.empty) {
      throw nameTaken(secretsManager, name);
    }
    const arn = await this.#addVersion(name, value, options.signal);
    return { name, arn, outcome: 'new-version' };
  }

  async read(name: string, signal?: AbortSignal): Promise<Secret> {
    return textOf(await readHeldSecret(this.connection, { name }, signal), { name });
  }

  /** Creates the secret; undefined where the name is taken. */
  async #create(
    name: string,
    value: Secret,
    { description, tags, kmsKeyId, signal }: PutOptions,
  ): Promise<{ readonly arn: string | undefined } | undefined> {
    return this.#send('CreateSecret', name, signal, async (client, options) => {
      const command = new CreateSecretCommand({
        Name: name,
        SecretString: value.reveal(),
        ...(description === undefined ? {} : { Description: description }),
        ...(tags === undefined ? {} : { Tags: tagList(tags) }),
        ...(kmsKeyId === undefined ? {} : { KmsKeyId: kmsKeyId }),
      });
      try {
        const answer = await client.send(command, options);
        if (answer.ARN === undefined) {
          throw unexpectedAnswer(answer);
        }
        return { arn: answer.ARN };
      } catch (error) {
        if (errorFacts(error).name === 'ResourceExistsException') {
          return undefined;
        }
        throw error;
      }
    });
  }

  async #addVersion(name: string, value: Secret, signal: AbortSignal | undefined): Promise<string | undefined> {
    return this.#send('PutSecretValue', name, signal, async (client, options) => {
      const command = new PutSecretValueCommand({ SecretId: name, SecretString: value.reveal() });
      const answer = await client.send(command, options);
      if (answer.VersionId === undefined) {
        throw unexpectedAnswer(answer);
      }
      return answer.ARN;
    });
  }

  #send<T>(
    operation: string,
    name: string,
    signal: AbortSignal | undefined,
    send: (client: SecretsManagerClient, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const context = { service: secretsManager, action: `secretsmanager:${operation}`, subject: name };
    return this.connection.call(context, signal, (connection, options) =>
      send(new SecretsManagerClient(connection.regionalClient('Secrets Manager')), options),
    );
  }
}
