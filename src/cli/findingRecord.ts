import type { Finding } from '../core/scan/finding';
import type { LineIndex } from '../core/text/lines';
import { english } from '../core/text/message';

/** A finding as programs read it: one line of `--format jsonl`, one element of `--format json`. Never holds the value. */
export interface FindingRecord {
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly detector: string;
  readonly severity: string;
  readonly confidence: string;
  readonly message: string;
  readonly fingerprint: string;
  readonly related: readonly string[];
  readonly name: string | null;
}

/** Lines and columns count from 1, columns in UTF-16 code units, the end is exclusive. */
export function findingRecord(path: string, lines: LineIndex, finding: Finding): FindingRecord {
  const start = lines.at(finding.span.start);
  const end = lines.at(finding.span.end);
  return {
    path,
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    detector: finding.detector,
    severity: finding.severity,
    confidence: finding.confidence,
    message: english(finding.message),
    fingerprint: finding.fingerprint,
    related: finding.related,
    name: finding.name.length === 0 ? null : finding.name.join('.'),
  };
}
