import type { Identity, IdentityGap } from '../ports';
import type { IdentityCheck, IdentityProblem } from './assessment';

const checks: Readonly<Record<IdentityGap['part'], IdentityCheck>> = {
  alias: 'alias-unreadable',
  keys: 'access-keys-unreadable',
  'last-used': 'last-use-unreadable',
  mfa: 'mfa-unreadable',
};

/** What could not be read, as problems: an unread key or MFA list may hide the very thing that one looks for. */
export function gapProblems(identity: Identity): IdentityProblem[] {
  return identity.gaps.map((gap) => ({
    check: checks[gap.part],
    severity: gap.part === 'keys' || gap.part === 'mfa' ? 'warning' : 'information',
    message: gap.explanation,
  }));
}
