import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { assessIdentity } from '../../../src/core/hygiene/assess';
import type { IdentityAssessment } from '../../../src/core/hygiene/assessment';
import { statusExitCode, statusReport } from '../../../src/core/hygiene/statusReport';
import type { AccessKey, Identity } from '../../../src/core/ports';
import { english, message } from '../../../src/core/text/message';

const now = new Date('2026-11-23T12:00:00Z');
const policy = defaultConfiguration.identity;
const day = 24 * 60 * 60 * 1000;

const ago = (days: number, extraMilliseconds = 0): string =>
  new Date(now.getTime() - days * day - extraMilliseconds).toISOString();
const used = (days: number): AccessKey['lastUsed'] => ({ at: ago(days), service: 's3', region: 'eu-central-1' });
const key = (changes: Partial<AccessKey> = {}): AccessKey => ({
  id: 'key-1',
  status: 'Active',
  created: ago(10),
  lastUsed: used(1),
  ...changes,
});

const user = (changes: Partial<Identity> = {}): Identity => ({
  profile: 'dev',
  source: message('shared credentials file, profile {0}', 'dev'),
  region: 'eu-central-1',
  kind: 'user',
  account: '123456789012',
  alias: 'acme',
  arn: 'arn:aws:iam::123456789012:user/dev',
  user: 'dev',
  role: null,
  expires: null,
  keys: [key()],
  mfaDevices: [{ serial: 'arn:aws:iam::123456789012:mfa/dev', type: 'virtual' }],
  gaps: [],
  ...changes,
});

const role = (changes: Partial<Identity> = {}): Identity =>
  user({
    kind: 'assumed-role',
    arn: 'arn:aws:sts::123456789012:assumed-role/Developer/me',
    user: null,
    role: 'Developer',
    keys: [],
    mfaDevices: [],
    ...changes,
  });

const checks = (assessment: IdentityAssessment): string[] =>
  assessment.problems.map(({ check, severity }) => `${severity} ${check}`);
const assess = (identity: Identity): IdentityAssessment => assessIdentity(identity, policy, now);

describe('judging an identity', () => {
  it('finds nothing wrong with a young, used key and an MFA device', () => {
    const assessment = assess(user());
    assert.deepEqual(assessment.problems, []);
    assert.equal(assessment.keys?.[0]?.level, 'ok');
    assert.equal(statusExitCode(assessment), 0);
  });

  const ages: [created: string, ageDays: number, level: string][] = [
    [ago(0), 0, 'ok'],
    [ago(75, -1), 74, 'ok'],
    [ago(75), 75, 'warning'],
    [ago(90, -1), 89, 'warning'],
    [ago(90), 90, 'past-limit'],
    [ago(200), 200, 'past-limit'],
    [ago(-3), 0, 'ok'],
  ];
  for (const [created, ageDays, level] of ages) {
    it(`calls a key created ${created} ${String(ageDays)} days old: ${level}`, () => {
      const [assessed] = assess(user({ keys: [key({ created })] })).keys ?? [];
      assert.equal(assessed?.ageDays, ageDays);
      assert.equal(assessed.level, level);
    });
  }

  it('counts the same days whatever the time zone in which the date is written', () => {
    const [assessed] = assess(user({ keys: [key({ created: '2026-08-25T21:00:00+09:00' })] })).keys ?? [];
    assert.equal(assessed?.ageDays, 90);
  });

  it('says the age, the limit and what to do, and fails for a key past its limit', () => {
    const assessment = assess(user({ keys: [key({ created: ago(200) })] }));
    assert.deepEqual(checks(assessment), ['error access-key-age']);
    assert.match(english(assessment.problems[0]!.message), /key-1 is 200 days old; the limit is 90\. Rotate it/);
    assert.equal(statusExitCode(assessment), 1);
  });

  it('follows the limits of the team', () => {
    const strict = assessIdentity(
      user({ keys: [key({ created: ago(31) })] }),
      { ...policy, keyAgeLimit: 30, keyAgeWarning: 20 },
      now,
    );
    assert.deepEqual(checks(strict), ['error access-key-age']);
    const lax = assessIdentity(
      user({ keys: [key({ created: ago(200) })] }),
      { ...policy, keyAgeLimit: 365, keyAgeWarning: 300 },
      now,
    );
    assert.deepEqual(checks(lax), []);
  });

  it('asks to delete an inactive key, however old, and does not fail for it', () => {
    const assessment = assess(user({ keys: [key({ status: 'Inactive', created: ago(900), lastUsed: null })] }));
    assert.deepEqual(checks(assessment), ['information inactive-access-key']);
    assert.equal(statusExitCode(assessment), 0);
  });

  it('tells a key that is unused for 45 days from one that was used 44 days ago', () => {
    assert.deepEqual(checks(assess(user({ keys: [key({ created: ago(60), lastUsed: used(44) })] }))), []);
    assert.deepEqual(checks(assess(user({ keys: [key({ created: ago(60), lastUsed: used(45) })] }))), [
      'warning access-key-unused',
    ]);
  });

  it('counts a key that was never used from its creation', () => {
    assert.deepEqual(checks(assess(user({ keys: [key({ created: ago(44), lastUsed: null })] }))), []);
    const assessment = assess(user({ keys: [key({ created: ago(45), lastUsed: null })] }));
    assert.deepEqual(checks(assessment), ['warning access-key-unused']);
    assert.match(english(assessment.problems[0]!.message), /never used/);
  });

  it('does not guess about a key whose last use could not be read', () => {
    const [assessed] = assess(user({ keys: [key({ created: ago(60), lastUsed: undefined })] })).keys ?? [];
    assert.equal(assessed?.idleDays, null);
    assert.deepEqual(checks(assess(user({ keys: [key({ created: ago(60), lastUsed: undefined })] }))), []);
  });

  it('wants one active key, and puts the worst key first', () => {
    const assessment = assess(
      user({
        keys: [key({ id: 'young' }), key({ id: 'off', status: 'Inactive' }), key({ id: 'old', created: ago(100) })],
      }),
    );
    assert.deepEqual(
      assessment.keys?.map((entry) => entry.key.id),
      ['old', 'young', 'off'],
    );
    assert.deepEqual(checks(assessment), [
      'error access-key-age',
      'warning two-active-access-keys',
      'information inactive-access-key',
    ]);
  });

  it('fails for an IAM user without MFA, unless the team does not require it', () => {
    const without = user({ mfaDevices: [] });
    assert.deepEqual(checks(assess(without)), ['error mfa']);
    assert.equal(statusExitCode(assess(without)), 1);
    assert.deepEqual(checks(assessIdentity(without, { ...policy, requireMfa: false }, now)), []);
  });

  it('fails for a root user that has a key', () => {
    const assessment = assess(user({ kind: 'root', arn: 'arn:aws:iam::123456789012:root', user: null }));
    assert.deepEqual(checks(assessment), ['error root-access-key']);
    assert.equal(statusExitCode(assessment), 1);
  });

  it('takes a role without keys and MFA as good news', () => {
    const assessment = assess(role({ expires: new Date(now.getTime() + 90 * 60_000 + 59_999).toISOString() }));
    assert.deepEqual(assessment.problems, []);
    assert.equal(assessment.shortLived, true);
    assert.deepEqual(assessment.session, { expires: '2026-11-23T13:30:59.999Z', remainingMinutes: 90, level: 'ok' });
  });

  const endings: [seconds: number, level: string, minutes: number][] = [
    [15 * 60, 'ok', 15],
    [15 * 60 - 1, 'ending', 14],
    [1, 'ending', 0],
    [0, 'over', 0],
    [-600, 'over', 0],
  ];
  for (const [seconds, level, minutes] of endings) {
    it(`calls a session with ${String(seconds)} seconds left ${level}`, () => {
      const { session } = assess(role({ expires: new Date(now.getTime() + seconds * 1000).toISOString() }));
      assert.equal(session?.level, level);
      assert.equal(session.remainingMinutes, minutes);
    });
  }

  it('names what could not be read, and does not take it for good or bad', () => {
    const assessment = assess(
      user({
        keys: null,
        mfaDevices: null,
        gaps: [
          {
            part: 'keys',
            reason: 'access-denied',
            explanation: message('no {0}', 'iam:ListAccessKeys'),
            permission: 'iam:ListAccessKeys',
          },
          { part: 'mfa', reason: 'throttled', explanation: message('busy') },
          { part: 'alias', reason: 'access-denied', explanation: message('no') },
        ],
      }),
    );
    assert.deepEqual(checks(assessment), [
      'warning access-keys-unreadable',
      'warning mfa-unreadable',
      'information alias-unreadable',
    ]);
    assert.equal(statusExitCode(assessment), 0);
    assert.equal(assessment.keys, null);
  });

  it('is not thrown off by a date that is none', () => {
    const assessment = assess(role({ expires: 'soon' }));
    assert.equal(assessment.session, null);
    assert.equal(assess(user({ keys: [key({ created: '' })] })).keys?.[0]?.ageDays, 0);
  });
});

describe('the status report', () => {
  it('has the promised fields for a user', () => {
    const report = statusReport(assess(user({ keys: [key({ created: ago(200), lastUsed: null })], mfaDevices: [] })));
    assert.deepEqual(JSON.parse(JSON.stringify(report)), {
      profile: 'dev',
      source: 'shared credentials file, profile dev',
      account: '123456789012',
      alias: 'acme',
      arn: 'arn:aws:iam::123456789012:user/dev',
      user: 'dev',
      session: null,
      keys: [{ id: 'key-1', status: 'Active', created: ago(200), ageDays: 200, lastUsed: null }],
      mfaDevices: [],
      problems: [
        {
          check: 'access-key-age',
          severity: 'error',
          message:
            'Access key key-1 is 200 days old; the limit is 90. Rotate it: create a new key, use it everywhere, then deactivate this one.',
        },
        {
          check: 'mfa',
          severity: 'error',
          message: 'IAM user dev has no MFA device. Register one in the IAM console, best a security key or passkey.',
        },
        {
          check: 'access-key-unused',
          severity: 'warning',
          message:
            'Access key key-1 was never used in the 200 days since it was created. Deactivate it, and delete it later.',
        },
      ],
    });
  });

  it('tells a role by its session', () => {
    const report = statusReport(assess(role({ expires: '2026-11-23T13:00:00.000Z' })));
    assert.deepEqual(report.session, {
      kind: 'assumed-role',
      role: 'Developer',
      expires: '2026-11-23T13:00:00.000Z',
      remainingMinutes: 60,
    });
    assert.deepEqual(report.keys, []);
  });

  it('keeps what could not be read null', () => {
    const report = statusReport(assess(user({ keys: null, mfaDevices: null, alias: null })));
    assert.equal(report.keys, null);
    assert.equal(report.mfaDevices, null);
    assert.equal(report.alias, null);
  });
});
