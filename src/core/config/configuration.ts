import type { Severity } from '../detectors/detector';

/** A finding that the team has decided to live with. */
export interface AllowedFinding {
  readonly fingerprint: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** A kind of secret that the team describes itself. Plain data: it crosses to the scan worker. */
export interface CustomPattern {
  /** Names the bad thing, as a detector's id does: `acme-deploy-token`. */
  readonly id: string;
  /** What is found, in the team's words; shown in the finding's message. */
  readonly description: string;
  /** The source of a regular expression that was found free of super-linear backtracking. */
  readonly pattern: string;
  readonly ignoreCase: boolean;
  /** Lower-case ASCII words, one of which stands in or near every match: only around them is the pattern tried. */
  readonly keywords: readonly string[];
  readonly severity: Severity;
}

/** How new secrets and parameters are made. */
export interface StorageSettings {
  /** Whether they are tagged with `project`, `file` and `created-by`. */
  readonly standardTags: boolean;
  /** Tags of the team's own; one named as a standard tag takes its place. */
  readonly tags: Readonly<Record<string, string>>;
  /** The KMS key that encrypts them: its id, ARN or `alias/…`; undefined for the service's own. */
  readonly kmsKeyId: string | undefined;
  /** Template of their description: `{workspace}`, `{file}`, `{name}`, `{path}`. */
  readonly description: string;
}

/** What `.strongroom.json` says, complete with defaults. */
export interface Configuration {
  /** By detector id: `off`, or the severity to report. Detectors not named keep their own. */
  readonly detectors: Readonly<Record<string, Severity | 'off'>>;
  /** Globs as in `.gitignore`, relative to the file's folder. */
  readonly ignore: readonly string[];
  readonly allow: readonly AllowedFinding[];
  /** A file of findings that were there before, relative to the configuration's folder; undefined where there is none. */
  readonly baseline: string | undefined;
  /** The team's own kinds of secret. */
  readonly patterns: readonly CustomPattern[];
  /** How plain passwords in test code are reported; those that look real keep their severity. */
  readonly testPasswords: Severity | 'off';
  /** Template of secret names: `{workspace}`, `{file}`, `{name}`. */
  readonly secretNameTemplate: string;
  readonly storage: StorageSettings;
  readonly identity: {
    /** Days after which a key is past its limit. */
    readonly keyAgeLimit: number;
    /** Days after which it is worth a warning. */
    readonly keyAgeWarning: number;
    /** Whether an IAM user without MFA is a problem. */
    readonly requireMfa: boolean;
  };
}

export const defaultConfiguration: Configuration = {
  detectors: {},
  ignore: [],
  allow: [],
  baseline: undefined,
  patterns: [],
  testPasswords: 'information',
  secretNameTemplate: '{workspace}/{file}/{name}',
  storage: {
    standardTags: true,
    tags: {},
    kmsKeyId: undefined,
    description: '{name}, moved out of {path} by Strongroom',
  },
  identity: { keyAgeLimit: 90, keyAgeWarning: 75, requireMfa: true },
};
