import {
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateRoleCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteAccountAliasCommand,
  DeleteUserCommand,
  EnableMFADeviceCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListMFADevicesCommand,
  ListUsersCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import type { User as UserShape } from '@aws-sdk/client-iam';
import { ServiceError } from '../serviceError';
import type { StoredKey, User } from '../state/account';
import { operation, operationsByName } from './operation';
import type { Call, Service } from './operation';

/** AWS Identity and Access Management. */
export const iam: Service = {
  id: 'iam',
  protocol: 'query',
  target: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  operations: operationsByName([
    operation(CreateUserCommand, ({ UserName, Path }, { world }) => ({
      User: userShape(world.account.addUser(UserName ?? '', Path)),
    })),
    operation(GetUserCommand, ({ UserName }, call) => ({ User: userShape(named(UserName, call)) })),
    operation(ListUsersCommand, (_, { world }) => ({
      Users: [...world.account.users.values()].map(userShape),
      IsTruncated: false,
    })),
    operation(DeleteUserCommand, ({ UserName }, { world }) => {
      const user = world.account.user(UserName ?? '');
      if (user.keys.length > 0) {
        throw new ServiceError('DeleteConflict', 'Cannot delete entity, must delete access keys first.', 409);
      }
      world.account.users.delete(user.name);
      return {};
    }),

    operation(CreateAccessKeyCommand, ({ UserName }, call) => {
      const user = named(UserName, call);
      const key = call.world.account.addKey(user);
      return {
        AccessKey: {
          UserName: user.name,
          AccessKeyId: key.id,
          Status: key.status,
          SecretAccessKey: key.secret,
          CreateDate: key.created,
        },
      };
    }),
    operation(ListAccessKeysCommand, ({ UserName }, call) => {
      const user = named(UserName, call);
      return {
        AccessKeyMetadata: user.keys.map((key) => ({
          UserName: user.name,
          AccessKeyId: key.id,
          Status: key.status,
          CreateDate: key.created,
        })),
        IsTruncated: false,
      };
    }),
    operation(UpdateAccessKeyCommand, ({ UserName, AccessKeyId, Status }, call) => {
      if (Status !== 'Active' && Status !== 'Inactive') {
        throw new ServiceError(
          'ValidationError',
          "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]",
        );
      }
      keyOf(named(UserName, call), AccessKeyId).status = Status;
      return {};
    }),
    operation(DeleteAccessKeyCommand, ({ UserName, AccessKeyId }, call) => {
      const user = named(UserName, call);
      user.keys.splice(user.keys.indexOf(keyOf(user, AccessKeyId)), 1);
      return {};
    }),
    operation(GetAccessKeyLastUsedCommand, ({ AccessKeyId }, { world }) => {
      const owner = world.account.ownerOf(AccessKeyId ?? '');
      if (owner === undefined) {
        throw noSuchKey(AccessKeyId);
      }
      const { at, service, region } = owner.key.lastUse ?? {};
      return {
        UserName: owner.user.name,
        // Where there is no use AWS leaves the date out and writes N/A in the rest.
        AccessKeyLastUsed: { LastUsedDate: at, ServiceName: service ?? 'N/A', Region: region ?? 'N/A' },
      };
    }),

    operation(ListMFADevicesCommand, ({ UserName }, call) => {
      const user = named(UserName, call);
      return {
        MFADevices: user.mfaDevices.map(({ serial, enabled }) => ({
          UserName: user.name,
          SerialNumber: serial,
          EnableDate: enabled,
        })),
        IsTruncated: false,
      };
    }),
    operation(CreateVirtualMFADeviceCommand, ({ VirtualMFADeviceName }, { world }) => {
      const serial = `arn:aws:iam::${world.account.id}:mfa/${VirtualMFADeviceName ?? ''}`;
      if (world.account.virtualMfaDevices.has(serial)) {
        throw new ServiceError(
          'EntityAlreadyExists',
          `MFADevice entity at the same path and name already exists.`,
          409,
        );
      }
      const secret = world.generator.secretAccessKey();
      world.account.virtualMfaDevices.set(serial, { user: undefined, secret });
      return { VirtualMFADevice: { SerialNumber: serial, Base32StringSeed: Buffer.from(secret) } };
    }),
    operation(EnableMFADeviceCommand, ({ UserName, SerialNumber }, call) => {
      const user = named(UserName, call);
      const device = call.world.account.virtualMfaDevices.get(SerialNumber ?? '');
      if (device === undefined || SerialNumber === undefined) {
        throw new ServiceError(
          'NoSuchEntity',
          `VirtualMFADevice with serial number ${SerialNumber ?? ''} doesn't exist.`,
          404,
        );
      }
      device.user = user.name;
      user.mfaDevices.push({ serial: SerialNumber, enabled: call.world.now() });
      return {};
    }),
    operation(DeactivateMFADeviceCommand, ({ UserName, SerialNumber }, call) => {
      const user = named(UserName, call);
      const index = user.mfaDevices.findIndex(({ serial }) => serial === SerialNumber);
      if (index < 0) {
        throw new ServiceError('NoSuchEntity', `MFA device with serial number ${SerialNumber ?? ''} not found.`, 404);
      }
      user.mfaDevices.splice(index, 1);
      return {};
    }),

    operation(ListAccountAliasesCommand, (_, { world }) => ({
      AccountAliases: world.account.alias === undefined ? [] : [world.account.alias],
      IsTruncated: false,
    })),
    operation(CreateAccountAliasCommand, ({ AccountAlias }, { world }) => {
      world.account.alias = AccountAlias;
      return {};
    }),
    operation(DeleteAccountAliasCommand, (_, { world }) => {
      world.account.alias = undefined;
      return {};
    }),

    operation(CreateRoleCommand, ({ RoleName, AssumeRolePolicyDocument }, { world }) => {
      const role = world.account.addRole(RoleName ?? '');
      return {
        Role: {
          Path: '/',
          RoleName: role.name,
          RoleId: role.id,
          Arn: role.arn,
          CreateDate: world.now(),
          AssumeRolePolicyDocument,
        },
      };
    }),
  ]),
};

/** The user that a request names; where it names none, the one who asks. */
function named(name: string | undefined, { world, caller }: Call): User {
  if (name !== undefined) {
    return world.account.user(name);
  }
  if (caller.kind === 'root') {
    return world.account.root;
  }
  if (caller.user === undefined) {
    throw new ServiceError('ValidationError', 'Must specify userName when calling with non-User credentials');
  }
  return world.account.user(caller.user);
}

function keyOf(user: User, id: string | undefined): StoredKey {
  const key = user.keys.find((entry) => entry.id === id);
  if (key === undefined) {
    throw noSuchKey(id);
  }
  return key;
}

function noSuchKey(id: string | undefined): ServiceError {
  return new ServiceError('NoSuchEntity', `The Access Key with id ${id ?? ''} cannot be found.`, 404);
}

function userShape(user: User): UserShape {
  return { Path: user.path, UserName: user.name, UserId: user.id, Arn: user.arn, CreateDate: user.created };
}
