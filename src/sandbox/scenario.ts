import type { ProfileSpec } from './profileFiles';
import type { Sandbox } from './sandbox';

/**
 * A team's account, for trying the product and for its journeys:
 *
 * - `dev`: an IAM user with one key of 200 days, last used three days ago, and no MFA;
 * - `ops`: an IAM user in order: a young key, MFA;
 * - `dev-role`: the role Developer, assumed with the key of `dev`;
 * - `sso`: an Identity Center session of eight hours with the permission set PowerUser;
 * - `stale`: a session that is over.
 *
 * The answer is what goes into the profile files, `dev` as the default profile too.
 */
export function seedTeam({ seed, account }: Sandbox): readonly ProfileSpec[] {
  seed.alias('acme-payments');

  const dev = seed.user('dev');
  const devKey = seed.key(dev, { ageDays: 200, lastUse: { daysAgo: 3, service: 's3', region: 'eu-central-1' } });

  const ops = seed.user('ops');
  const opsKey = seed.key(ops, { ageDays: 12, lastUse: { daysAgo: 0, service: 'sts', region: 'us-east-1' } });
  seed.mfaDevice(ops);

  const developer = seed.role('Developer');
  seed.role('AWSReservedSSO_PowerUser_1a2b3c4d5e6f7a8b');
  const portal = seed.portalSession('dana@example.com', 8 * 60 * 60);
  const stale = seed.roleSession(developer, 'yesterday', -60 * 60);

  const devPair = { kind: 'key', id: devKey.id, secret: devKey.secret } as const;
  return [
    { name: 'default', ...devPair },
    { name: 'dev', ...devPair },
    { name: 'ops', kind: 'key', id: opsKey.id, secret: opsKey.secret },
    { name: 'dev-role', kind: 'role', roleArn: developer.arn, source: 'dev' },
    { name: 'sso', kind: 'identity-center', permissionSet: 'PowerUser', account, session: 'acme', ...portal },
    { name: 'stale', kind: 'key', id: stale.accessKeyId, secret: stale.secretAccessKey, token: stale.token },
  ];
}
