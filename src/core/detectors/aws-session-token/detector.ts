import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate, Detector } from '../detector';
import { changeRate, isRepetition, wordiness } from '../shared/randomness';
import { literalIndexAt, matches, stretches } from '../shared/stretches';

/** How session tokens begin, in base64: the same few bytes for each generation. */
const beginnings = ['IQoJb3JpZ2lu', 'FwoGZXIvYXdz', 'FQoGZXIvYXdz', 'FQoDYXdz', 'AQoDYXdz', 'FwoDYXdz'];
const shortest = 100;

/** A run of base64, as it stands or percent-encoded as in a presigned URL. */
const run =
  /(?:(?<![A-Za-z0-9/+_%-])|(?<=\\[nrt]|%2F|%3D|%22|%26))(?:[A-Za-z0-9/+_-]|%2[BbFf]){100,}(?:%3[Dd]|=){0,3}/g;

const label = /session[\s_.-]{0,3}token|security[\s_.-]{0,3}token|sessiontoken|securitytoken/i;
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
    for (const match of matches(run, stretch.text)) {
      const value = match[0];
      const structure = beginnings.some((beginning) => value.startsWith(beginning));
      const span = stretch.toSource({ start: match.index, end: match.index + value.length });
      const index = literalIndexAt(document, span);
      const literal = index === undefined ? undefined : document.literals[index];
      const before = stretch.text.slice(Math.max(0, match.index - labelReach), match.index);
      const named = label.test(`${literal?.name.slice(-2).join('.') ?? ''} ${before}`);
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

/** Every pattern of this detector, for the proof that none backtracks. */
export const patterns: readonly RegExp[] = [run, label];
