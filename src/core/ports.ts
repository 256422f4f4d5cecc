import type { Message } from './text/message';
import type { Secret } from './text/secret';

/** The time, so that nothing in `core/` reads a clock. */
export interface Clock {
  now(): Date;
}

/** Where a person can read what went on. No value of a secret ever goes here. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string, cause?: unknown): void;
}

/** Loads the WebAssembly file of a tree-sitter grammar or of its runtime, by file name. */
export interface GrammarSource {
  load(fileName: string): Promise<Uint8Array>;
  /** Where there is more to compiling a file than `compile`, does that around it. */
  compiling?<T>(file: Uint8Array, compile: () => Promise<T>): Promise<T>;
}

/** Lets others have their turn in the midst of a long task; rejects with `Abandoned` where its outcome is not wanted any more. */
export type Pause = () => Promise<void>;

/** What a task ends with whose outcome is not wanted any more. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** Whether a task was abandoned. Told by the name: each bundle has a class of its own. */
export function isAbandoned(error: unknown): boolean {
  return error instanceof Error && error.name === 'Abandoned';
}

/** Which AWS connection to use. Undefined members are left to the SDK's own chain. */
export interface ConnectionChoice {
  readonly profile?: string;
  readonly region?: string;
}

/** Why a call to AWS failed, as far as the next step for a person differs. */
export type AwsFailureReason =
  | 'no-credentials'
  | 'unknown-profile'
  | 'expired'
  | 'invalid-credentials'
  | 'access-denied'
  | 'throttled'
  | 'no-region'
  | 'network'
  | 'timeout'
  | 'cancelled'
  | 'name-taken'
  | 'scheduled-for-deletion'
  | 'invalid-name'
  | 'too-large'
  | 'read-back-differs'
  | 'not-found'
  | 'unexpected-answer'
  | 'other';

/** A call to AWS that failed. Its message is for a person and holds no secret. */
export class AwsFailure extends Error {
  override readonly name = 'AwsFailure';

  constructor(
    readonly reason: AwsFailureReason,
    /** What happened, what is still intact, what to do next. */
    readonly explanation: Message,
    /** The IAM action that was denied (`secretsmanager:CreateSecret`), where known. */
    readonly permission?: string,
    options?: { readonly cause?: unknown },
  ) {
    super(explanation.template, options);
  }

  static is(error: unknown, reason?: AwsFailureReason): error is AwsFailure {
    // By name and shape, not by `instanceof`: each bundle carries its own copy of this class.
    return (
      error instanceof Error &&
      error.name === 'AwsFailure' &&
      'explanation' in error &&
      'reason' in error &&
      (reason === undefined || error.reason === reason)
    );
  }
}

export type StoreKind = 'secretsmanager' | 'parameterstore';

export interface PutOptions {
  /** What to do where the name holds a different value. Never silent: `refuse` fails with `name-taken`. */
  readonly onDifferent: 'refuse' | 'new-version';
  /** Of a secret that is created; one that is there keeps its own. */
  readonly description?: string;
  /** Of a secret that is created; one that is there keeps its own. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The KMS key that encrypts it: its id, ARN or `alias/…`; absent for the service's own key. */
  readonly kmsKeyId?: string;
  readonly signal?: AbortSignal;
}

export interface StoredSecret {
  /** The name that code looks up. */
  readonly name: string;
  readonly arn: string | undefined;
  /** `reused`: the name already held this very value, and nothing was written. */
  readonly outcome: 'created' | 'new-version' | 'reused';
  /** What a person should know about how it was stored, such as that it costs money. */
  readonly notes?: readonly Message[];
}

/** A place for secrets. Every failure is an `AwsFailure`. */
export interface SecretStore {
  readonly kind: StoreKind;
  /** Checks a name against the service's rules without a call; the reason it is refused, or undefined. */
  nameProblem(name: string): Message | undefined;
  put(name: string, value: Secret, options: PutOptions): Promise<StoredSecret>;
  /** The current value; fails with `not-found` where there is none. */
  read(name: string, signal?: AbortSignal): Promise<Secret>;
}

/** One value to read: of a secret or a parameter, by default its current version. */
export interface SecretLookup {
  readonly store: StoreKind;
  /** The name or the ARN. */
  readonly name: string;
  /** The staging label of a secret's version. */
  readonly stage?: string;
  /** The id of a secret's version, or the number of a parameter's. */
  readonly version?: string;
  /** The label of a parameter's version. */
  readonly label?: string;
}

/** Reads many values, a bounded number of calls at a time. */
export interface SecretReader {
  /** The answers, in the order of the look-ups. One that fails does not keep the others from being read. */
  read(lookups: readonly SecretLookup[], signal?: AbortSignal): Promise<readonly (Secret | AwsFailure)[]>;
}

/** A secret or a parameter as its store describes it: never its value. */
export interface SecretDescription {
  readonly store: StoreKind;
  readonly name: string;
  /** Undefined where the store does not tell it. */
  readonly arn: string | undefined;
  readonly description: string | undefined;
  /** When it, or its value, was last changed, ISO 8601, UTC. */
  readonly changed: string | undefined;
  /** Of a secret: how it is rotated. Undefined where that is not set up, and for parameters. */
  readonly rotation?: {
    /** How often, in days; undefined where a schedule in words says so. */
    readonly days: number | undefined;
    /** ISO 8601, UTC; undefined where it never was, or will not be. */
    readonly last: string | undefined;
    readonly next: string | undefined;
  };
  /** Of a secret that is scheduled for deletion: when that was asked for, ISO 8601, UTC. */
  readonly deleted?: string;
  /** Of a parameter. */
  readonly type?: 'String' | 'StringList' | 'SecureString';
}

/** What a secret or a parameter is asked for by. */
export interface StoredName {
  readonly store: StoreKind;
  /** The name or the ARN. */
  readonly name: string;
}

/** What stores hold, without any value: names and descriptions. Every failure is an `AwsFailure`. */
export interface SecretCatalog {
  /**
   * One page of what a store holds.
   *
   * @param page what the page before said of the next; undefined for the first.
   */
  list(
    store: StoreKind,
    page: string | undefined,
    signal?: AbortSignal,
  ): Promise<{ readonly entries: readonly SecretDescription[]; readonly next: string | undefined }>;
  /** The answers, in the order of the names. One that fails does not keep the others from being described. */
  describe(names: readonly StoredName[], signal?: AbortSignal): Promise<readonly (SecretDescription | AwsFailure)[]>;
}

/** One access key of the signed-in user, as IAM tells it. */
export interface AccessKey {
  readonly id: string;
  readonly status: 'Active' | 'Inactive';
  /** ISO 8601, UTC. */
  readonly created: string;
  /** Null: never used. Undefined: could not be read. */
  readonly lastUsed: { readonly at: string; readonly service: string; readonly region: string } | null | undefined;
}

export interface MfaDevice {
  /** The serial number or ARN. */
  readonly serial: string;
  readonly type: 'virtual' | 'security-key' | 'hardware' | 'sms';
}

/** The kind of identity that is signed in. */
export type IdentityKind = 'user' | 'root' | 'assumed-role' | 'identity-center' | 'federated-user';

/** A part of the identity that could not be read. */
export interface IdentityGap {
  readonly part: 'alias' | 'keys' | 'last-used' | 'mfa';
  readonly reason: AwsFailureReason;
  readonly explanation: Message;
  readonly permission?: string;
}

/** Who is signed in, as read from AWS. What could not be read is null and named in `gaps`. */
export interface Identity {
  readonly profile: string | null;
  /** Where the credentials come from, in words: “shared credentials file, profile dev”. */
  readonly source: Message;
  readonly region: string | null;
  readonly kind: IdentityKind;
  readonly account: string;
  readonly alias: string | null;
  readonly arn: string;
  /** The IAM user's name; null for anything but a user. */
  readonly user: string | null;
  /** The role's or permission set's name; null for anything but a role. */
  readonly role: string | null;
  /** When the credentials expire, ISO 8601, UTC; null where they do not or it is not known. */
  readonly expires: string | null;
  /** Null where they could not be read; empty where the user has none and for identities that have no long-term keys. */
  readonly keys: readonly AccessKey[] | null;
  readonly mfaDevices: readonly MfaDevice[] | null;
  readonly gaps: readonly IdentityGap[];
}

/** Reads the signed-in identity. Fails with an `AwsFailure` only where the identity cannot be told at all. */
export interface IdentityReader {
  read(choice: ConnectionChoice, signal?: AbortSignal): Promise<Identity>;
}

/** A profile of the shared configuration files. */
export interface Profile {
  readonly name: string;
  readonly region: string | undefined;
  /** How it gets its credentials. */
  readonly kind: 'access-key' | 'sso' | 'assume-role' | 'credential-process' | 'web-identity' | 'login' | 'none';
}

/** The shared configuration and credentials files. */
export interface ProfileFiles {
  list(): Promise<readonly Profile[]>;
  /**
   * Adds a profile with a key pair to the credentials file: atomically, with a backup of what stood there, with no
   * one else allowed to read it. Refuses to overwrite a profile that holds another key (`name-taken`); the same key
   * is reuse and writes nothing.
   */
  saveKeyPair(
    name: string,
    pair: { readonly accessKeyId: Secret; readonly secretAccessKey: Secret; readonly sessionToken?: Secret },
  ): Promise<{ readonly file: string; readonly backup: string | undefined }>;
}

/** Everything that the AWS room offers, built by a composition root on first use. */
export interface AwsRoom {
  readonly identity: IdentityReader;
  readonly profiles: ProfileFiles;
  store(kind: StoreKind, choice: ConnectionChoice): SecretStore;
  reader(choice: ConnectionChoice): SecretReader;
  catalog(choice: ConnectionChoice): SecretCatalog;
  /** The region that calls would go to; undefined where none is set anywhere. */
  region(choice: ConnectionChoice): Promise<string | undefined>;
}
