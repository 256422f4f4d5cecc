import assert from 'node:assert/strict';
import path from 'node:path';
import type { Identity } from '../../../src/core/ports';
import { english } from '../../../src/core/text/message';
import { writeProfileFiles } from '../../../src/sandbox/profileFiles';
import type { ProfileSpec } from '../../../src/sandbox/profileFiles';
import { startSandbox } from '../../../src/sandbox/sandbox';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { seedTeam } from '../../../src/sandbox/scenario';
import { createAwsHome } from '../support/awsHome';
import type { AwsHome } from '../support/awsHome';
import { failsWith } from '../support/failsWith';

const region = 'eu-central-1';

describe('reading the identity, answered by the embedded sandbox', () => {
  let sandbox: Sandbox;
  let home: AwsHome;
  let team: readonly ProfileSpec[];

  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => new Date() });
    home = await createAwsHome();
    team = seedTeam(sandbox);
    await home.writeProfiles({ url: sandbox.url, region, profiles: team });
  });
  afterEach(async () => {
    await sandbox.close();
    await home.dispose();
  });

  const read = (profile: string): Promise<Identity> => home.room().identity.read({ profile });
  const only = async (spec: ProfileSpec): Promise<Identity> => {
    await writeProfileFiles(home.folder, { url: sandbox.url, region, profiles: [spec] });
    return read(spec.name);
  };

  it('tells an old key with its last use, and that there is no MFA', async () => {
    const identity = await read('dev');
    const [key] = identity.keys ?? [];
    assert.equal(Math.round((Date.now() - Date.parse(key?.created ?? '')) / 86_400_000), 200);
    assert.equal(key?.lastUsed?.service, 's3');
    assert.equal(key.lastUsed.region, region);
    assert.equal(Math.round((Date.now() - Date.parse(key.lastUsed.at)) / 86_400_000), 3);
    assert.deepEqual(identity.mfaDevices, []);
    assert.equal(identity.alias, 'acme-payments');
  });

  it('tells an Identity Center session by its permission set and its remaining time', async () => {
    const identity = await read('sso');
    assert.equal(identity.kind, 'identity-center');
    assert.equal(identity.role, 'PowerUser');
    assert.equal(english(identity.source), 'IAM Identity Center, profile sso');
    assert.deepEqual(identity.keys, []);
    assert.ok(Date.parse(identity.expires ?? '') > Date.now());
  });

  it('tells the root user and its key', async () => {
    const key = sandbox.seed.key(undefined, { ageDays: 400 });
    sandbox.seed.mfaDevice(undefined);
    const identity = await only({ name: 'root', kind: 'key', id: key.id, secret: key.secret });
    assert.equal(identity.kind, 'root');
    assert.equal(identity.user, null);
    assert.deepEqual(
      identity.keys?.map(({ id }) => id),
      [key.id],
    );
    assert.deepEqual(
      identity.mfaDevices?.map(({ type }) => type),
      ['virtual'],
    );
  });

  it('tells a federated user', async () => {
    const session = sandbox.seed.federatedSession('partner', 3600);
    const identity = await only({
      name: 'fed',
      kind: 'key',
      id: session.accessKeyId,
      secret: session.secretAccessKey,
      token: session.token,
    });
    assert.equal(identity.kind, 'federated-user');
    assert.deepEqual(identity.keys, []);
  });

  it('tells every kind of MFA device', async () => {
    const user = sandbox.seed.user('eve');
    const key = sandbox.seed.key(user);
    const account = sandbox.account;
    for (const serial of [
      `arn:aws:iam::${account}:mfa/eve`,
      `arn:aws:iam::${account}:u2f/user/eve/key-1`,
      `arn:aws:iam::${account}:sms-mfa/eve`,
      'GAHT12345678',
    ]) {
      sandbox.seed.mfaDevice(user, serial);
    }
    const identity = await only({ name: 'eve', kind: 'key', id: key.id, secret: key.secret });
    assert.deepEqual(
      identity.mfaDevices?.map(({ type }) => type),
      ['virtual', 'security-key', 'sms', 'hardware'],
    );
  });

  it('tells a user whose session of GetSessionToken may not call IAM: keys and MFA are gaps', async () => {
    const user = sandbox.seed.user('mia');
    const session = sandbox.seed.userSession(user, 'plain', 3600);
    const identity = await only({
      name: 'mia',
      kind: 'key',
      id: session.accessKeyId,
      secret: session.secretAccessKey,
      token: session.token,
    });
    assert.equal(identity.user, 'mia');
    assert.equal(identity.keys, null);
    assert.equal(identity.mfaDevices, null);
    assert.deepEqual(identity.gaps.map(({ part }) => part).sort(), ['alias', 'keys', 'mfa']);
    assert.match(english(identity.gaps[0]!.explanation), /only where it was made with MFA/);
  });

  it('tells a role given by a credential process', async () => {
    const role = sandbox.seed.role('Runner');
    const session = sandbox.seed.roleSession(role, 'me', 1800);
    const answer = {
      Version: 1,
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.token,
      Expiration: session.expires.toISOString(),
    };
    await home.writeFile('process.cjs', `console.log(${JSON.stringify(JSON.stringify(answer))});`);
    await home.writeFile(
      '.aws/config',
      `[profile proc]\ncredential_process = "${process.execPath}" "${home.folder}/process.cjs"\nendpoint_url = ${sandbox.url}\n`,
    );
    const identity = await read('proc');
    assert.equal(english(identity.source), 'credential process, profile proc');
    assert.equal(identity.expires, session.expires.toISOString());
  });

  const gaps: readonly (readonly [action: string, part: string, field: 'alias' | 'keys' | 'mfaDevices' | undefined])[] =
    [
      ['iam:ListAccountAliases', 'alias', 'alias'],
      ['iam:ListAccessKeys', 'keys', 'keys'],
      ['iam:GetAccessKeyLastUsed', 'last-used', undefined],
      ['iam:ListMFADevices', 'mfa', 'mfaDevices'],
    ];
  for (const [action, part, field] of gaps) {
    it(`leaves one gap where ${action} is denied, and names the permission`, async () => {
      sandbox.inject(action, { kind: 'denied' });
      const identity = await read('dev');
      assert.equal(identity.gaps.length, 1);
      const [gap] = identity.gaps;
      assert.equal(gap?.part, part);
      assert.equal(gap.reason, 'access-denied');
      assert.equal(gap.permission, action);
      assert.match(english(gap.explanation), new RegExp(`permission ${action} is missing`));
      if (field === undefined) {
        assert.equal(identity.keys?.[0]?.lastUsed, undefined);
        assert.equal(identity.keys?.length, 1);
      } else {
        assert.equal(identity[field], null);
      }
    });
  }

  it('tells the identity even where nothing of IAM may be read', async () => {
    sandbox.inject('iam:*', { kind: 'denied' });
    const identity = await read('dev');
    assert.equal(identity.user, 'dev');
    assert.deepEqual(identity.gaps.map(({ part }) => part).sort(), ['alias', 'keys', 'mfa']);
  });

  for (const fault of ['throttled', 'garbage', 'reset'] as const) {
    it(`leaves a gap where a call is ${fault} for good, after three attempts`, async () => {
      const injected = sandbox.inject('iam:ListMFADevices', { kind: fault });
      const identity = await read('dev');
      assert.deepEqual(
        identity.gaps.map(({ part, reason }) => [part, reason]),
        [['mfa', fault === 'throttled' ? 'throttled' : fault === 'garbage' ? 'unexpected-answer' : 'network']],
      );
      assert.equal(injected.hits, fault === 'garbage' ? 1 : 3);
    });
  }

  it('tries again where a call fails once', async () => {
    sandbox.inject('iam:ListAccessKeys', { kind: 'throttled' }, { times: 2 });
    sandbox.inject('sts:GetCallerIdentity', { kind: 'reset' }, { times: 1 });
    assert.deepEqual((await read('dev')).gaps, []);
  });

  it('fails where nobody can tell who it is', async () => {
    const expected = [
      ['denied', 'access-denied', /sts:GetCallerIdentity/],
      ['throttled', 'throttled', /Wait a minute/],
      ['expired', 'expired', /The temporary credentials of profile dev have expired/],
      ['garbage', 'unexpected-answer', /does not speak its language \(HTTP status 200\)/],
      ['reset', 'network', /was cut \(ECONNRESET\)/],
    ] as const;
    for (const [kind, reason, text] of expected) {
      const injected = sandbox.inject('sts:GetCallerIdentity', { kind });
      const failure = await failsWith(read('dev'), reason);
      assert.match(english(failure.explanation), text);
      injected.remove();
    }
  });

  it('says what to do about a session that is over, by where it comes from', async () => {
    assert.match(
      english((await failsWith(read('stale'), 'expired')).explanation),
      /temporary credentials of profile stale have expired/,
    );

    const over = { ...team.find(({ name }) => name === 'sso'), expires: new Date(Date.now() - 1000) } as ProfileSpec;
    await writeProfileFiles(home.folder, { url: sandbox.url, region, profiles: [over] });
    assert.match(english((await failsWith(read('sso'), 'expired')).explanation), /aws sso login --profile sso/);

    const revoked = { ...team.find(({ name }) => name === 'sso'), token: 'revoked' } as ProfileSpec;
    await writeProfileFiles(home.folder, { url: sandbox.url, region, profiles: [revoked] });
    assert.match(english((await failsWith(read('sso'), 'expired')).explanation), /aws sso login --profile sso/);

    await home.writeFile(
      '.aws/config',
      '[profile console]\nlogin_session = arn:aws:iam::123456789012:user/dev\nregion = eu-central-1\n',
    );
    assert.match(english((await failsWith(read('console'), 'expired')).explanation), /aws login --profile console/);
  });

  it('tells wrong keys from unknown ones', async () => {
    const [dev] = team.filter(({ name }) => name === 'dev');
    assert.ok(dev?.kind === 'key');
    const wrong = await failsWith(only({ ...dev, secret: 'x'.repeat(40) }), 'invalid-credentials');
    assert.match(english(wrong.explanation), /does not belong to its access key id/);
    const unknown = await failsWith(only({ ...dev, id: `${dev.id.slice(0, -2)}AA` }), 'invalid-credentials');
    assert.match(english(unknown.explanation), /does not know the access key of profile dev/);
  });

  it('blames the clock where AWS does', async () => {
    sandbox.inject('sts:GetCallerIdentity', {
      kind: 'error',
      code: 'SignatureDoesNotMatch',
      message: 'Signature expired: 20260101T000000Z is now earlier than 20260102T000000Z',
      status: 403,
    });
    assert.match(english((await failsWith(read('dev'), 'invalid-credentials')).explanation), /clock of this machine/);
  });

  it('knows a role that may not be assumed', async () => {
    await writeProfileFiles(home.folder, {
      url: sandbox.url,
      region,
      profiles: [
        ...team.filter(({ name }) => name === 'dev'),
        { name: 'boss', kind: 'role', roleArn: 'arn:aws:iam::123456789012:role/Boss', source: 'dev' },
      ],
    });
    const failure = await failsWith(read('boss'), 'access-denied');
    assert.equal(failure.permission, 'sts:AssumeRole');
  });

  it('says which profile is unknown, and who named it', async () => {
    assert.match(
      english((await failsWith(read('nobody'), 'unknown-profile')).explanation),
      /no profile nobody in .*config or .*credentials/,
    );
    home.setEnvironment({ AWS_PROFILE: 'ghost' });
    assert.match(
      english((await failsWith(home.room().identity.read({}), 'unknown-profile')).explanation),
      /AWS_PROFILE names the profile ghost/,
    );
  });

  it('does not call a profile unknown whose file cannot be read', async () => {
    home.setEnvironment({
      AWS_CONFIG_FILE: home.awsFolder,
      AWS_SHARED_CREDENTIALS_FILE: path.join(home.folder, 'none'),
    });
    const failure = await failsWith(read('dev'), 'unknown-profile');
    assert.match(english(failure.explanation), /cannot be read \(EISDIR\)/);
  });

  it('says what to do where there are no credentials at all', async () => {
    await home.writeFile(
      '.aws/config',
      '[profile plain]\nregion = eu-central-1\n[profile mfa]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = dev\nmfa_serial = arn:aws:iam::1:mfa/x\n[profile loop]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = plain\n[profile proc]\ncredential_process = false\n[profile web]\nrole_arn = arn:aws:iam::1:role/x\nweb_identity_token_file = /nowhere/token\n',
    );
    const expected = [
      ['plain', /Profile plain has no credentials/],
      ['mfa', /asks for an MFA code/],
      ['loop', /takes its credentials from \(plain\) has none/],
      ['proc', /credential process of profile proc failed/],
      ['web', /web identity token of profile web cannot be read/],
    ] as const;
    for (const [profile, text] of expected) {
      assert.match(english((await failsWith(read(profile), 'no-credentials')).explanation), text);
    }
    await home.writeFile('.aws/credentials', '');
    assert.match(
      english((await failsWith(home.room().identity.read({}), 'no-credentials')).explanation),
      /There are no AWS credentials here/,
    );
  });

  it('gives up in time, and can be cancelled', async () => {
    const slow = sandbox.inject('sts:GetCallerIdentity', { kind: 'slow' });
    const impatient = home.room({ requestMilliseconds: 20, attempts: 1 });
    await failsWith(impatient.identity.read({ profile: 'dev' }), 'timeout');
    const overall = home.room({ overallMilliseconds: 20 });
    await failsWith(overall.identity.read({ profile: 'dev' }), 'timeout');

    const again = sandbox.inject('sts:GetCallerIdentity', { kind: 'slow' });
    const controller = new AbortController();
    const reading = home.room().identity.read({ profile: 'dev' }, controller.signal);
    await again.hit;
    controller.abort();
    await failsWith(reading, 'cancelled');
    await failsWith(home.room().identity.read({ profile: 'dev' }, controller.signal), 'cancelled');
    slow.remove();
    again.remove();
  });

  it('can be cancelled while IAM is asked', async () => {
    const slow = sandbox.inject('iam:ListAccessKeys', { kind: 'slow' });
    const controller = new AbortController();
    const reading = home.room().identity.read({ profile: 'dev' }, controller.signal);
    await slow.hit;
    controller.abort();
    await failsWith(reading, 'cancelled');
  });
});
