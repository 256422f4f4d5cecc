import assert from 'node:assert/strict';
import { writeProfileFiles } from '../../src/sandbox/profileFiles';
import { startSandbox } from '../../src/sandbox/sandbox';
import type { Sandbox } from '../../src/sandbox/sandbox';
import { seedTeam } from '../../src/sandbox/scenario';
import { Playground } from './support/cli';
import type { CliResult } from './support/cli';

interface Status {
  readonly profile: string | null;
  readonly account: string;
  readonly alias: string | null;
  readonly user: string | null;
  readonly session: { readonly expires: string | null } | null;
  readonly keys: readonly { readonly id: string; readonly ageDays: number; readonly status: string }[] | null;
  readonly mfaDevices: readonly { readonly type: string }[] | null;
  readonly problems: readonly { readonly check: string; readonly severity: string; readonly message: string }[];
}

describe('strongroom status', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let ground: Playground;

  before(async () => {
    sandbox = await startSandbox({ now: () => new Date() });
    ground = new Playground();
    await writeProfileFiles(ground.home, { url: sandbox.url, region: 'eu-central-1', profiles: seedTeam(sandbox) });
  });

  after(async () => {
    ground.dispose();
    await sandbox.close();
  });

  afterEach(() => {
    sandbox.clearFaults();
  });

  const status = (...args: string[]): Promise<CliResult> =>
    ground.run(['status', ...args], { env: { AWS_ENDPOINT_URL: undefined } });
  const json = async (...args: string[]): Promise<{ readonly code: number | null; readonly status: Status }> => {
    const { code, stdout } = await status('--format', 'json', ...args);
    return { code, status: JSON.parse(stdout) as Status };
  };

  it('tells of a user with an old key and no MFA, with exactly the promised keys', async () => {
    const { code, status: report } = await json('--profile', 'dev');
    assert.equal(code, 1);
    assert.deepEqual(Object.keys(report), [
      ...['profile', 'source', 'account', 'alias', 'arn', 'user', 'session', 'keys', 'mfaDevices', 'problems'],
    ]);
    assert.deepEqual(
      [report.profile, report.user, report.alias, report.session],
      ['dev', 'dev', 'acme-payments', null],
    );
    assert.deepEqual(Object.keys(report.keys?.[0] ?? {}), ['id', 'status', 'created', 'ageDays', 'lastUsed']);
    assert.equal(report.keys?.[0]?.ageDays, 200);
    assert.deepEqual(report.mfaDevices, []);
    assert.deepEqual(
      report.problems
        .filter(({ severity }) => severity === 'error')
        .map(({ check }) => check)
        .sort(),
      ['access-key-age', 'mfa'],
    );
  });

  it('tells the same to people', async () => {
    const { code, stdout } = await status('--profile', 'dev');
    assert.equal(code, 1);
    assert.match(stdout, /200 days old/);
    assert.match(stdout, /no MFA device/);
    assert.match(stdout, /acme-payments/);
  });

  it('finds all well with a young key and MFA', async () => {
    const { code, status: report } = await json('--profile', 'ops');
    assert.equal(code, 0);
    assert.deepEqual(report.problems, []);
    assert.match((await status('--profile', 'ops')).stdout, /All well\./);
  });

  it('shows the session of a role instead of keys, as good news', async () => {
    const { code, status: report } = await json('--profile', 'dev-role');
    assert.equal(code, 0);
    assert.equal(report.user, null);
    assert.ok(report.session !== null);
  });

  it('names what could not be read, and shows the rest', async () => {
    sandbox.inject('iam:ListMFADevices', { kind: 'denied' });
    const { status: report } = await json('--profile', 'ops');
    assert.equal(report.mfaDevices, null);
    assert.equal(report.keys?.length, 1);
    assert.ok(report.problems.some(({ message }) => message.includes('iam:ListMFADevices')));
  });

  it('obeys the limits of .strongroom.json', async () => {
    ground.write(
      '.strongroom.json',
      JSON.stringify({ identity: { keyAgeLimit: 365, keyAgeWarning: 300, requireMfa: false } }),
    );
    const { code } = await json('--profile', 'dev');
    assert.equal(code, 0);
  });

  const untold: [args: string[], word: RegExp][] = [
    [['--profile', 'stale'], /expired/i],
    [['--profile', 'nobody'], /nobody/],
  ];
  for (const [args, word] of untold) {
    it(`ends with 2 for ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await status('--format', 'json', ...args);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, word);
    });
  }

  it('ends with 2 where nobody is signed in', async () => {
    const { code, stderr } = await ground.run(['status'], { env: { HOME: ground.folder, USERPROFILE: ground.folder } });
    assert.equal(code, 2);
    assert.match(stderr, /credentials/);
  });

  it('ends with 2 for options that it does not have, and for paths', async () => {
    assert.equal((await status('--region', 'x')).code, 2);
    assert.equal((await status('a.py')).code, 2);
  });
});
