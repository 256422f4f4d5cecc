import type { TextChange } from '../text/change';
import type { Span } from '../text/span';
import { overlaps } from '../text/span';
import type { Excerpt } from './excerpt';
import { renumbered } from './fingerprint';
import type { Finding, Problem, ScanResult } from './finding';
import { movedSpan } from './movedSpan';

/** A finding on its way into the result of the next version. */
interface Entry {
  readonly finding: Finding;
  readonly suppressed: boolean;
  /** Where the findings stand now that it came with, by their fingerprints. */
  readonly beside: ReadonlyMap<string, string>;
}

/**
 * What was found in a version of a document, as it stands in the next one, but near what changed, where it is what was
 * found in an excerpt of the next version. Provisional: something left out may matter.
 *
 * @param nearby found in the excerpt.
 * @param stretch where that counts, in the next version.
 */
export function renewed(
  before: ScanResult,
  change: TextChange,
  nearby: ScanResult,
  { shift, stretch: read }: Excerpt,
  stretch: Span,
): ScanResult {
  const move = (span: Span): Span | undefined => movedSpan(span, change, 0);
  // What reaches over something that was left out is none of the text.
  const bring = ({ start, end }: Span): Span | undefined =>
    start + shift >= read.start && end + shift <= read.end ? { start: start + shift, end: end + shift } : undefined;
  const isNear = (span: Span): boolean => span.start < stretch.end && stretch.start < span.end;
  const kept = entriesOf(before, move).filter(({ finding }) => !isNear(finding.span) && !isNear(finding.sensitive));
  const fresh = entriesOf(nearby, bring).filter(
    ({ finding }) => isNear(finding.span) && !kept.some((other) => overlaps(other.finding.span, finding.span)),
  );
  const entries = [...kept, ...fresh].sort((left, right) => left.finding.span.start - right.finding.span.start);
  const fingerprints = renumbered(entries.map(({ finding }) => finding.fingerprint));
  const byPlace = new Map(entries.map(({ finding }, index) => [placeOf(finding.span), fingerprints[index] ?? '']));
  const all = entries.map(({ finding, suppressed, beside }, index) => ({
    suppressed,
    finding: {
      ...finding,
      fingerprint: fingerprints[index] ?? '',
      related: finding.related.flatMap((other) => byPlace.get(beside.get(other) ?? '') ?? []),
    },
  }));
  return {
    findings: all.flatMap(({ finding, suppressed }) => (suppressed ? [] : [finding])),
    suppressed: all.flatMap(({ finding, suppressed }) => (suppressed ? [finding] : [])),
    problems: [
      ...placed(before.problems, move).filter(({ span }) => span === undefined || !isNear(span)),
      // What concerns a text as a whole was said of the whole.
      ...placed(nearby.problems, bring).filter(({ span }) => span !== undefined && isNear(span)),
    ],
    provisional: true,
  };
}

function entriesOf({ findings, suppressed }: ScanResult, move: (span: Span) => Span | undefined): readonly Entry[] {
  const beside = new Map<string, string>();
  const entries: Entry[] = [];
  const add = (all: readonly Finding[], areSuppressed: boolean): void => {
    for (const finding of all) {
      const span = move(finding.span);
      const sensitive = move(finding.sensitive);
      if (span !== undefined && sensitive !== undefined) {
        beside.set(finding.fingerprint, placeOf(span));
        entries.push({ finding: { ...finding, span, sensitive }, suppressed: areSuppressed, beside });
      }
    }
  };
  add(findings, false);
  add(suppressed, true);
  return entries;
}

function placed(problems: readonly Problem[], move: (span: Span) => Span | undefined): readonly Problem[] {
  return problems.flatMap((problem) => {
    const span = problem.span && move(problem.span);
    return problem.span === undefined ? [problem] : span === undefined ? [] : [{ ...problem, span }];
  });
}

function placeOf({ start, end }: Span): string {
  return `${String(start)} ${String(end)}`;
}
