import type { Finding } from '../../core/scan/finding';

/** Whether it is a key that IAM can deactivate, or belongs to one: temporary credentials only expire. */
export function isLongTermKey(finding: Finding, findings: readonly Finding[]): boolean {
  if (finding.kind !== 'aws-credential' || finding.detector === 'aws-session-token') {
    return false;
  }
  const together = [finding, ...findings.filter(({ fingerprint }) => finding.related.includes(fingerprint))];
  return !together.some(({ facts }) => facts['keyType'] === 'temporary');
}
