import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { Candidate, Detector } from '../detector';
import { changeRate, isRepetition, wordiness } from '../shared/randomness';
import { literalIndexAt, stretches } from '../shared/stretches';

/** How session tokens begin, in base64: the same few bytes for each generation. */
const beginnings = ['IQoJb3JpZ2lu', 'FwoGZXIvYXdz', 'FQoGZXIvYXdz', 'FQoDYXdz', 'AQoDYXdz', 'FwoDYXdz'];
const shortest = 100;

const labelReach = 80;

/** Session tokens: the third part of temporary credentials. */
export const detector: Detector = {
  id: 'aws-session-token',
  title: message('AWS session token'),
  severity: 'error',
  kind: 'aws-credential',
  keywords: [
    ...beginnings.map((beginning) => beginning.toLowerCase()),
    ...['session', 'security'].flatMap((word) => ['', '_', '-', ' ', '.'].map((joint) => `${word}${joint}token`)),
  ],
  structural: true,
  priority: 85,
  glance: (text, hit) => /[A-Za-z0-9/+_%-]{60}/.test(text.slice(Math.max(0, hit.start - 4), hit.end + 300)),
  find,
  explain: () =>
    message(
      'Hard-coded AWS session token. With its access key, anyone who can read this file can act on your account until it expires. Remove it and use the default credential chain.',
    ),
};

function find(document: ParsedDocument): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const stretch of stretches(document)) {
    for (const { start, end } of tokenRuns(stretch.text)) {
      const value = stretch.text.slice(start, end);
      const structure = beginnings.some((beginning) => value.startsWith(beginning));
      const span = stretch.toSource({ start, end });
      const index = literalIndexAt(document, span);
      const literal = index === undefined ? undefined : document.literals[index];
      const before = stretch.text.slice(Math.max(0, start - labelReach), start);
      const named = isLabel(`${literal?.name.slice(-2).join('.') ?? ''} ${before}`);
      if ((!structure && !named) || !isTokenLike(value)) {
        continue;
      }
      candidates.push({
        span,
        value: new Secret(value),
        ...(literal && { literal }),
        confidence: structure ? 'high' : 'medium',
        evidence: structure
          ? message('It begins as AWS session tokens do and is long and random.')
          : message('It has the name of a session token and is long and random.'),
        facts: {},
      });
    }
  }
  return candidates;
}

/** Whether a text names a session token, however its words are joined. */
function isLabel(text: string): boolean {
  const flat = text.toLowerCase().replace(/[\s_.-]/g, '');
  return flat.includes('sessiontoken') || flat.includes('securitytoken');
}

/** The runs of base64 that are long enough, as they stand or percent-encoded as in a presigned URL. */
function tokenRuns(text: string): Span[] {
  const runs: Span[] = [];
  for (let start = 0; start < text.length; start += 1) {
    let end = start;
    while (end < text.length && isRunCharacter(text.charCodeAt(end))) {
      end += 1;
    }
    if (end - start >= shortest) {
      runs.push({ start: start + lead(text, start, end), end: withPadding(text, end) });
    }
    start = end;
  }
  return runs;
}

/** Letters, digits, `/ + - _` and the percent sign. */
function isRunCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 45 ||
    code === 95 ||
    code === 37
  );
}

/** How much of a run stands before the token: the letter of an escape, an encoded name. */
function lead(text: string, start: number, end: number): number {
  const head = text.slice(start, Math.min(end, start + 100));
  const known = beginnings
    .map((beginning) => head.indexOf(beginning))
    .find((index) => index > 0 && /%3D$|%22$|%26$/i.test(head.slice(0, index)));
  return known ?? (text.charAt(start - 1) === '\\' ? 1 : 0);
}

function withPadding(text: string, end: number): number {
  let last = end;
  while (last < end + 3 && text.charAt(last) === '=') {
    last += 1;
  }
  return last;
}

function isTokenLike(value: string): boolean {
  const sample = value.slice(0, 400);
  return (
    value.length >= shortest &&
    !/EXAMPLE/i.test(value) &&
    /[a-z]/.test(sample) &&
    /[A-Z]/.test(sample) &&
    /[0-9]/.test(sample) &&
    changeRate(sample) >= 0.35 &&
    wordiness(sample).rate < 0.6 &&
    !isRepetition(sample)
  );
}
