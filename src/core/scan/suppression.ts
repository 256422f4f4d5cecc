import { literalAt } from '../detectors/shared/stretches';
import type { Configuration } from '../config/configuration';
import type { ParsedDocument } from '../languages/document';
import type { LineIndex } from '../text/lines';
import { message } from '../text/message';
import type { Span } from '../text/span';
import { commentPlace } from './commentPlace';
import type { Finding, Problem } from './finding';

/** An inline comment that silences findings. */
interface Marker {
  readonly span: Span;
  /** The line it silences, counted from 1. */
  readonly line: number;
  /** Undefined: every detector. */
  readonly detectors: ReadonlySet<string> | undefined;
  /** Whether it is ours and stands in what is surely a comment, so that it is worth a word where it silences nothing. */
  readonly own: boolean;
}

/** What our own comments begin with. */
export const ownMark = 'strongroom-ignore';

/** What other tools call the same thing: whether it is for the next line, and what must follow where rules are named. */
const foreign: readonly { readonly mark: RegExp; readonly next?: true; readonly then?: RegExp }[] = [
  { mark: /gitleaks:allow/gi },
  { mark: /pragma:\s?(?:allow|white)list[ -]nextline[ -]secret/gi, next: true },
  { mark: /pragma:\s?(?:allow|white)list[ -]secret/gi },
  { mark: /trufflehog:ignore/gi },
  { mark: /ggignore\b/gi },
  { mark: /ggshield:ignore/gi },
  { mark: /\bnosecret\b/gi },
  // Bandit and Ruff: B105 to B107 and S105 to S107 are the rules for passwords.
  { mark: /(?:#|\/\/)\s?nosec\b/g, then: /^\s*$|^\s+B10[567]\b/ },
  { mark: /\bnoqa:/g, then: /\bS10[567]\b/ },
  { mark: /secretlint-disable-next-line/g, next: true },
  { mark: /secretlint-disable-line/g },
  { mark: /(?:eslint|oxlint)-disable-next-line/g, next: true, then: /\bno-secrets\b/ },
  { mark: /(?:eslint|oxlint)-disable-line/g, then: /\bno-secrets\b/ },
  { mark: /biome-ignore lint\/security\/noSecrets/g, next: true },
  { mark: /DevSkim: ignore DS\d/g },
];

const ours = /strongroom-ignore(-next-line)?(?![\w-])[ \t]?([^\r\n]{0,200})/g;

/** The findings that stay, those that are silenced, and what is wrong with the comments and allowances that should do so. */
export function suppress(
  findings: readonly Finding[],
  document: ParsedDocument,
  configuration: Configuration,
  today: string,
  knownDetectors: ReadonlySet<string>,
  lines: LineIndex,
): { findings: Finding[]; suppressed: Finding[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const markers = markersByLine(document, lines, knownDetectors, problems);
  const allowed = allowedFingerprints(findings, configuration, today, problems);
  const kept: Finding[] = [];
  const suppressed: Finding[] = [];
  const used = new Set<Marker>();
  for (const finding of findings) {
    const marks = marksOf(finding, document, lines, markers);
    for (const mark of marks) {
      used.add(mark);
    }
    (allowed.has(finding.fingerprint) || marks.length > 0 ? suppressed : kept).push(finding);
  }
  problems.push(...unused(markers, used, configuration));
  return { findings: kept, suppressed, problems };
}

/** The comments that silence a finding. */
function marksOf(
  finding: Finding,
  document: ParsedDocument,
  lines: LineIndex,
  markers: ReadonlyMap<number, readonly Marker[]>,
): readonly Marker[] {
  if (markers.size === 0) {
    return [];
  }
  return linesOf(finding, document, lines).flatMap((line) =>
    (markers.get(line) ?? []).filter(
      (marker) =>
        (marker.detectors === undefined || marker.detectors.has(finding.detector)) &&
        !isWithin(marker.span, finding.sensitive),
    ),
  );
}

/** A hint for each comment of ours that silences nothing, unless it is for detectors that are turned off. */
function unused(
  markers: ReadonlyMap<number, readonly Marker[]>,
  used: ReadonlySet<Marker>,
  configuration: Configuration,
): readonly Problem[] {
  const isOff = (detector: string): boolean => configuration.detectors[detector] === 'off';
  return [...markers.values()]
    .flat()
    .filter(
      (marker) =>
        marker.own && !used.has(marker) && !(marker.detectors !== undefined && [...marker.detectors].every(isOff)),
    )
    .map(({ span }) => ({
      kind: 'unused-suppression',
      span,
      message: message('This comment silences nothing any more and can go.'),
    }));
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The lines that a comment for a finding may refer to: where it begins and ends, and where the literal around it does. */
function linesOf(finding: Finding, document: ParsedDocument, lines: LineIndex): readonly number[] {
  const around = literalAt(document, finding.span)?.outer ?? finding.span;
  const first = lines.at(around.start).line;
  const last = lines.at(Math.max(around.start, around.end - 1)).line;
  const own = [lines.at(finding.span.start).line, lines.at(Math.max(finding.span.start, finding.span.end - 1)).line];
  return [...new Set([...own, first, last, commentPlace(document, finding.span, lines).line])];
}

function markersByLine(
  document: ParsedDocument,
  lines: LineIndex,
  knownDetectors: ReadonlySet<string>,
  problems: Problem[],
): Map<number, Marker[]> {
  const byLine = new Map<number, Marker[]>();
  const add = (marker: Marker): void => {
    byLine.set(marker.line, [...(byLine.get(marker.line) ?? []), marker]);
  };
  const { source } = document;
  for (const match of source.includes(ownMark) ? source.matchAll(ours) : []) {
    const span = { start: match.index, end: match.index + match[0].length };
    const line = lines.at(match.index).line;
    const detectors = inComment(document, span.start)
      ? detectorsOf(match[2] ?? '', knownDetectors, span, problems)
      : undefined;
    if (detectors !== undefined) {
      add({
        span,
        line: match[1] === undefined ? line : nextLine(source, lines, line),
        detectors: detectors === 'all' ? undefined : detectors,
        own: isKnownComment(document, span.start),
      });
    }
  }
  for (const { mark, next, then } of foreign) {
    for (const match of source.matchAll(mark)) {
      if (then !== undefined && !then.test(restOfLine(source, match.index + match[0].length))) {
        continue;
      }
      const span = { start: match.index, end: match.index + match[0].length };
      const line = lines.at(match.index).line;
      if (inComment(document, span.start)) {
        add({
          span,
          line: next ? nextLine(source, lines, line) : line,
          detectors: undefined,
          own: false,
        });
      }
    }
  }
  return byLine;
}

function restOfLine(source: string, offset: number): string {
  return source.slice(offset, offset + 100).split(/[\r\n]/, 1)[0] ?? '';
}

/** Whether an offset lies in a comment; where a text's comments are not known, anywhere counts. */
function inComment(document: ParsedDocument, offset: number): boolean {
  return (
    document.language.id === 'plaintext' ||
    (document.tree === undefined && document.comments.length === 0) ||
    isKnownComment(document, offset)
  );
}

/** Whether an offset lies in what the document's language calls a comment. */
function isKnownComment({ comments }: ParsedDocument, offset: number): boolean {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const comment = comments[low - 1];
  return comment !== undefined && offset < comment.end;
}

/** The line below, passing over further comments for it. */
function nextLine(source: string, lines: LineIndex, line: number): number {
  let next = line + 1;
  while (
    next < lines.count &&
    /strongroom-ignore-next-line/.test(source.slice(lines.startOf(next), lines.startOf(next + 1)))
  ) {
    next += 1;
  }
  return next;
}

/** `aws-access-key-id, private-key: reason`, `[private-key]: reason`, `: reason`, or nothing. Undefined: not valid. */
function detectorsOf(
  text: string,
  knownDetectors: ReadonlySet<string>,
  span: Span,
  problems: Problem[],
): ReadonlySet<string> | 'all' | undefined {
  const colon = text.indexOf(':');
  const head = (colon < 0 ? text : text.slice(0, colon)).split(/\*\/|-->/, 1)[0]?.trim() ?? '';
  const names = head
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  if (names.length === 0) {
    return 'all';
  }
  const known = names.filter((name) => knownDetectors.has(name));
  if (known.length === names.length) {
    return new Set(known);
  }
  if (known.length === 0 && colon < 0) {
    return 'all';
  }
  const wrong = names.find((name) => !knownDetectors.has(name)) ?? '';
  problems.push({
    kind: 'suppression',
    span,
    message: message(
      'This comment silences nothing: there is no detector “{0}”. Write strongroom-ignore-next-line, a detector’s id or none, a colon and a reason.',
      wrong.slice(0, 40),
    ),
  });
  return undefined;
}

function allowedFingerprints(
  findings: readonly Finding[],
  configuration: Configuration,
  today: string,
  problems: Problem[],
): ReadonlySet<string> {
  const present = new Set(findings.map((finding) => finding.fingerprint));
  const allowed = new Set<string>();
  for (const { fingerprint, reason, expires } of configuration.allow) {
    if (!present.has(fingerprint)) {
      continue;
    }
    if (expires === undefined || expires >= today) {
      allowed.add(fingerprint);
    } else {
      problems.push({
        kind: 'suppression',
        message: message('The allowance “{0}” expired on {1}; its finding is reported again.', reason, expires),
      });
    }
  }
  return allowed;
}
