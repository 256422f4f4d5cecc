import type { Finding, Problem } from '../../core/scan/finding';
import type { LineIndex } from '../../core/text/lines';

/** One file that was looked at and holds findings. */
export interface FileFindings {
  /** As printed: relative to the current directory, or absolute. */
  readonly path: string;
  readonly source: string;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

/** A file that was not looked at in full, and why. */
export interface FileProblem {
  readonly path: string;
  readonly problem: Problem;
  /** Counted from 1; undefined where the problem is with the whole file. */
  readonly line: number | undefined;
}

export interface ScanTotals {
  readonly files: number;
  readonly filesWithFindings: number;
  readonly findings: number;
}

/** A way of printing what a scan finds, as it is found. */
export interface ScanFormat {
  begin(): Promise<void>;
  file(file: FileFindings): Promise<void>;
  /** Beside what standard error says of it. */
  problem(problem: FileProblem): void;
  end(totals: ScanTotals): Promise<void>;
}
