import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AwsFailure } from '../../core/ports';
import type { PutOptions, SecretStore, StoredSecret } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import type { Secret } from '../../core/text/secret';
import { errorFacts } from '../errors/errorFacts';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import { parameterStore, readHeldParameter } from './heldParameters';
import { parameterNameProblem } from './names';
import { bytesOf, emptyValue, nameTaken, tooLarge } from './refusals';
import type { StoreConnection } from './storeConnection';
import { tagList, withTagsIfAllowed } from './tags';

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const largestStandard = 4096;
const largestAdvanced = 8192;

/** SecureString parameters in SSM Parameter Store. */
export class ParameterStore implements SecretStore {
  readonly kind = 'parameterstore';

  constructor(private readonly connection: StoreConnection) {}

  nameProblem(name: string): Message | undefined {
    return parameterNameProblem(name);
  }

  async put(name: string, value: Secret, options: PutOptions): Promise<StoredSecret> {
    const problem = this.nameProblem(name);
    if (problem !== undefined) {
      throw new AwsFailure('invalid-name', problem);
    }
    if (value.length === 0) {
      throw emptyValue(parameterStore);
    }
    const size = bytesOf(value);
    if (size > largestAdvanced) {
      throw tooLarge(parameterStore, size, largestAdvanced);
    }
    const { result: created, notes } = await withTagsIfAllowed('ssm:AddTagsToResource', name, options, (given) =>
      this.#write(name, value, given, 'create'),
    );
    if (created) {
      const all = [...notes, ...advancedNotes(name, size)];
      // The answer does not tell the ARN, and reading it would ask for a permission that nothing else needs here.
      return { name, arn: undefined, outcome: 'created', ...(all.length > 0 && { notes: all }) };
    }
    const held = await readHeldParameter(this.connection, { name }, options.signal);
    if (held.type !== 'SecureString') {
      // A parameter keeps its type for good.
      throw new AwsFailure(
        'name-taken',
        message(
          'The parameter {0} already exists, as a {1} that is not encrypted. Choose another name.',
          name,
          held.type ?? 'String',
        ),
      );
    }
    if (held.value.equals(value)) {
      return { name, arn: held.arn, outcome: 'reused' };
    }
    if (options.onDifferent === 'refuse') {
      throw nameTaken(parameterStore, name);
    }
    await this.#write(name, value, options, 'overwrite');
    const all = advancedNotes(name, size);
    return { name, arn: held.arn, outcome: 'new-version', ...(all.length > 0 && { notes: all }) };
  }

  async read(name: string, signal?: AbortSignal): Promise<Secret> {
    return (await readHeldParameter(this.connection, { name }, signal)).value;
  }

  /** Writes the parameter; false where it is to be created and the name is taken. */
  async #write(
    name: string,
    value: Secret,
    { description, tags, kmsKeyId, signal }: PutOptions,
    mode: 'create' | 'overwrite',
  ): Promise<boolean> {
    return this.#send('PutParameter', name, signal, async (client, options) => {
      const command = new PutParameterCommand({
        Name: name,
        Value: value.reveal(),
        Type: 'SecureString',
        Overwrite: mode === 'overwrite',
        // Advanced parameters cost money: only where the value does not fit otherwise.
        ...(bytesOf(value) > largestStandard ? { Tier: 'Advanced' } : {}),
        // One that is there keeps its description; AWS takes no tags with a new version.
        ...(description === undefined || mode === 'overwrite' ? {} : { Description: description }),
        ...(tags === undefined || mode === 'overwrite' ? {} : { Tags: tagList(tags) }),
        // A new version without a key would be encrypted by the service's own.
        ...(kmsKeyId === undefined ? {} : { KeyId: kmsKeyId }),
      });
      try {
        const answer = await client.send(command, options);
        if (answer.Version === undefined) {
          throw unexpectedAnswer(answer);
        }
        return true;
      } catch (error) {
        if (mode === 'create' && errorFacts(error).name === 'ParameterAlreadyExists') {
          return false;
        }
        throw error;
      }
    });
  }

  #send<T>(
    operation: string,
    name: string,
    signal: AbortSignal | undefined,
    send: (client: SSMClient, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const context = { service: parameterStore, action: `ssm:${operation}`, subject: name };
    return this.connection.call(context, signal, (connection, options) =>
      send(new SSMClient(connection.regionalClient('SSM')), options),
    );
  }
}

function advancedNotes(name: string, size: number): readonly Message[] {
  return size > largestStandard
    ? [message('{0} is larger than 4 KB and so became an advanced parameter, for which AWS charges.', name)]
    : [];
}
