import type { Severity } from '../detectors/detector';
import type { AccessKey, Identity } from '../ports';
import { message } from '../text/message';
import { daysBetween, minutesUntil } from './age';
import type {
  IdentityAssessment,
  IdentityPolicy,
  IdentityProblem,
  KeyAssessment,
  SessionAssessment,
} from './assessment';
import { gapProblems } from './gaps';

/** An active key that was not used for so long is one too many: Security Hub IAM.22. */
const idleLimit = 45;
/** From here on a session is about to leave its owner in the middle of something. */
const endingMinutes = 15;

/**
 * Judges an identity.
 *
 * A key is past its limit from the moment at which it is `keyAgeLimit` times 24 hours old, as AWS Config's rule
 * `access-keys-rotated` has it (https://docs.aws.amazon.com/config/latest/developerguide/access-keys-rotated.html): with
 * 90 days, 89 days and 23 hours is a warning, 90 days and no hours is past the limit. Only active keys have an age limit.
 */
export function assessIdentity(identity: Identity, policy: IdentityPolicy, now: Date): IdentityAssessment {
  const keys = identity.keys?.map((key) => assessKey(key, policy, now)).sort(worstFirst) ?? null;
  const session = assessSession(identity, now);
  const problems = [
    ...(keys?.flatMap((key) => keyProblems(key, policy)) ?? []),
    ...accountProblems(identity, keys ?? [], policy),
    ...sessionProblems(session),
    ...gapProblems(identity),
  ];
  return {
    identity,
    keys,
    session,
    shortLived: identity.kind !== 'user' && identity.kind !== 'root',
    problems: problems.sort((left, right) => rank[left.severity] - rank[right.severity]),
  };
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };
const levelRank: Readonly<Record<KeyAssessment['level'], number>> = { 'past-limit': 0, warning: 1, ok: 2, inactive: 3 };

function worstFirst(left: KeyAssessment, right: KeyAssessment): number {
  return levelRank[left.level] - levelRank[right.level] || right.ageDays - left.ageDays;
}

function assessKey(key: AccessKey, policy: IdentityPolicy, now: Date): KeyAssessment {
  const ageDays = daysBetween(key.created, now) ?? 0;
  const idle = key.lastUsed === null ? ageDays : key.lastUsed ? daysBetween(key.lastUsed.at, now) : null;
  return { key, ageDays, level: keyLevel(key, ageDays, policy), idleDays: idle };
}

function keyLevel(key: AccessKey, ageDays: number, policy: IdentityPolicy): KeyAssessment['level'] {
  if (key.status === 'Inactive') {
    return 'inactive';
  }
  if (ageDays >= policy.keyAgeLimit) {
    return 'past-limit';
  }
  return ageDays >= policy.keyAgeWarning ? 'warning' : 'ok';
}

function keyProblems({ key, ageDays, level, idleDays }: KeyAssessment, policy: IdentityPolicy): IdentityProblem[] {
  if (level === 'inactive') {
    return [
      {
        check: 'inactive-access-key',
        severity: 'information',
        message: message(
          'Access key {0} is inactive. Delete it once nothing misses it: whoever may reactivate it can use it again.',
          key.id,
        ),
        keyId: key.id,
      },
    ];
  }
  const problems: IdentityProblem[] = [];
  if (level === 'past-limit') {
    problems.push({
      check: 'access-key-age',
      severity: 'error',
      message: message(
        'Access key {0} is {1} days old; the limit is {2}. Rotate it: create a new key, use it everywhere, then deactivate this one.',
        key.id,
        ageDays,
        policy.keyAgeLimit,
      ),
      keyId: key.id,
    });
  } else if (level === 'warning') {
    problems.push({
      check: 'access-key-age',
      severity: 'warning',
      message: message(
        'Access key {0} is {1} days old and reaches its limit of {2} days soon. Plan to rotate it.',
        key.id,
        ageDays,
        policy.keyAgeLimit,
      ),
      keyId: key.id,
    });
  }
  if (idleDays !== null && idleDays >= idleLimit) {
    problems.push({
      check: 'access-key-unused',
      severity: 'warning',
      message:
        key.lastUsed === null
          ? message(
              'Access key {0} was never used in the {1} days since it was created. Deactivate it, and delete it later.',
              key.id,
              idleDays,
            )
          : message(
              'Access key {0} was not used for {1} days. Deactivate it, and delete it once nothing misses it.',
              key.id,
              idleDays,
            ),
      keyId: key.id,
    });
  }
  return problems;
}

function accountProblems(
  identity: Identity,
  keys: readonly KeyAssessment[],
  policy: IdentityPolicy,
): IdentityProblem[] {
  const problems: IdentityProblem[] = [];
  const active = keys.filter(({ key }) => key.status === 'Active');
  if (identity.kind === 'root' && active.length > 0) {
    problems.push({
      check: 'root-access-key',
      severity: 'error',
      message: message(
        'The root user of account {0} has an access key. It can do everything and cannot be limited: create an IAM user or role for this work, then delete the key.',
        identity.account,
      ),
    });
  }
  if (active.length > 1) {
    problems.push({
      check: 'two-active-access-keys',
      severity: 'warning',
      message: message(
        'There are {0} active access keys. Keep one: deactivate the one that is not needed, and delete it later.',
        active.length,
      ),
    });
  }
  if (
    (identity.kind === 'user' || identity.kind === 'root') &&
    policy.requireMfa &&
    identity.mfaDevices?.length === 0
  ) {
    problems.push({
      check: 'mfa',
      severity: 'error',
      message:
        identity.kind === 'root'
          ? message('The root user has no MFA device. Register one in the IAM console, best a security key or passkey.')
          : message(
              'IAM user {0} has no MFA device. Register one in the IAM console, best a security key or passkey.',
              identity.user ?? identity.arn,
            ),
    });
  }
  return problems;
}

function assessSession(identity: Identity, now: Date): SessionAssessment | null {
  const remainingMinutes = identity.expires === null ? null : minutesUntil(identity.expires, now);
  if (identity.expires === null || remainingMinutes === null) {
    return null;
  }
  const over = Date.parse(identity.expires) <= now.getTime();
  return {
    expires: identity.expires,
    remainingMinutes,
    level: over ? 'over' : remainingMinutes < endingMinutes ? 'ending' : 'ok',
  };
}

function sessionProblems(session: SessionAssessment | null): IdentityProblem[] {
  if (session === null || session.level === 'ok') {
    return [];
  }
  return [
    {
      check: 'session',
      severity: 'warning',
      message:
        session.level === 'over'
          ? message('The session has expired. Sign in again.')
          : message(
              'The session has only {0} min left. Sign in again before you start something long.',
              session.remainingMinutes,
            ),
    },
  ];
}
