import type { Finding, Problem } from '../../core/scan/finding';
import { findingsFromPlain, toPlain } from '../../core/scan/transfer';
import type { PlainFinding } from '../../core/scan/transfer';

/** A problem with a file, and the line where it is, counted from 1; undefined where it is with the whole file. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly line: number | undefined;
}

/** What scanning one file came to. */
export interface FileOutcome {
  /** Whether it was looked at: it could be read, and is not binary. */
  readonly looked: boolean;
  /** In the order in which they were met. */
  readonly problems: readonly PlacedProblem[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  /** Its text, where it holds findings. */
  readonly text: string | undefined;
}

/** What most files come to. */
export const nothingFound: FileOutcome = { looked: true, problems: [], findings: [], suppressed: [], text: undefined };

/** A `FileOutcome` as plain data, which another thread of this process can take. Holds values in the clear: never log it. */
export type PlainFileOutcome = Omit<FileOutcome, 'findings' | 'suppressed'> & {
  readonly findings: readonly PlainFinding[];
  readonly suppressed: readonly PlainFinding[];
};

/** What `outcomeFromPlain` turns back; for another thread of this process only. */
export function plainOutcome(outcome: FileOutcome): PlainFileOutcome {
  const { findings, suppressed } = toPlain({ ...outcome, problems: [] });
  return { ...outcome, findings, suppressed };
}

/** The outcome as it was before `plainOutcome`, values masked again. */
export function outcomeFromPlain(outcome: PlainFileOutcome): FileOutcome {
  return {
    ...outcome,
    findings: findingsFromPlain(outcome.findings),
    suppressed: findingsFromPlain(outcome.suppressed),
  };
}
