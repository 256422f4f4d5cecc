import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { Candidate, Confidence, Detector } from '../detector';
import { findAccessKeyIds } from '../shared/accessKeyIds';
import { boundName } from '../shared/binding';
import { changeRate, isRepetition, isSequence, wordiness } from '../shared/randomness';
import { literalIndexAt, matches, stretches } from '../shared/stretches';
import type { Stretch } from '../shared/stretches';

/** 40 characters of base64 that belong to nothing longer. It may begin with `/` or `+`. */
const pattern = /(?:(?<![A-Za-z0-9/+_-])|(?<=\\[nrt]))[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/g;

/** Whether a label is one that only AWS secret access keys have, one that they share with others, or neither. */
function strengthOfLabel(label: string): NameStrength {
  const flat = label.toLowerCase().replace(/[\s_.-]/g, '');
  if (flat.includes('secretaccesskey') || (flat.includes('secret') && /aws|s3/.test(flat))) {
    return 'own';
  }
  return /secret(?:access|key)|accesssecret/.test(flat) || /(?:^|[^a-z])secret(?![a-z])/i.test(label)
    ? 'shared'
    : 'none';
}

const amazon = /aws|amazon|\bs3\b|boto|dynamo|lambda|minio|accesskeyid|access_key_id/i;

/** In code units: a key id so near that what looks like its secret key is one. */
const pairReach = 600;
/** How far before a value its name is looked for in text that no language reads. */
const labelReach = 120;

/** Secret access keys: the half of a key pair that opens. */
export const detector: Detector = {
  id: 'aws-secret-access-key',
  title: message('AWS secret access key'),
  severity: 'error',
  kind: 'aws-credential',
  keywords: ['secret', 'akia', 'asia', 'abia', 'acca'],
  structural: true,
  priority: 90,
  glance: (text, hit) => looksNear(text, hit),
  find,
  explain: () =>
    message(
      'Hard-coded AWS secret access key. With its access key id, anyone who can read this file can act on your account until the key is deactivated. Remove it and use the default credential chain.',
    ),
};

function looksNear(text: string, hit: Span): boolean {
  // A key id has its secret near on either side; a name has its value after it, rarely before.
  const named = hit.end - hit.start > 4;
  const around = text.slice(Math.max(0, hit.start - (named ? 200 : pairReach)), hit.end + (named ? 300 : pairReach));
  for (const match of matches(pattern, around)) {
    if (isKeyLike(match[0], true)) {
      return true;
    }
  }
  // Escapes (`\/`, `\u002b`) and concatenations break the run: leave those to the literals.
  const label = text.slice(Math.max(0, hit.start - 20), hit.end + 30);
  return (
    strengthOfLabel(label) === 'own' &&
    /\\(?:\/|u00|x2)|["']\s{0,20}[+.]?\s{0,20}["']/.test(text.slice(hit.end, hit.end + 200))
  );
}

function find(document: ParsedDocument): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const stretch of stretches(document)) {
    const ids = findAccessKeyIds(stretch.text);
    let nearest = 0;
    for (const match of matches(pattern, stretch.text)) {
      const start = match.index;
      const end = start + match[0].length;
      while (nearest < ids.length && (ids[nearest]?.end ?? 0) < start - pairReach) {
        nearest += 1;
      }
      if (!isKeyLike(match[0], true)) {
        continue;
      }
      const near = (ids[nearest]?.start ?? Infinity) < end + pairReach;
      const candidate = judge(document, stretch, { start, end }, match[0], near);
      if (candidate !== undefined) {
        candidates.push(candidate);
      }
    }
  }
  return candidates;
}

/**
 * Whether 40 characters look drawn at random from base64, rather than being a path, a digest, a number or a name.
 *
 * @param named where the name says it already, only the unmistakable is turned away.
 */
function isKeyLike(value: string, named: boolean): boolean {
  return (
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    (/[0-9/+]/.test(value) || (named && wordiness(value).rate < 0.5)) &&
    changeRate(value) >= (named ? 0.2 : 0.36) &&
    wordiness(value).rate < (named ? 0.85 : 0.72) &&
    !/EXAMPLE/i.test(value) &&
    !isSequence(value) &&
    !isRepetition(value) &&
    new Set(value).size >= 13
  );
}

function judge(
  document: ParsedDocument,
  stretch: Stretch,
  inText: Span,
  value: string,
  nearId: boolean,
): Candidate | undefined {
  const span = stretch.toSource(inText);
  const index = literalIndexAt(document, span);
  const literal = index === undefined ? undefined : document.literals[index];
  const named = strengthOf(document, stretch, inText, index);
  const confidence =
    named === 'own' || isKeyLike(value, false) ? weigh(named, nearId, stretch.text, inText) : undefined;
  if (confidence === undefined || (literal !== undefined && isPartOfMore(literal, value))) {
    return undefined;
  }
  return {
    span,
    value: new Secret(value),
    ...(literal && { literal }),
    confidence,
    evidence: evidence(named, nearId),
    facts: {},
  };
}

function weigh(named: NameStrength, nearId: boolean, text: string, inText: Span): Confidence | undefined {
  if (named === 'own') {
    return 'high';
  }
  if (nearId) {
    return named === 'shared' ? 'high' : isInEncodedLines(text, inText) ? undefined : 'medium';
  }
  return named === 'shared' && amazon.test(text.slice(Math.max(0, inText.start - pairReach), inText.end + pairReach))
    ? 'medium'
    : undefined;
}

type NameStrength = 'own' | 'shared' | 'none';

function strengthOf(document: ParsedDocument, stretch: Stretch, inText: Span, index: number | undefined): NameStrength {
  const literal = index === undefined ? undefined : document.literals[index];
  const name = index === undefined ? '' : boundName(document, index).join('.');
  const isWhole = literal !== undefined && literal.text.length <= 60 && document.language.id !== 'plaintext';
  const label = isWhole && name !== '' ? name : `${name} ${labelBefore(stretch.text, inText.start)}`;
  return strengthOfLabel(label);
}

/** The text before a value that may name it: its own line, or the line before where nothing but signs stands on its own. */
function labelBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - labelReach), start);
  const lineStart = before.lastIndexOf('\n');
  const line = before.slice(lineStart + 1);
  if (/[A-Za-z]/.test(line) || lineStart < 0) {
    return lastWords(line);
  }
  return lastWords(before.slice(before.lastIndexOf('\n', lineStart - 1) + 1));
}

/** What stands between a value and another value before it. */
function lastWords(line: string): string {
  const other = runsOf(line).findLast((run) => run.length >= 36);
  return other === undefined ? line : line.slice(line.lastIndexOf(other) + other.length);
}

/** Whether the text around is encoded data too: a certificate, an image. */
function isInEncodedLines(text: string, inText: Span): boolean {
  const before = runsOf(text.slice(Math.max(0, inText.start - 90), inText.start)).at(-1);
  const after = runsOf(text.slice(inText.end, inText.end + 90))[0];
  return [before, after].some((run) => run !== undefined && run.length >= 40);
}

/** The runs of base64 characters in a text; single letters are those of escapes. */
function runsOf(text: string): readonly string[] {
  return text.split(/[^A-Za-z0-9/+=]/).filter((run) => run.length > 1);
}

/** Whether the run is a stretch of a longer text that only happens to be cut there: words around it without a label. */
function isPartOfMore(literal: Literal, value: string): boolean {
  return /^(?:data:|sha\d{3}-)/.test(literal.text) && literal.text.length > value.length;
}

function evidence(named: NameStrength, nearId: boolean): Message {
  if (named === 'none') {
    return message('It has the form of an AWS secret access key and stands next to an access key id.');
  }
  return nearId
    ? message('It has the form and the name of an AWS secret access key and stands next to an access key id.')
    : message('It has the form and the name of an AWS secret access key.');
}
