import type { Configuration } from '../../core/config/configuration';
import type { Engine } from '../../core/engine';
import type { SecretPlace } from '../../core/fix/storageOptions';
import type { FixTarget, Plan, ProjectFacts } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import type { LineColumn } from '../../core/text/lines';
import type { TextFile } from '../../node/textFile';
import type { Keeper } from './keeper';
import type { RunJournal } from './runJournal';

/** What one run of `fix` is made of. */
export interface FixRun {
  readonly engine: Engine;
  readonly keepers: Readonly<Record<FixTarget, Keeper>>;
  /** Where everything but AWS keys goes. */
  readonly target: Exclude<FixTarget, 'default-credential-chain'>;
  /** Undefined: all. */
  readonly detectors: ReadonlySet<string> | undefined;
  /** Whether a password is stored with the host, user and database beside it, as one JSON object. */
  readonly wholeConnections: boolean;
  readonly journal: RunJournal;
  readonly dryRun: boolean;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly signal: AbortSignal;
}

/** One file and what surrounds it. */
export interface FixFile {
  readonly textFile: TextFile;
  /** As printed. */
  readonly printed: string;
  /** As in findings. */
  readonly path: string;
  /** The folder that `path` is relative to, absolute. */
  readonly workspace: string;
  readonly configuration: Configuration;
  readonly project: ProjectFacts;
  /** What names are made of, and how secrets are stored. */
  readonly place: SecretPlace;
}

/** A finding that was fixed, or in a dry run would be. */
export interface Fixed {
  /** Where it stood in the file as it was before this run. */
  readonly at: LineColumn;
  /** Of all the findings that are gone with it: of an AWS key pair, two. */
  readonly detectors: readonly string[];
  /** Those findings. */
  readonly findings: readonly Finding[];
  readonly done: readonly string[];
  readonly notes: readonly string[];
  readonly plan: Plan;
}

/** A finding that was left, and why. */
export interface Left {
  /** Where it stands in the file as it is after this run. */
  readonly at: LineColumn;
  readonly detector: string;
  readonly reason: string;
}

export interface FileReport {
  readonly fixed: readonly Fixed[];
  readonly left: readonly Left[];
  /** What inline comments or the configuration silenced, and so was not touched. */
  readonly suppressed: number;
  /** Whether it was looked at, if only in part. */
  readonly looked: boolean;
  /** What kept the file from being looked at in full. */
  readonly problems: readonly string[];
  /** Of a dry run; masked. */
  readonly diff: string;
}
