import type { Configuration } from '../config/configuration';
import type { SourceText } from '../languages/document';
import type { Language } from '../languages/language';
import { changeBetween } from '../text/change';
import type { TextChange } from '../text/change';
import type { Span } from '../text/span';
import type { Finding, Problem, ScanResult } from './finding';

/**
 * So far from an edit a finding, or what may be one, is not taken for touched by it. In UTF-16 code units; what a first
 * look at a place reads of its surroundings is less.
 */
const reach = 500;
/** A larger edit is none that someone types. In UTF-16 code units. */
const largestEdit = 4_096;
const mostText = 1_048_576;
const mostDocuments = 16;

/** One version of a document, and what was found in it. */
export interface ScannedVersion {
  readonly source: SourceText;
  readonly language: Language;
  readonly configuration: Configuration;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly result: ScanResult;
}

/**
 * What was found in a version of a document, as it stands in the next one, where that differs from it far from all
 * findings; undefined where it does not, or more than the text did change. Provisional: an edit may matter from afar, as
 * where it opens a comment.
 *
 * @param mayMatter whether something in a stretch of the next version may be a finding, or concern one.
 */
export function carriedOver(
  before: ScannedVersion,
  next: Omit<ScannedVersion, 'result'>,
  mayMatter: (stretch: Span) => boolean,
): ScanResult | undefined {
  if (
    before.language !== next.language ||
    before.source.path !== next.source.path ||
    before.today !== next.today ||
    !isSame(before.configuration, next.configuration)
  ) {
    return undefined;
  }
  const change = changeBetween(before.source.text, next.source.text);
  const { start, oldEnd, newEnd } = change;
  if (Math.max(oldEnd, newEnd) - start > largestEdit) {
    return undefined;
  }
  const findings = movedAll(before.result.findings, change);
  const suppressed = movedAll(before.result.suppressed, change);
  const problems = before.result.problems.map((problem) => movedProblem(problem, change));
  if (findings === undefined || suppressed === undefined || problems.includes(undefined)) {
    return undefined;
  }
  const stretch = { start: Math.max(0, start - reach), end: Math.min(next.source.text.length, newEnd + reach) };
  return mayMatter(stretch)
    ? undefined
    : {
        findings,
        suppressed,
        problems: problems.filter((problem) => problem !== undefined),
        provisional: true,
      };
}

function isSame(one: Configuration, other: Configuration): boolean {
  // From another thread an equal one comes with each version.
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function movedAll(findings: readonly Finding[], change: TextChange): readonly Finding[] | undefined {
  const moved: Finding[] = [];
  for (const finding of findings) {
    const span = movedSpan(finding.span, change);
    const sensitive = movedSpan(finding.sensitive, change);
    if (span === undefined || sensitive === undefined) {
      return undefined;
    }
    moved.push({ ...finding, span, sensitive });
  }
  return moved;
}

function movedProblem(problem: Problem, change: TextChange): Problem | undefined {
  if (problem.span === undefined) {
    return problem;
  }
  const span = movedSpan(problem.span, change);
  return span && { ...problem, span };
}

/** Where a span of the version before stands in the next; undefined where it is too near to what changed. */
function movedSpan({ start, end }: Span, change: TextChange): Span | undefined {
  if (end + reach <= change.start) {
    return { start, end };
  }
  const shift = change.newEnd - change.oldEnd;
  return start >= change.oldEnd + reach ? { start: start + shift, end: end + shift } : undefined;
}

/** The last version of each document that someone works on, those used last; bounded. */
export class ScannedVersions {
  readonly #kept = new Map<string, ScannedVersion>();
  #text = 0;

  get(document: string): ScannedVersion | undefined {
    return this.#kept.get(document);
  }

  delete(document: string): void {
    this.#text -= this.#kept.get(document)?.source.text.length ?? 0;
    this.#kept.delete(document);
  }

  put(document: string, version: ScannedVersion): void {
    this.delete(document);
    this.#kept.set(document, version);
    this.#text += version.source.text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#text <= mostText && this.#kept.size <= mostDocuments) {
        break;
      }
      this.delete(oldest);
    }
  }
}
