import type { Severity } from '../detectors/detector';
import type { IdentityKind } from '../ports';
import { english } from '../text/message';
import type { IdentityAssessment, IdentityCheck } from './assessment';

/** What `strongroom status --format json` prints. What could not be read is null and named in `problems`. */
export interface StatusReport {
  readonly profile: string | null;
  readonly source: string;
  readonly account: string;
  readonly alias: string | null;
  readonly arn: string;
  readonly user: string | null;
  readonly session: {
    readonly kind: IdentityKind;
    readonly role: string | null;
    readonly expires: string | null;
    readonly remainingMinutes: number | null;
  } | null;
  readonly keys:
    | readonly {
        readonly id: string;
        readonly status: 'Active' | 'Inactive';
        readonly created: string;
        readonly ageDays: number;
        /** Null: never used, or not readable (then `problems` says so). */
        readonly lastUsed: { readonly at: string; readonly service: string; readonly region: string } | null;
      }[]
    | null;
  readonly mfaDevices: readonly { readonly serial: string; readonly type: string }[] | null;
  readonly problems: readonly {
    readonly check: IdentityCheck;
    readonly severity: Severity;
    readonly message: string;
  }[];
}

/** The report of an assessed identity, in English. `session` is null for an identity that lives on long-term keys. */
export function statusReport({ identity, keys, session, shortLived, problems }: IdentityAssessment): StatusReport {
  return {
    profile: identity.profile,
    source: english(identity.source),
    account: identity.account,
    alias: identity.alias,
    arn: identity.arn,
    user: identity.user,
    session:
      shortLived || identity.expires !== null
        ? {
            kind: identity.kind,
            role: identity.role,
            expires: identity.expires,
            remainingMinutes: session?.remainingMinutes ?? null,
          }
        : null,
    keys:
      keys?.map(({ key, ageDays }) => ({
        id: key.id,
        status: key.status,
        created: key.created,
        ageDays,
        lastUsed: key.lastUsed ?? null,
      })) ?? null,
    mfaDevices: identity.mfaDevices,
    problems: problems.map(({ check, severity, message }) => ({ check, severity, message: english(message) })),
  };
}

/** The exit code of `strongroom status`: 1 where something must be done (a key past its limit, no MFA, a root key). */
export function statusExitCode({ problems }: IdentityAssessment): 0 | 1 {
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
