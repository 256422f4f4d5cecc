import {
  AssumeRoleCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import type { Credentials } from '@aws-sdk/client-sts';
import { ServiceError } from '../serviceError';
import type { Session } from '../state/account';
import { operation, operationsByName } from './operation';
import type { Service } from './operation';

/** AWS Security Token Service. */
export const sts: Service = {
  id: 'sts',
  protocol: 'query',
  target: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  operations: operationsByName([
    operation(GetCallerIdentityCommand, (_, { world, caller }) => ({
      UserId: caller.userId,
      Account: world.account.id,
      Arn: caller.arn,
    })),

    operation(GetSessionTokenCommand, ({ DurationSeconds, SerialNumber }, { world, caller }) => {
      if (caller.session !== 'none') {
        throw new ServiceError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403);
      }
      const user = caller.user === undefined ? world.account.root : world.account.user(caller.user);
      if (SerialNumber !== undefined && !user.mfaDevices.some(({ serial }) => serial === SerialNumber)) {
        throw new ServiceError(
          'AccessDenied',
          'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
          403,
        );
      }
      const session = SerialNumber === undefined ? 'plain' : 'mfa';
      return { Credentials: credentials(world.account.addSession({ ...caller, session }, DurationSeconds ?? 43_200)) };
    }),

    operation(AssumeRoleCommand, ({ RoleArn, RoleSessionName, DurationSeconds }, { world, caller }) => {
      const role = [...world.account.roles.values()].find(({ arn }) => arn === RoleArn);
      if (role === undefined) {
        throw new ServiceError(
          'AccessDenied',
          `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn ?? ''}`,
          403,
        );
      }
      const session = world.account.roleSession(role, RoleSessionName ?? '', DurationSeconds ?? 3600);
      return {
        Credentials: credentials(session),
        AssumedRoleUser: { AssumedRoleId: session.caller.userId, Arn: session.caller.arn },
      };
    }),

    operation(GetAccessKeyInfoCommand, ({ AccessKeyId }, { world }) => {
      const { account } = world;
      if (AccessKeyId === undefined || !(account.ownerOf(AccessKeyId) ?? account.sessions.get(AccessKeyId))) {
        throw new ServiceError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);
      }
      return { Account: account.id };
    }),
  ]),
};

function credentials(session: Session): Credentials {
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: session.token,
    Expiration: session.expires,
  };
}
