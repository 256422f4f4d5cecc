import type { Configuration } from '../config/configuration';
import type { SourceText } from '../languages/document';
import type { Language } from '../languages/language';
import { changeBetween } from '../text/change';
import type { TextChange } from '../text/change';
import type { Span } from '../text/span';
import type { Finding, Problem, ScanResult } from './finding';
import { movedSpan } from './movedSpan';

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
 * What changed from one version of a document to the next, where that is all that changed and so little that someone may
 * have typed it.
 */
export function smallChange(before: ScannedVersion, next: Omit<ScannedVersion, 'result'>): TextChange | undefined {
  if (
    before.language !== next.language ||
    before.source.path !== next.source.path ||
    before.today !== next.today ||
    !isSame(before.configuration, next.configuration)
  ) {
    return undefined;
  }
  const change = changeBetween(before.source.text, next.source.text);
  return Math.max(change.oldEnd, change.newEnd) - change.start > largestEdit ? undefined : change;
}

/** What a change may touch of the next version of a text. */
export function stretchAround({ start, newEnd }: TextChange, text: string): Span {
  return { start: Math.max(0, start - reach), end: Math.min(text.length, newEnd + reach) };
}

/**
 * What was found in a version of a document, as it stands in the next one, where that differs from it far from all
 * findings; undefined where it does not. Provisional: an edit may matter from afar, as where it opens a comment.
 */
export function carriedOver(before: ScanResult, change: TextChange): ScanResult | undefined {
  const findings = movedAll(before.findings, change);
  const suppressed = movedAll(before.suppressed, change);
  const problems = before.problems.map((problem) => movedProblem(problem, change));
  return findings === undefined || suppressed === undefined || problems.includes(undefined)
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
    const span = movedSpan(finding.span, change, reach);
    const sensitive = movedSpan(finding.sensitive, change, reach);
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
  const span = movedSpan(problem.span, change, reach);
  return span && { ...problem, span };
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
