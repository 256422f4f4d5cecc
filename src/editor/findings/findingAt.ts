import type { Finding } from '../../core/scan/finding';
import type { Span } from '../../core/text/span';

/** How a command names a finding: stable while the text around it changes. Holds nothing of the value. */
export interface FindingReference {
  /** The document. */
  readonly uri: string;
  readonly fingerprint: string;
  /** Where it stood; tells findings of one fingerprint apart. */
  readonly start: number;
}

/** The finding that a reference means: of those with its fingerprint the nearest. */
export function resolveFinding(findings: readonly Finding[], reference: FindingReference): Finding | undefined {
  let nearest: Finding | undefined;
  for (const finding of findings) {
    if (finding.fingerprint === reference.fingerprint && distance(finding, reference) < distance(nearest, reference)) {
      nearest = finding;
    }
  }
  return nearest;
}

function distance(finding: Finding | undefined, reference: FindingReference): number {
  return finding === undefined ? Infinity : Math.abs(finding.span.start - reference.start);
}

/** The findings that touch a span, in source order; an empty span touches what it stands at either end of. */
export function findingsAt(findings: readonly Finding[], span: Span): readonly Finding[] {
  return findings.filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end);
}

/** What to call a finding in a menu or a sentence: the last name it is bound to. */
export function findingName(finding: Finding): string | undefined {
  return finding.name.at(-1);
}
