import { IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsFailure } from '../../core/ports';
import type { AccessKey, ConnectionChoice, Identity, IdentityGap, IdentityReader, MfaDevice } from '../../core/ports';
import { message } from '../../core/text/message';
import { call } from '../connection/call';
import { connect } from '../connection/connection';
import type { Connection } from '../connection/connection';
import type { AwsRoomOptions } from '../roomOptions';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import { readArn } from './arn';
import type { ArnIdentity } from './arn';
import { readAlias, readKeys, readLastUse, readMfaDevices } from './iamCalls';
import type { IamCall } from './iamCalls';
import { describeSource } from './source';

/** Reads the signed-in identity from STS and IAM. */
export class AwsIdentityReader implements IdentityReader {
  constructor(private readonly options: AwsRoomOptions) {}

  async read(choice: ConnectionChoice, signal?: AbortSignal): Promise<Identity> {
    const connection = await connect(choice, this.options);
    const { account, arn, who, credentials } = await this.#caller(connection, signal);
    const iam = new IAMClient(connection.globalClient('IAM'));
    const gaps: IdentityGap[] = [];
    const send: IamCall = (operation, run) =>
      call(
        { service: 'AWS IAM', action: `iam:${operation}`, subject: who.user ?? arn, origin: connection.origin },
        signal,
        this.options,
        (options) => run(iam, options),
      );
    const attempt = async <T>(part: IdentityGap['part'], reading: Promise<T>): Promise<T | null> => {
      try {
        return await reading;
      } catch (error) {
        if (!AwsFailure.is(error) || error.reason === 'cancelled') {
          throw error;
        }
        gaps.push(gap(part, who.kind === 'user' && credentials.sessionToken !== undefined ? withoutMfa(error) : error));
        return null;
      }
    };
    const longTerm = who.kind === 'user' || who.kind === 'root';
    const [alias, keys, mfaDevices] = await Promise.all([
      attempt('alias', readAlias(send)),
      longTerm ? this.#keys(send, who, attempt) : [],
      longTerm ? attempt('mfa', readMfaDevices(send, who.user)) : ([] as readonly MfaDevice[]),
    ]);
    iam.destroy();
    return {
      profile: connection.origin.profile ?? null,
      source: describeSource(connection, credentials),
      region: connection.region ?? null,
      kind: who.kind,
      account,
      alias: alias ?? null,
      arn,
      user: who.user,
      role: who.role,
      expires: credentials.expiration?.toISOString() ?? null,
      keys,
      mfaDevices,
      gaps,
    };
  }

  async #caller(
    connection: Connection,
    signal: AbortSignal | undefined,
  ): Promise<{
    readonly account: string;
    readonly arn: string;
    readonly who: ArnIdentity;
    readonly credentials: Awaited<ReturnType<ReturnType<Connection['globalClient']>['credentials']>>;
  }> {
    const settings = connection.globalClient('STS');
    const context = { service: 'AWS STS', action: 'sts:GetCallerIdentity', subject: '', origin: connection.origin };
    return call(context, signal, this.options, async (options) => {
      const credentials = await settings.credentials();
      const answer = await new STSClient(settings).send(new GetCallerIdentityCommand({}), options);
      const { Account, Arn } = answer;
      const who = Arn === undefined ? undefined : readArn(Arn);
      if (Account === undefined || Arn === undefined || who === undefined) {
        throw unexpectedAnswer(answer);
      }
      return { account: Account, arn: Arn, who, credentials };
    });
  }

  async #keys(
    send: IamCall,
    who: ArnIdentity,
    attempt: <T>(part: IdentityGap['part'], reading: Promise<T>) => Promise<T | null>,
  ): Promise<readonly AccessKey[] | null> {
    const keys = await attempt('keys', readKeys(send, who.user));
    if (keys === null) {
      return null;
    }
    // A user has two keys at most. What fails for one fails for the other: one gap says it.
    const uses = await attempt('last-used', Promise.all(keys.map(async ({ id }) => readLastUse(send, id))));
    return keys.map((key, index) => ({ ...key, lastUsed: uses?.[index] }));
  }
}

/** IAM does not know the session of a user who signed in without MFA, though STS has just answered it. */
function withoutMfa(error: AwsFailure): AwsFailure {
  return error.reason === 'invalid-credentials'
    ? new AwsFailure(
        'access-denied',
        message(
          'A session of an IAM user may ask IAM only where it was made with MFA. Sign in with MFA, or choose another profile.',
        ),
      )
    : error;
}

function gap(part: IdentityGap['part'], { reason, explanation, permission }: AwsFailure): IdentityGap {
  return { part, reason, explanation, ...(permission === undefined ? {} : { permission }) };
}
