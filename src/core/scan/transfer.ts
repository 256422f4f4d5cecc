import { Secret } from '../text/secret';
import type { Finding, ScanResult } from './finding';

/** A finding as plain data, which another thread of this process can take. Holds the value in the clear: never log it. */
export type PlainFinding = Omit<Finding, 'secret'> & { readonly value: string };

/** A `ScanResult` as plain data. */
export interface PlainScanResult extends Omit<ScanResult, 'findings' | 'suppressed'> {
  readonly findings: readonly PlainFinding[];
  readonly suppressed: readonly PlainFinding[];
}

/** What `fromPlain` turns back; for another thread of this process only. */
export function toPlain({ findings, suppressed, ...rest }: ScanResult): PlainScanResult {
  return { findings: findings.map(plainFinding), suppressed: suppressed.map(plainFinding), ...rest };
}

/** The findings as they were before `toPlain`, values masked again. */
export function findingsFromPlain(findings: readonly PlainFinding[]): Finding[] {
  return findings.map(({ value, ...rest }) => ({ ...rest, secret: new Secret(value) }));
}

function plainFinding({ secret, ...rest }: Finding): PlainFinding {
  return { ...rest, value: secret.reveal() };
}
