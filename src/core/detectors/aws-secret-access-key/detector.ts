import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { Candidate, Confidence, Detector } from '../detector';
import { findAccessKeyIds } from '../shared/accessKeyIds';
import { speaksOfAmazon } from '../shared/amazonMentions';
import { encodedStretches, idImages, isImage, labelImages } from '../shared/base64Text';
import { boundName } from '../shared/binding';
import { labelsOf, strengthOf } from '../shared/credentialLabels';
import type { LabelStrength } from '../shared/credentialLabels';
import { joinedStretches } from '../shared/joinedText';
import { findKeyRuns, holdsRun, isKeyLike } from '../shared/secretAccessKeys';
import type { KeyRun } from '../shared/secretAccessKeys';
import { literalIndexAt, stretches } from '../shared/stretches';
import type { Stretch } from '../shared/stretches';

/** In code units: a key id so near that what looks like its secret key is one. */
const pairReach = 600;

/** In code units: what two names of secret keys differ in length by. */
const asNear = 16;

const words = [
  ...['secret', 'credential', 'sec_key', 'sec-key', 'seckey'],
  ...['awskey', 'aws_key', 'aws-key', 'aws_access', 'awsaccess', 'aws_pass', 'awspass', 'aws_priv', 'awspriv'],
  ...['boto3.session(', 'boto.connect_', 's3connection(', 'connect_to_region(', 'erlcloud_'],
];
const prefixes = ['akia', 'asia', 'abia', 'acca'];

/** Secret access keys: the half of a key pair that opens. */
export const detector: Detector = {
  id: 'aws-secret-access-key',
  title: message('AWS secret access key'),
  severity: 'error',
  kind: 'aws-credential',
  keywords: [...words, ...prefixes, ...[...idImages, ...labelImages].map((image) => image.toLowerCase())],
  structural: true,
  priority: 90,
  glance: mayBeNear,
  find,
  explain: () =>
    message(
      'Hard-coded AWS secret access key. With its access key id, anyone who can read this file can act on your account until the key is deactivated. Remove it and use the default credential chain.',
    ),
};

function mayBeNear(text: string, hit: Span): boolean {
  const keyword = text.slice(hit.start, hit.end).toLowerCase();
  const named = words.includes(keyword);
  if (!named && !prefixes.includes(keyword)) {
    return isImage(text, hit);
  }
  // A key id has its secret near on either side; a name has its value after it, rarely before.
  const from = Math.max(0, hit.start - (named ? 200 : pairReach));
  const to = Math.min(text.length, hit.end + (named ? 300 : pairReach));
  if (holdsRun(text, from, to) && findKeyRuns(text.slice(from, to)).length > 0) {
    return true;
  }
  // Escapes (`\/`, `\u002b`) and concatenations break the run: leave those to the literals.
  const behind = text.slice(hit.end, hit.end + 200);
  const rewritten = /\\(?:\/|u00|x2)|["'`]\s{0,20}[+.&\\]?\s{0,20}["'`]/.test(behind);
  const joined = isJoinedRun(behind);
  if (!rewritten && !joined) {
    return false;
  }
  const strength = strengthOf(text.slice(Math.max(0, hit.start - 20), hit.end + 30));
  return (strength === 'own' && rewritten) || (strength === 'shared' && joined);
}

/** What stands between two strings that are one. */
const seam = /(["'`])\s{0,40}[+.&~<_\\]{0,2}\s{0,40}[a-zA-Z@$]{0,2}\1/g;

/** Whether the pieces of something that is put together have the form of a key. */
function isJoinedRun(behind: string): boolean {
  const joined = behind.replace(seam, '');
  return joined.length < behind.length && holdsRun(joined, 0, joined.length) && findKeyRuns(joined).length > 0;
}

/** What has the form of a secret access key, with what its name says and the nearest access key id. */
interface Sighting {
  readonly stretch: Stretch;
  readonly run: KeyRun;
  readonly span: Span;
  readonly index: number | undefined;
  readonly named: LabelStrength;
  readonly id: Span | undefined;
}

function find(document: ParsedDocument): readonly Candidate[] {
  const all = [...stretches(document), ...joinedStretches(document), ...encodedStretches(document)];
  const ids = all
    .flatMap((stretch) => findAccessKeyIds(stretch.text).map((id) => stretch.toSource(id)))
    .sort((left, right) => left.start - right.start);
  const ofAmazon = speaksOfAmazon(document.source) || speaksOfAmazon(document.path ?? '');
  const sightings = all.flatMap((stretch) => {
    let first = 0;
    return findKeyRuns(stretch.text).map((run): Sighting => {
      const span = stretch.toSource(run);
      if (stretch !== all[0]) {
        first = 0;
      }
      while (first < ids.length && (ids[first]?.end ?? 0) < span.start - pairReach) {
        first += 1;
      }
      const index = literalIndexAt(document, span);
      const named = nameStrength(document, stretch, run, index);
      return { stretch, run, span, index, named, id: nearestOf(ids, first, span) };
    });
  });
  return sightings.flatMap(
    (sighting) => judge(document, sighting, isTaken(document.source, sighting, sightings), ofAmazon) ?? [],
  );
}

/** The id that stands nearest to something, within reach. */
function nearestOf(ids: readonly Span[], from: number, span: Span): Span | undefined {
  let nearest: Span | undefined;
  for (let index = from; index < ids.length; index += 1) {
    const id = ids[index];
    if (id === undefined || id.start >= span.end + pairReach) {
      break;
    }
    if (nearest === undefined || distance(id, span) < distance(nearest, span)) {
      nearest = id;
    }
  }
  return nearest;
}

/**
 * Whether the access key id that something stands near has its secret key already, which is called that and stands as
 * near: a `SECRET_KEY` of the program itself stands beside the keys of AWS, too.
 */
function isTaken(source: string, { named, id, span }: Sighting, sightings: readonly Sighting[]): boolean {
  return (
    named !== 'own' &&
    id !== undefined &&
    source.slice(Math.min(id.end, span.end), Math.max(id.start, span.start)).includes('\n') &&
    sightings.some(
      (other) => other.named === 'own' && other.id === id && distance(other.span, id) <= distance(span, id) + asNear,
    )
  );
}

function distance(left: Span, right: Span): number {
  return Math.max(left.start - right.end, right.start - left.end, 0);
}

function judge(
  document: ParsedDocument,
  { stretch, run, span, index, named, id }: Sighting,
  taken: boolean,
  ofAmazon: boolean,
): Candidate | undefined {
  const nearId = id !== undefined;
  const literal = index === undefined ? undefined : document.literals[index];
  // A stretch that only happens to be cut there: of a digest, of embedded data.
  if (literal !== undefined && literal.text.length > run.value.length && /^(?:data:|sha\d{3}-)/.test(literal.text)) {
    return undefined;
  }
  const confidence = taken ? undefined : weigh(named, nearId, stretch.text, run, ofAmazon);
  if (confidence === undefined) {
    return undefined;
  }
  const own = run.form === 'plain' && stretch.literalAt(span) !== undefined ? literal : undefined;
  return {
    span,
    value: new Secret(run.value),
    ...(own === undefined ? literal && { name: literal.name } : { literal: own }),
    confidence,
    evidence: evidence(named, nearId),
    facts: {},
  };
}

function weigh(
  named: LabelStrength,
  nearId: boolean,
  text: string,
  run: KeyRun,
  ofAmazon: boolean,
): Confidence | undefined {
  if (named === 'other' || (named !== 'own' && (!isKeyLike(run.value, false) || run.form === 'padded'))) {
    return undefined;
  }
  if (named === 'own') {
    return 'high';
  }
  if (nearId) {
    return named === 'shared' ? 'high' : isInEncodedLines(text, run) ? undefined : 'medium';
  }
  if (named !== 'shared' || isInEncodedLines(text, run)) {
    return undefined;
  }
  // Hardly anything else that is called a secret key has these signs and this length.
  return ofAmazon || /[/+]/.test(run.value) ? 'medium' : undefined;
}

/** What the name says: the one a language reads, and what stands before the value in any syntax. */
function nameStrength(
  document: ParsedDocument,
  stretch: Stretch,
  run: KeyRun,
  index: number | undefined,
): LabelStrength {
  const literal = index === undefined ? undefined : document.literals[index];
  const path = index === undefined ? [] : boundName(document, index);
  const name = strengthOf(path.join('.'));
  const isWhole = literal !== undefined && literal.text.length <= 60 && document.language.id !== 'plaintext';
  if (isWhole && (name === 'own' || name === 'other')) {
    return name;
  }
  const texts = labelsOf(stretch.text, run.start, run.end).map(strengthOf);
  const strengths = [name, ...texts];
  return (['own', 'shared', 'other'] as const).find((strength) => strengths.includes(strength)) ?? 'none';
}

/** Whether the lines around are encoded data too: a certificate, an image. */
function isInEncodedLines(text: string, inText: Span): boolean {
  let from = inText.start;
  while (from > inText.start - 24 && from > 0 && isBreak(text.charAt(from - 1))) {
    from -= 1;
  }
  let to = inText.end;
  while (to < inText.end + 24 && isBreak(text.charAt(to))) {
    to += 1;
  }
  return (
    (text.slice(from, inText.start).includes('\n') && line.test(text.slice(Math.max(0, from - 40), from))) ||
    (text.slice(inText.end, to).includes('\n') && line.test(text.slice(to, to + 40)))
  );
}

const line = /^[A-Za-z0-9/+=]{40}$/;

/** What may stand between two lines of one text, in code and elsewhere. */
function isBreak(character: string): boolean {
  return character !== '' && `"' \t\r\n\\.`.includes(character);
}

function evidence(named: LabelStrength, nearId: boolean): Message {
  if (named === 'none') {
    return message('It has the form of an AWS secret access key and stands next to an access key id.');
  }
  return nearId
    ? message('It has the form and the name of an AWS secret access key and stands next to an access key id.')
    : message('It has the form and the name of an AWS secret access key.');
}
