import { DescribeSecretCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretListEntry } from '@aws-sdk/client-secrets-manager';
import type { SecretDescription } from '../../core/ports';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import { secretsManager } from './heldSecret';
import type { StoreConnection } from './storeConnection';

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html */
const largestPage = 100;

/** One page of the secrets that are not scheduled for deletion. */
export async function listSecrets(
  connection: StoreConnection,
  page: string | undefined,
  signal: AbortSignal | undefined,
): Promise<{ readonly entries: readonly SecretDescription[]; readonly next: string | undefined }> {
  const context = { service: secretsManager, action: 'secretsmanager:ListSecrets', subject: '' };
  return connection.call(context, signal, async (resolved, options) => {
    const client = new SecretsManagerClient(resolved.regionalClient('Secrets Manager'));
    const answer = await client.send(
      new ListSecretsCommand({ MaxResults: largestPage, ...(page !== undefined && { NextToken: page }) }),
      options,
    );
    if (answer.SecretList === undefined) {
      throw unexpectedAnswer(answer);
    }
    return {
      entries: answer.SecretList.flatMap((entry) => (entry.Name === undefined ? [] : [described(entry, entry.Name)])),
      next: answer.NextToken,
    };
  });
}

/** Describes a secret by its name or ARN; fails with `not-found` where there is none. */
export async function describeSecret(
  connection: StoreConnection,
  name: string,
  signal: AbortSignal | undefined,
): Promise<SecretDescription> {
  const context = { service: secretsManager, action: 'secretsmanager:DescribeSecret', subject: name };
  return connection.call(context, signal, async (resolved, options) => {
    const client = new SecretsManagerClient(resolved.regionalClient('Secrets Manager'));
    const answer = await client.send(new DescribeSecretCommand({ SecretId: name }), options);
    if (answer.Name === undefined) {
      throw unexpectedAnswer(answer);
    }
    return described(answer, answer.Name);
  });
}

function described(entry: Omit<SecretListEntry, 'SecretVersionsToStages'>, name: string): SecretDescription {
  const { ARN, Description, CreatedDate, LastChangedDate, DeletedDate } = entry;
  return {
    store: 'secretsmanager',
    name,
    arn: ARN,
    description: Description || undefined,
    changed: (LastChangedDate ?? CreatedDate)?.toISOString(),
    ...(entry.RotationEnabled === true && {
      rotation: {
        days: entry.RotationRules?.AutomaticallyAfterDays,
        last: entry.LastRotatedDate?.toISOString(),
        next: entry.NextRotationDate?.toISOString(),
      },
    }),
    ...(DeletedDate !== undefined && { deleted: DeletedDate.toISOString() }),
  };
}
