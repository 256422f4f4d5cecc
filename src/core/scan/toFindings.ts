import type { Configuration } from '../config/configuration';
import type { Candidate, Detector, Severity } from '../detectors/detector';
import type { ParsedDocument } from '../languages/document';
import type { LineIndex } from '../text/lines';
import type { Finding } from './finding';
import { Fingerprints } from './fingerprint';
import type { Claim } from './overlap';
import { pairCredentials } from './pairing';

/** What candidates are as findings: with severities, fingerprints and what they belong with. */
export function toFindings(
  claims: readonly Claim[],
  document: ParsedDocument,
  configuration: Configuration,
  lines: LineIndex,
): Finding[] {
  const fingerprints = new Fingerprints();
  const marks = claims.map(({ detector, candidate }) =>
    fingerprints.next({
      detector: detector.id,
      path: document.path,
      name: candidate.name ?? candidate.literal?.name ?? [],
      value: candidate.value.reveal(),
      structured: detector.kind !== 'storable',
    }),
  );
  const pairs = pairCredentials(claims, document.source, lines);
  return claims.map(({ detector, candidate }, index) => ({
    detector: detector.id,
    kind: detector.kind,
    severity: severityOf(detector, candidate, configuration),
    confidence: candidate.confidence,
    span: candidate.span,
    sensitive: candidate.sensitive ?? candidate.span,
    secret: candidate.value,
    message: detector.explain(candidate),
    evidence: candidate.evidence,
    name: candidate.name ?? candidate.literal?.name ?? [],
    facts: candidate.facts,
    fingerprint: marks[index] ?? '',
    related: (pairs.get(index) ?? []).map((other) => marks[other] ?? ''),
  }));
}

function severityOf(detector: Detector, candidate: Candidate, configuration: Configuration): Finding['severity'] {
  const configured = configuration.detectors[detector.id];
  const own = candidate.severity ?? (configured === undefined || configured === 'off' ? detector.severity : configured);
  const { testPasswords } = configuration;
  return candidate.testData === true && testPasswords !== 'off' ? milder(own, testPasswords) : own;
}

const mildestFirst: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

function milder(left: Severity, right: Severity): Severity {
  return mildestFirst.indexOf(left) < mildestFirst.indexOf(right) ? left : right;
}
