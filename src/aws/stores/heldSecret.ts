import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AwsFailure } from '../../core/ports';
import type { SecretLookup } from '../../core/ports';
import { message } from '../../core/text/message';
import { Secret } from '../../core/text/secret';
import { errorFacts } from '../errors/errorFacts';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import type { StoreConnection } from './storeConnection';

export const secretsManager = 'AWS Secrets Manager';

/** What a name of Secrets Manager holds. */
export interface HeldSecret {
  readonly arn: string | undefined;
  /** Undefined where the secret has no text value: none at all, or a binary one. */
  readonly value: Secret | undefined;
  readonly empty: boolean;
}

/** The wanted part of a look-up in Secrets Manager. */
export type WantedSecret = Pick<SecretLookup, 'name' | 'stage' | 'version'>;

/** Reads what a secret holds. */
export async function readHeldSecret(
  connection: StoreConnection,
  { name, stage, version }: WantedSecret,
  signal: AbortSignal | undefined,
): Promise<HeldSecret> {
  const context = { service: secretsManager, action: 'secretsmanager:GetSecretValue', subject: name };
  return connection.call(context, signal, async (resolved, options) => {
    const client = new SecretsManagerClient(resolved.regionalClient('Secrets Manager'));
    const command = new GetSecretValueCommand({
      SecretId: name,
      ...(stage !== undefined && { VersionStage: stage }),
      ...(version !== undefined && { VersionId: version }),
    });
    try {
      const answer = await client.send(command, options);
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

/** The text of what a secret holds; fails with `not-found` where it has none. */
export function textOf(held: HeldSecret, { name, stage, version }: WantedSecret): Secret {
  if (held.value !== undefined) {
    return held.value;
  }
  if (!held.empty) {
    throw new AwsFailure(
      'not-found',
      message('The secret {0} in {1} holds binary data, and no text.', name, secretsManager),
    );
  }
  const wanted = stage ?? version;
  throw new AwsFailure(
    'not-found',
    wanted === undefined
      ? message('The secret {0} exists in {1}, but holds no value.', name, secretsManager)
      : message('The secret {0} exists in {1}, but has no version {2} with a value.', name, secretsManager, wanted),
  );
}
