import type { Configuration } from '../config/configuration';
import type { Severity } from '../detectors/detector';
import type { AccessKey, Identity } from '../ports';
import type { Message } from '../text/message';

/** The team's limits. */
export type IdentityPolicy = Configuration['identity'];

/** What is wrong, as a word that other programs can rely on. */
export type IdentityCheck =
  | 'access-key-age'
  | 'access-key-unused'
  | 'inactive-access-key'
  | 'two-active-access-keys'
  | 'root-access-key'
  | 'mfa'
  | 'session'
  | 'alias-unreadable'
  | 'access-keys-unreadable'
  | 'last-use-unreadable'
  | 'mfa-unreadable';

/** Something about an identity that wants a person's attention. `error` is what `strongroom status` fails for. */
export interface IdentityProblem {
  readonly check: IdentityCheck;
  readonly severity: Severity;
  /** What, why, and what to do. */
  readonly message: Message;
  /** The access key that it is about, if it is about one. */
  readonly keyId?: string;
}

/**
 * How a key stands against its age limit. `inactive`: nobody can use it, however old it is.
 */
export type KeyLevel = 'ok' | 'warning' | 'past-limit' | 'inactive';

/** One access key, judged. */
export interface KeyAssessment {
  readonly key: AccessKey;
  /** Whole days since it was created, by the day's 24 hours. */
  readonly ageDays: number;
  readonly level: KeyLevel;
  /** Whole days since its last use, or since its creation where it was never used; null where that is not known. */
  readonly idleDays: number | null;
}

/** What remains of a session. */
export interface SessionAssessment {
  readonly expires: string;
  /** Whole minutes, rounded down; 0 where it is over. */
  readonly remainingMinutes: number;
  readonly level: 'ok' | 'ending' | 'over';
}

/** An identity, judged by a policy at one moment. */
export interface IdentityAssessment {
  readonly identity: Identity;
  /** The worst first; null where the keys could not be read. */
  readonly keys: readonly KeyAssessment[] | null;
  /** Null for an identity whose credentials do not expire, or where their end is not known. */
  readonly session: SessionAssessment | null;
  /** Whether it lives on short-lived credentials only: a role, an Identity Center or a federated session. */
  readonly shortLived: boolean;
  /** The worst first. */
  readonly problems: readonly IdentityProblem[];
}
