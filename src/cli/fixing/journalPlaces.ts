import type { OpenDocument } from '../../core/engine';
import { textHash } from '../../core/fix/journal';
import type { JournalPlace } from '../../core/fix/journal';
import type { Plan } from '../../core/rewriters/rewriter';

/** The places that a plan is about to change, as the journal keeps them. */
export function journalPlaces({ document, result }: OpenDocument, plan: Plan, file: string): readonly JournalPlace[] {
  const { findings, suppressed } = result;
  const hash = textHash(document.source, [...findings, ...suppressed]);
  return findings
    .filter(({ fingerprint }) => plan.fixes.includes(fingerprint))
    .map(({ fingerprint, detector, span }) => ({ file, fingerprint, detector, span, textHash: hash }));
}
