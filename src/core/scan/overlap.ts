import type { Candidate, Detector } from '../detectors/detector';
import { overlaps } from '../text/span';

/** A candidate and who found it. */
export interface Claim {
  readonly detector: Detector;
  readonly candidate: Candidate;
}

const confidences = { high: 3, medium: 2, low: 1 } as const;

/**
 * Leaves at most one claim for every stretch of source, in source order.
 *
 * The detector of higher priority keeps a stretch; of the same detector's, the surer candidate, then the longer one.
 */
export function resolveOverlaps(claims: readonly Claim[]): Claim[] {
  const sorted = [...claims].sort(
    (left, right) =>
      left.candidate.span.start - right.candidate.span.start || right.candidate.span.end - left.candidate.span.end,
  );
  const kept: Claim[] = [];
  for (const claim of sorted) {
    // Those kept do not overlap one another, so only the last ones can reach into this claim.
    let wins = true;
    while (wins) {
      const last = kept.at(-1);
      if (last === undefined || !overlaps(last.candidate.span, claim.candidate.span)) {
        break;
      }
      if (compare(claim, last) > 0) {
        kept.pop();
      } else {
        wins = false;
      }
    }
    if (wins) {
      kept.push(claim);
    }
  }
  return kept;
}

function compare(left: Claim, right: Claim): number {
  return (
    priority(left) - priority(right) ||
    confidences[left.candidate.confidence] - confidences[right.candidate.confidence] ||
    length(left) - length(right)
  );
}

function priority({ detector, candidate }: Claim): number {
  return candidate.priority ?? detector.priority;
}

function length({ candidate }: Claim): number {
  return candidate.span.end - candidate.span.start;
}
