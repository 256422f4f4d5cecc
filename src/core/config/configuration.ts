import type { Severity } from '../detectors/detector';

/** A finding that the team has decided to live with. */
export interface AllowedFinding {
  readonly fingerprint: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** What `.strongroom.json` says, complete with defaults. */
export interface Configuration {
  /** By detector id: `off`, or the severity to report. Detectors not named keep their own. */
  readonly detectors: Readonly<Record<string, Severity | 'off'>>;
  /** Globs as in `.gitignore`, relative to the file's folder. */
  readonly ignore: readonly string[];
  readonly allow: readonly AllowedFinding[];
  /** Template of secret names: `{workspace}`, `{file}`, `{name}`. */
  readonly secretNameTemplate: string;
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
  secretNameTemplate: '{workspace}/{file}/{name}',
  identity: { keyAgeLimit: 90, keyAgeWarning: 75, requireMfa: true },
};
