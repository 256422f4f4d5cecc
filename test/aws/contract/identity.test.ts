import assert from 'node:assert/strict';
import {
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateRoleCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  EnableMFADeviceCommand,
  IAMClient,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Identity } from '../../../src/core/ports';
import { assessIdentity } from '../../../src/core/hygiene/assess';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { english } from '../../../src/core/text/message';
import { contract } from '../support/contract';
import type { ContractContext } from '../support/contract';

interface Pair {
  readonly id: string;
  readonly secret: string;
}

const region = 'eu-central-1';

contract('the identity of an IAM user', (context) => {
  let pair: Pair;

  beforeEach(async () => {
    await iam(context()).send(new CreateUserCommand({ UserName: 'dev' }));
    pair = await createKey(context());
    await context().home.writeProfiles({
      url: context().backend.url,
      region,
      profiles: [{ name: 'dev', kind: 'key', ...pair }],
    });
  });

  const read = (): Promise<Identity> => context().home.room().identity.read({ profile: 'dev' });

  it('tells who it is, and from where', async () => {
    const identity = await read();
    assert.equal(identity.kind, 'user');
    assert.equal(identity.user, 'dev');
    assert.equal(identity.role, null);
    assert.equal(identity.account, '123456789012');
    assert.equal(identity.arn, 'arn:aws:iam::123456789012:user/dev');
    assert.equal(identity.profile, 'dev');
    assert.equal(english(identity.source), 'shared credentials file, profile dev');
    assert.equal(identity.region, region);
    assert.equal(identity.expires, null);
    assert.equal(identity.alias, null);
    assert.deepEqual(identity.gaps, []);
  });

  it('tells the alias of the account', async () => {
    await iam(context()).send(new CreateAccountAliasCommand({ AccountAlias: 'acme-payments' }));
    assert.equal((await read()).alias, 'acme-payments');
  });

  it('follows a key through its life: made, never used, a second one, inactive, deleted', async () => {
    const first = await read();
    assert.deepEqual(
      first.keys?.map(({ id, status }) => ({ id, status })),
      [{ id: pair.id, status: 'Active' }],
    );
    assert.ok(Math.abs(Date.parse(first.keys[0]!.created) - Date.now()) < 60_000, 'created just now');

    const second = await createKey(context());
    const both = (await read()).keys;
    assert.deepEqual(both?.map(({ id }) => id).sort(), [pair.id, second.id].sort());
    assert.equal(both.find(({ id }) => id === second.id)?.lastUsed, null, 'nobody has used the second key');
    await assert.rejects(createKey(context()), { name: /LimitExceeded/ });

    await iam(context()).send(
      new UpdateAccessKeyCommand({ UserName: 'dev', AccessKeyId: second.id, Status: 'Inactive' }),
    );
    assert.equal((await read()).keys?.find(({ id }) => id === second.id)?.status, 'Inactive');

    await iam(context()).send(new DeleteAccessKeyCommand({ UserName: 'dev', AccessKeyId: second.id }));
    assert.deepEqual(
      (await read()).keys?.map(({ id }) => id),
      [pair.id],
    );
  });

  it('tells MFA devices, and their absence', async () => {
    assert.deepEqual((await read()).mfaDevices, []);
    const serial = await addMfaDevice(context());
    assert.deepEqual((await read()).mfaDevices, [{ serial, type: 'virtual' }]);
    await iam(context()).send(new DeactivateMFADeviceCommand({ UserName: 'dev', SerialNumber: serial }));
    assert.deepEqual((await read()).mfaDevices, []);
  });

  it('is what the limits judge, 200 days later', async () => {
    const later = new Date(Date.now() + 200 * 24 * 60 * 60 * 1000);
    const { problems, keys } = assessIdentity(await read(), defaultConfiguration.identity, later);
    assert.equal(keys?.[0]?.ageDays, 200);
    const checks = problems.map(({ check }) => check);
    assert.deepEqual(checks, ['access-key-age', 'mfa', 'access-key-unused']);
  });

  it('comes from the environment where no profile is named', async () => {
    context().home.setEnvironment({
      AWS_ACCESS_KEY_ID: pair.id,
      AWS_SECRET_ACCESS_KEY: pair.secret,
      AWS_ENDPOINT_URL: context().backend.url,
    });
    const identity = await context().home.room().identity.read({});
    assert.equal(identity.profile, null);
    assert.equal(english(identity.source), 'environment variables');
    assert.equal(identity.user, 'dev');
    assert.equal(identity.region, null);
  });

  it('comes from the profile that AWS_PROFILE names, or the default one', async () => {
    context().home.setEnvironment({ AWS_PROFILE: 'dev' });
    assert.equal((await context().home.room().identity.read({})).profile, 'dev');
    context().home.setEnvironment({ AWS_PROFILE: '' });
    await context().home.writeProfiles({
      url: context().backend.url,
      region,
      profiles: [{ name: 'default', kind: 'key', ...pair }],
    });
    const identity = await context().home.room().identity.read({});
    assert.equal(identity.profile, 'default');
    assert.equal(english(identity.source), 'shared credentials file, profile default');
  });
});

contract('the identity of a role', (context) => {
  beforeEach(async () => {
    await iam(context()).send(new CreateUserCommand({ UserName: 'dev' }));
    await iam(context()).send(new CreateRoleCommand({ RoleName: 'Developer', AssumeRolePolicyDocument: '{}' }));
  });

  it('is told with the end of its session, and without keys', async () => {
    const roleArn = 'arn:aws:iam::123456789012:role/Developer';
    const pair = await createKey(context());
    await context().home.writeProfiles({
      url: context().backend.url,
      region,
      profiles: [
        { name: 'dev', kind: 'key', ...pair },
        { name: 'dev-role', kind: 'role', roleArn, source: 'dev' },
      ],
    });
    const identity = await context().home.room().identity.read({ profile: 'dev-role' });
    assert.equal(identity.kind, 'assumed-role');
    assert.equal(identity.role, 'Developer');
    assert.equal(identity.user, null);
    assert.equal(english(identity.source), 'role Developer, profile dev-role, from profile dev');
    assert.deepEqual(identity.keys, []);
    assert.deepEqual(identity.mfaDevices, []);
    assert.deepEqual(identity.gaps, []);
    const minutes = (Date.parse(identity.expires ?? '') - Date.now()) / 60_000;
    assert.ok(minutes > 55 && minutes <= 60.1, `an hour is left: ${String(minutes)}`);
  });

  it('is told for a session of the environment, whose end nobody knows', async () => {
    const { Credentials } = await sts(context()).send(
      new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/Developer', RoleSessionName: 'me' }),
    );
    context().home.setEnvironment({
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
      AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
      AWS_ENDPOINT_URL: context().backend.url,
    });
    const identity = await context().home.room().identity.read({});
    assert.equal(identity.kind, 'assumed-role');
    assert.equal(identity.arn, 'arn:aws:sts::123456789012:assumed-role/Developer/me');
    assert.equal(identity.expires, null);
  });
});

function settings({ backend }: ContractContext): {
  endpoint: string;
  region: string;
  credentials: ContractContext['backend']['admin'];
} {
  return { endpoint: backend.url, region, credentials: backend.admin };
}

function iam(context: ContractContext): IAMClient {
  return new IAMClient(settings(context));
}

function sts(context: ContractContext): STSClient {
  return new STSClient(settings(context));
}

async function createKey(context: ContractContext): Promise<Pair> {
  const { AccessKey } = await iam(context).send(new CreateAccessKeyCommand({ UserName: 'dev' }));
  return { id: AccessKey?.AccessKeyId ?? '', secret: AccessKey?.SecretAccessKey ?? '' };
}

async function addMfaDevice(context: ContractContext): Promise<string> {
  const { VirtualMFADevice } = await iam(context).send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'dev' }),
  );
  const SerialNumber = VirtualMFADevice?.SerialNumber ?? '';
  await iam(context).send(
    new EnableMFADeviceCommand({
      UserName: 'dev',
      SerialNumber,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
    }),
  );
  return SerialNumber;
}
