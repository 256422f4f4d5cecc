import type { CustomPattern } from '../config/configuration';
import { patternFlags } from '../config/patterns';
import type { Candidate, Detector } from '../detectors/detector';
import { stretches } from '../detectors/shared/stretches';
import { matches } from '../text/matches';
import type { Stretch } from '../detectors/shared/stretches';
import { message } from '../text/message';
import { Secret } from '../text/secret';
import { overlaps } from '../text/span';
import type { Span } from '../text/span';

/** How far from a keyword a match may reach, in code units; whole lines are added up to that. */
const before = 1_000;
const after = 4_000;
/** Windows that meet become one, as long as it stays smaller than this. */
const largestWindow = 20_000;

/**
 * A detector made of a pattern of the configuration.
 *
 * The pattern is tried on the lines around each keyword only, so that the time stays linear in the text. A group named
 * `secret`, else the first group, else the whole match is the secret.
 */
export function customDetector(pattern: CustomPattern): Detector {
  const expression = new RegExp(pattern.pattern, `${patternFlags(pattern.ignoreCase)}d`);
  return {
    id: pattern.id,
    title: message('{0}', pattern.description),
    severity: pattern.severity,
    kind: 'storable',
    keywords: pattern.keywords,
    structural: true,
    // Above what is told by its name, below what only one structure has.
    priority: 45,
    find: (document) => stretches(document).flatMap((stretch) => findIn(stretch, expression, pattern)),
    explain: () =>
      message(
        'Hard-coded secret: {0}. The pattern “{1}” of .strongroom.json found it. Move it to a store and look it up at run time.',
        pattern.description,
        pattern.id,
      ),
  };
}

function findIn(stretch: Stretch, expression: RegExp, pattern: CustomPattern): Candidate[] {
  const candidates: Candidate[] = [];
  for (const window of windows(stretch.text, pattern.keywords)) {
    for (const match of matches(expression, stretch.text.slice(window.start, window.end))) {
      const inText = secretOf(match, window.start);
      if (inText.start === inText.end) {
        continue;
      }
      const span = stretch.toSource(inText);
      const literal = stretch.literalAt(span);
      candidates.push({
        span,
        value: new Secret(stretch.text.slice(inText.start, inText.end)),
        ...(literal && { literal }),
        confidence: 'high',
        evidence: message('It matches the pattern “{0}” of .strongroom.json.', pattern.id),
        facts: {},
      });
    }
  }
  return candidates;
}

/** The stretches of a text around its keywords, in order; those that meet are one. */
function windows(text: string, keywords: readonly string[]): readonly Span[] {
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const found: Span[] = [];
  for (const keyword of keywords) {
    for (let at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + keyword.length)) {
      found.push(windowAround(text, at, at + keyword.length));
    }
  }
  const merged: Span[] = [];
  for (const window of found.sort((left, right) => left.start - right.start)) {
    const last = merged.at(-1);
    if (last !== undefined && overlaps(last, window) && window.end - last.start <= largestWindow) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, window.end) };
    } else {
      merged.push(window);
    }
  }
  return merged;
}

/** The lines that a keyword stands in and the next three, as far as the reach goes. */
function windowAround(text: string, start: number, end: number): Span {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - before);
  let to = end;
  for (let lines = 0; lines < 4 && to < text.length; lines += 1) {
    const next = text.indexOf('\n', to);
    to = next < 0 ? text.length : next + 1;
  }
  return { start: from, end: Math.min(to, end + after, text.length) };
}

/** In the text, where the window begins at `offset`. */
function secretOf(match: RegExpExecArray, offset: number): Span {
  const [start, end] = match.indices?.groups?.['secret'] ??
    match.indices?.[1] ??
    match.indices?.[0] ?? [match.index, match.index + match[0].length];
  return { start: offset + start, end: offset + end };
}
