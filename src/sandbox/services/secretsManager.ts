import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  RotateSecretCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import type { SecretListEntry } from '@aws-sdk/client-secrets-manager';
import { ServiceError } from '../serviceError';
import type { SecretVersion, StoredSecretState } from '../state/secrets';
import { operation, operationsByName } from './operation';
import type { Call, Service } from './operation';

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
const largestValue = 65_536;
const day = 24 * 60 * 60 * 1000;

/** AWS Secrets Manager. */
export const secretsManager: Service = {
  id: 'secretsmanager',
  protocol: 'json',
  target: 'secretsmanager',
  namespace: '',
  operations: operationsByName([
    operation(CreateSecretCommand, (input, call) => {
      const name = input.Name ?? '';
      if (!/^[\w/+=.@-]{1,512}$/.test(name)) {
        throw new ServiceError(
          'ValidationException',
          'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
        );
      }
      checkSize(input);
      const secrets = call.world.secrets(call.region);
      const present = secrets.all().find((secret) => secret.name === name);
      if (present !== undefined) {
        if (present.deletion !== undefined) {
          throw new ServiceError(
            'InvalidRequestException',
            "You can't create this secret because a secret with this name is already scheduled for deletion.",
          );
        }
        const version = present.versions.find(({ id }) => id === input.ClientRequestToken);
        if (version === undefined || version.string !== input.SecretString) {
          throw new ServiceError(
            'ResourceExistsException',
            `The operation failed because the secret ${name} already exists.`,
          );
        }
        return { ARN: present.arn, Name: name, VersionId: version.id };
      }
      const now = call.world.now();
      const secret: StoredSecretState = {
        name,
        arn: `arn:aws:secretsmanager:${call.region}:${call.world.account.id}:secret:${name}-${call.world.generator.arnSuffix()}`,
        description: input.Description,
        kmsKeyId: input.KmsKeyId,
        created: now,
        changed: now,
        deletion: undefined,
        deletedAt: undefined,
        rotation: undefined,
        tags: new Map(input.Tags?.map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
        versions: [],
      };
      secrets.add(secret);
      const version = hasValue(input) ? addVersion(secret, input, call) : undefined;
      return { ARN: secret.arn, Name: name, VersionId: version?.id };
    }),

    operation(PutSecretValueCommand, (input, call) => {
      checkSize(input);
      const secret = usable(input.SecretId, call);
      const version = addVersion(secret, input, call, input.VersionStages);
      return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages };
    }),

    operation(GetSecretValueCommand, ({ SecretId, VersionId, VersionStage }, call) => {
      const secret = usable(SecretId, call);
      const stage = VersionStage ?? 'AWSCURRENT';
      const version = secret.versions.find(({ id, stages }) =>
        VersionId === undefined ? stages.includes(stage) : id === VersionId,
      );
      if (version === undefined) {
        throw new ServiceError(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for ${VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${VersionId}`}`,
        );
      }
      return {
        ARN: secret.arn,
        Name: secret.name,
        VersionId: version.id,
        SecretString: version.string,
        SecretBinary: version.binary,
        VersionStages: version.stages,
        CreatedDate: version.created,
      };
    }),

    operation(DescribeSecretCommand, ({ SecretId }, call) => {
      const secret = existing(SecretId, call);
      return {
        ...summary(secret),
        VersionIdsToStages: Object.fromEntries(
          secret.versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]),
        ),
      };
    }),

    operation(ListSecretsCommand, ({ MaxResults, NextToken, IncludePlannedDeletion, Filters }, call) => {
      const wanted = Filters?.find(({ Key }) => Key === 'name')?.Values ?? [''];
      const listed = call.world
        .secrets(call.region)
        .all()
        .filter(({ deletion }) => IncludePlannedDeletion === true || deletion === undefined)
        .filter(({ name }) => wanted.some((prefix) => name.startsWith(prefix)));
      const start = Number(NextToken ?? 0);
      const end = start + (MaxResults ?? 100);
      return {
        SecretList: listed.slice(start, end).map(summary),
        NextToken: end < listed.length ? String(end) : undefined,
      };
    }),

    operation(UpdateSecretCommand, (input, call) => {
      checkSize(input);
      const secret = usable(input.SecretId, call);
      secret.description = input.Description ?? secret.description;
      const version = hasValue(input) ? addVersion(secret, input, call) : undefined;
      return { ARN: secret.arn, Name: secret.name, VersionId: version?.id };
    }),

    operation(DeleteSecretCommand, ({ SecretId, RecoveryWindowInDays, ForceDeleteWithoutRecovery }, call) => {
      const days = RecoveryWindowInDays ?? 30;
      if (days < 7 || days > 30) {
        throw new ServiceError(
          'InvalidParameterException',
          'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
        );
      }
      const secret = usable(SecretId, call);
      const now = call.world.now();
      if (ForceDeleteWithoutRecovery === true) {
        call.world.secrets(call.region).remove(secret);
        return { ARN: secret.arn, Name: secret.name, DeletionDate: now };
      }
      secret.deletedAt = now;
      secret.deletion = new Date(now.getTime() + days * day);
      return { ARN: secret.arn, Name: secret.name, DeletionDate: secret.deletion };
    }),

    operation(RestoreSecretCommand, ({ SecretId }, call) => {
      const secret = existing(SecretId, call);
      secret.deletion = undefined;
      secret.deletedAt = undefined;
      return { ARN: secret.arn, Name: secret.name };
    }),

    operation(RotateSecretCommand, ({ SecretId, RotationRules, RotateImmediately }, call) => {
      const secret = usable(SecretId, call);
      // Without a rotation function nothing changes the value: only the schedule is remembered.
      secret.rotation = {
        days: RotationRules?.AutomaticallyAfterDays ?? secret.rotation?.days ?? 30,
        last: RotateImmediately === false ? secret.rotation?.last : call.world.now(),
      };
      return { ARN: secret.arn, Name: secret.name, VersionId: secret.versions.at(-1)?.id };
    }),

    operation(TagResourceCommand, ({ SecretId, Tags }, call) => {
      const secret = usable(SecretId, call);
      for (const { Key, Value } of Tags ?? []) {
        secret.tags.set(Key ?? '', Value ?? '');
      }
      return {};
    }),
    operation(UntagResourceCommand, ({ SecretId, TagKeys }, call) => {
      const secret = usable(SecretId, call);
      for (const key of TagKeys ?? []) {
        secret.tags.delete(key);
      }
      return {};
    }),
  ]),
};

interface ValueInput {
  readonly SecretString?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
  readonly ClientRequestToken?: string | undefined;
}

function hasValue({ SecretString, SecretBinary }: ValueInput): boolean {
  return SecretString !== undefined || SecretBinary !== undefined;
}

function addVersion(
  secret: StoredSecretState,
  input: ValueInput,
  call: Call,
  stages?: readonly string[],
): SecretVersion {
  const id = input.ClientRequestToken ?? call.world.generator.uuid();
  const present = secret.versions.find((version) => version.id === id);
  if (present !== undefined) {
    if (present.string === input.SecretString) {
      return present;
    }
    throw new ServiceError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  }
  call.world
    .secrets(call.region)
    .addVersion(
      secret,
      { id, string: input.SecretString, binary: input.SecretBinary, created: call.world.now() },
      stages,
    );
  return secret.versions[secret.versions.length - 1] as SecretVersion;
}

function checkSize({ SecretString, SecretBinary }: ValueInput): void {
  const size = Math.max(Buffer.byteLength(SecretString ?? ''), SecretBinary?.length ?? 0);
  if (size > largestValue) {
    throw new ServiceError(
      'ValidationException',
      "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
    );
  }
  if (SecretString === '') {
    throw new ServiceError(
      'ValidationException',
      "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
}

function existing(id: string | undefined, { world, region }: Call): StoredSecretState {
  const secret = world.secrets(region).find(id ?? '');
  if (secret === undefined) {
    throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }
  return secret;
}

function usable(id: string | undefined, call: Call): StoredSecretState {
  const secret = existing(id, call);
  if (secret.deletion !== undefined) {
    throw new ServiceError(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
  }
  return secret;
}

function summary(secret: StoredSecretState): SecretListEntry {
  const { rotation } = secret;
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    CreatedDate: secret.created,
    LastChangedDate: secret.changed,
    DeletedDate: secret.deletedAt,
    Tags: [...secret.tags].map(([Key, Value]) => ({ Key, Value })),
    ...(rotation !== undefined && {
      RotationEnabled: true,
      RotationRules: { AutomaticallyAfterDays: rotation.days },
      LastRotatedDate: rotation.last,
      NextRotationDate: rotation.last && new Date(rotation.last.getTime() + rotation.days * day),
    }),
  };
}
