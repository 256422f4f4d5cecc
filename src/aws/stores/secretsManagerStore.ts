import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AwsFailure } from '../../core/ports';
import type { PutOptions, SecretStore, StoredSecret } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import { Secret } from '../../core/text/secret';
import { errorFacts } from '../errors/errorFacts';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import { secretNameProblem } from './names';
import { bytesOf, emptyValue, nameTaken, tooLarge } from './refusals';
import type { StoreConnection } from './storeConnection';
import { tagList, withTagsIfAllowed } from './tags';

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
const largestValue = 65_536;

const service = 'AWS Secrets Manager';

/** What a name holds now. */
interface Held {
  readonly arn: string | undefined;
  /** Undefined where the secret has no text value: none at all, or a binary one. */
  readonly value: Secret | undefined;
  readonly empty: boolean;
}

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
      throw emptyValue(service);
    }
    const size = bytesOf(value);
    if (size > largestValue) {
      throw tooLarge(service, size, largestValue);
    }
    const { result: created, notes } = await withTagsIfAllowed('secretsmanager:TagResource', name, options, (given) =>
      this.#create(name, value, given),
    );
    if (created !== undefined) {
      return { name, arn: created.arn, outcome: 'created', ...(notes.length > 0 && { notes }) };
    }
    const held = await this.#held(name, options.signal);
    if (held.value?.equals(value) === true) {
      return { name, arn: held.arn, outcome: 'reused' };
    }
    // A secret without any value has nothing that a first version could replace.
    if (options.onDifferent === 'refuse' && !held.empty) {
      throw nameTaken(service, name);
    }
    const arn = await this.#addVersion(name, value, options.signal);
    return { name, arn, outcome: 'new-version' };
  }

  async read(name: string, signal?: AbortSignal): Promise<Secret> {
    const { value, empty } = await this.#held(name, signal);
    if (value === undefined) {
      throw new AwsFailure(
        'not-found',
        empty
          ? message('The secret {0} exists in {1}, but holds no value.', name, service)
          : message('The secret {0} in {1} holds binary data, which is not what was stored here.', name, service),
      );
    }
    return value;
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

  async #held(name: string, signal: AbortSignal | undefined): Promise<Held> {
    return this.#send('GetSecretValue', name, signal, async (client, options) => {
      try {
        const answer = await client.send(new GetSecretValueCommand({ SecretId: name }), options);
        const { ARN, SecretString, SecretBinary, VersionId } = answer;
        if (VersionId === undefined) {
          throw unexpectedAnswer(answer);
        }
        return {
          arn: ARN,
          value: SecretString === undefined ? undefined : new Secret(SecretString),
          empty: SecretString === undefined && SecretBinary === undefined,
        };
      } catch (error) {
        // The secret is there, and its value is not: it was created without one.
        if (errorFacts(error).noValue) {
          return { arn: undefined, value: undefined, empty: true };
        }
        throw error;
      }
    });
  }

  #send<T>(
    operation: string,
    name: string,
    signal: AbortSignal | undefined,
    send: (client: SecretsManagerClient, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const context = { service, action: `secretsmanager:${operation}`, subject: name };
    return this.connection.call(context, signal, (connection, options) =>
      send(new SecretsManagerClient(connection.regionalClient('Secrets Manager')), options),
    );
  }
}
