import assert from 'node:assert/strict';
import { assessIdentity } from '../../../src/core/hygiene/assess';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import type { AccessKey, Identity } from '../../../src/core/ports';
import { english, message } from '../../../src/core/text/message';
import { identityRows } from '../../../src/editor/identity/identityRows';
import type { Row, Words } from '../../../src/editor/identity/row';
import { Samples } from '../../support/samples';

const now = new Date('2026-03-01T12:00:00Z');
const samples = new Samples(7);
const keyId = samples.make('aws-access-key-id');

const alice: Identity = {
  profile: 'dev',
  source: message('shared credentials file, profile {0}', 'dev'),
  region: 'eu-central-1',
  kind: 'user',
  account: '123456789012',
  alias: 'acme',
  arn: 'arn:aws:iam::123456789012:user/alice',
  user: 'alice',
  role: null,
  expires: null,
  keys: [],
  mfaDevices: [],
  gaps: [],
};

function key(createdDaysAgo: number, more: Partial<AccessKey> = {}): AccessKey {
  const created = new Date(now.getTime() - createdDaysAgo * 86_400_000).toISOString();
  return { id: keyId, status: 'Active', created, lastUsed: null, ...more };
}

const say = (words: Words | undefined): string =>
  words === undefined ? '' : typeof words === 'string' ? words : english(words);

/** The rows as a person reads them: tone, label, description. */
function read(identity: Identity, policy = defaultConfiguration.identity): readonly string[] {
  const line = (row: Row): string => `${row.tone}: ${say(row.label)} | ${say(row.description)}`;
  return identityRows(assessIdentity(identity, policy, now), policy.keyAgeLimit, now).flatMap((row) => [
    line(row),
    ...(row.children ?? []).map((child) => `  ${line(child)}`),
  ]);
}

describe('the rows of the Identity view', () => {
  it('shows a user with an old key and no MFA', () => {
    const lastUsed = { at: '2026-02-26T09:00:00Z', service: 's3', region: 'eu-central-1' };
    const shown = `${keyId.slice(0, 4)}…${keyId.slice(-4)}`;
    assert.deepEqual(read({ ...alice, keys: [key(212, { lastUsed })] }), [
      'plain: Profile dev | eu-central-1',
      'plain: Account 123456789012 | acme',
      'plain: IAM user alice | ',
      'plain: Access keys: 1 | ',
      `bad: ${shown} | 212 days, limit 90`,
      '  plain: Last used 3 days ago: s3 in eu-central-1 | ',
      'bad: No MFA device | register one',
    ]);
  });

  const ages: readonly (readonly [days: number, tone: string])[] = [
    [0, 'good'],
    [74, 'good'],
    [75, 'warning'],
    [89, 'warning'],
    [90, 'bad'],
    [400, 'bad'],
  ];
  for (const [days, tone] of ages) {
    it(`colours a key of ${String(days)} days ${tone}`, () => {
      assert.ok(read({ ...alice, keys: [key(days)] }).some((line) => line.startsWith(`${tone}: AKIA`)));
    });
  }

  it('holds no inactive key against its limit', () => {
    const lines = read({ ...alice, keys: [key(400, { status: 'Inactive' })] });
    assert.ok(lines.some((line) => /^missing: AKIA.*inactive, 400 days old$/.test(line)));
  });

  it('shows a role session with its remaining time, and the lack of keys as good', () => {
    const role: Identity = {
      ...alice,
      kind: 'assumed-role',
      arn: 'arn:aws:sts::123456789012:assumed-role/Developer/alice',
      user: null,
      role: 'Developer',
      expires: '2026-03-01T13:05:30Z',
    };
    const lines = read(role);
    assert.deepEqual(lines.slice(2), [
      'plain: Role Developer | ',
      'good: Session | 1 h 5 min left',
      'good: No long-term access keys | ',
    ]);
    assert.ok(read({ ...role, expires: '2026-03-01T12:05:00Z' }).includes('warning: Session ends soon | 5 min left'));
    assert.ok(read({ ...role, expires: '2026-03-01T11:59:00Z' }).includes('bad: Session has expired | sign in again'));
    assert.ok(read({ ...role, expires: null }).includes('plain: Session | end not known'));
  });

  it('greys what could not be read and names the permission', () => {
    const explanation = message('Denied.');
    const lines = read({
      ...alice,
      alias: null,
      keys: null,
      mfaDevices: null,
      gaps: [
        { part: 'alias', reason: 'access-denied', explanation, permission: 'iam:ListAccountAliases' },
        { part: 'keys', reason: 'access-denied', explanation, permission: 'iam:ListAccessKeys' },
        { part: 'mfa', reason: 'throttled', explanation },
      ],
    });
    assert.ok(lines.includes('missing: Access keys | needs iam:ListAccessKeys'));
    assert.ok(lines.includes('missing: MFA | could not be read'));
    assert.ok(lines.includes('plain: Account 123456789012 | '));
  });

  it('tells an unread last use from a key that was never used', () => {
    const gaps: Identity['gaps'] = [
      {
        part: 'last-used',
        reason: 'access-denied',
        explanation: message('Denied.'),
        permission: 'iam:GetAccessKeyLastUsed',
      },
    ];
    assert.ok(
      read({ ...alice, keys: [key(3, { lastUsed: undefined })], gaps }).includes(
        '  missing: Last use | needs iam:GetAccessKeyLastUsed',
      ),
    );
    assert.ok(read({ ...alice, keys: [key(3)] }).includes('  plain: Never used | '));
  });

  it('gives every row an id of its own', () => {
    const other = samples.make('aws-access-key-id');
    const identity: Identity = {
      ...alice,
      keys: [key(1), key(2, { id: other })],
      mfaDevices: [
        { serial: 'arn:aws:iam::123456789012:mfa/phone', type: 'virtual' },
        { serial: 'arn:aws:iam::123456789012:u2f/user/alice/key', type: 'security-key' },
      ],
    };
    const rows = identityRows(assessIdentity(identity, defaultConfiguration.identity, now), 90, now);
    const ids = rows.flatMap((row) => [row.id, ...(row.children ?? []).map(({ id }) => id)]);
    assert.equal(new Set(ids).size, ids.length);
  });
});
