import {
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListMFADevicesCommand,
} from '@aws-sdk/client-iam';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { AccessKey, MfaDevice } from '../../core/ports';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import { mfaType } from './arn';

/** Makes one call to IAM. */
export type IamCall = <T>(
  operation: string,
  run: (client: IAMClient, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
) => Promise<T>;

/** The account's alias; null where it has none. */
export async function readAlias(call: IamCall): Promise<string | null> {
  return call('ListAccountAliases', async (client, options) => {
    const answer = await client.send(new ListAccountAliasesCommand({}), options);
    return answered(answer, answer.AccountAliases)[0] ?? null;
  });
}

/** A user's keys, their last use left open; without a user, those of the root user who asks. */
export async function readKeys(call: IamCall, user: string | null): Promise<readonly Omit<AccessKey, 'lastUsed'>[]> {
  return call('ListAccessKeys', async (client, options) => {
    const answer = await client.send(new ListAccessKeysCommand(named(user)), options);
    return answered(answer, answer.AccessKeyMetadata).map(({ AccessKeyId, Status, CreateDate }) => ({
      id: answered(answer, AccessKeyId),
      status: Status === 'Inactive' ? 'Inactive' : 'Active',
      created: answered(answer, CreateDate).toISOString(),
    }));
  });
}

/** When and where a key was last used; null where it never was. */
export async function readLastUse(call: IamCall, id: string): Promise<NonNullable<AccessKey['lastUsed']> | null> {
  return call('GetAccessKeyLastUsed', async (client, options) => {
    const answer = await client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }), options);
    const { LastUsedDate, ServiceName, Region } = answered(answer, answer.AccessKeyLastUsed);
    return LastUsedDate === undefined
      ? null
      : { at: LastUsedDate.toISOString(), service: ServiceName ?? '', region: Region ?? '' };
  });
}

/** A user's MFA devices; without a user, those of the root user who asks. */
export async function readMfaDevices(call: IamCall, user: string | null): Promise<readonly MfaDevice[]> {
  return call('ListMFADevices', async (client, options) => {
    const answer = await client.send(new ListMFADevicesCommand(named(user)), options);
    return answered(answer, answer.MFADevices).map(({ SerialNumber }) => {
      const serial = answered(answer, SerialNumber);
      return { serial, type: mfaType(serial) };
    });
  });
}

function named(user: string | null): { readonly UserName?: string } {
  return user === null ? {} : { UserName: user };
}

/** What every answer of the service has: without it, something else has answered. */
function answered<T>(answer: Parameters<typeof unexpectedAnswer>[0], value: T | undefined): T {
  if (value === undefined) {
    throw unexpectedAnswer(answer);
  }
  return value;
}
