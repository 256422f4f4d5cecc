import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { Candidate, Detector } from '../detector';
import { encodedStretches, idImages, isImage } from '../shared/base64Text';
import { boundName } from '../shared/binding';
import { labelsOf } from '../shared/credentialLabels';
import { changeRate, isRepetition, wordiness } from '../shared/randomness';
import { joinedStretches } from '../shared/joinedText';
import { findTokenRuns, tokenKeywords } from '../shared/sessionTokens';
import { literalIndexAt, stretches } from '../shared/stretches';
import type { Stretch } from '../shared/stretches';

/** Of a token that only its name tells. In characters. */
const shortest = 100;
/** Of a token that begins as such do. In characters. */
const shortestKnown = 70;

/** Session tokens: the third part of temporary credentials. */
export const detector: Detector = {
  id: 'aws-session-token',
  title: message('AWS session token'),
  severity: 'error',
  kind: 'aws-credential',
  keywords: [
    ...tokenKeywords,
    ...['session', 'security'].flatMap((word) => ['', '_', '-', ' ', '.'].map((joint) => `${word}${joint}token`)),
    ...['aws_token', 'aws-token', 'awstoken', 'secretaccesskey'],
    ...['sessioncredentials', 'sessionawscredentials', 'staticcredentials', 'aws::credentials', 'provider "aws"'],
    ...idImages.map((image) => image.toLowerCase()),
  ],
  structural: true,
  priority: 85,
  glance: (text, hit) =>
    idImages.some((image) => image.length === hit.end - hit.start) && hit.end - hit.start <= 5
      ? isImage(text, hit)
      : /[A-Za-z0-9/+_%-]{40}/.test(text.slice(Math.max(0, hit.start - 4), hit.end + 300)),
  find: (document) =>
    [...stretches(document), ...joinedStretches(document), ...encodedStretches(document)].flatMap((stretch) =>
      candidates(document, stretch),
    ),
  explain: () =>
    message(
      'Hard-coded AWS session token. With its access key, anyone who can read this file can act on your account until it expires. Remove it and use the default credential chain.',
    ),
};

function candidates(document: ParsedDocument, stretch: Stretch): Candidate[] {
  return findTokenRuns(stretch.text).flatMap(({ start, end, value, known }): Candidate[] => {
    if (value.length < (known ? shortestKnown : shortest) || !isTokenLike(value)) {
      return [];
    }
    const span = stretch.toSource({ start, end });
    const index = literalIndexAt(document, span);
    if (!known && (isOtherToken(value) || !isNamed(document, stretch, { start, end }, index))) {
      return [];
    }
    const literal = stretch.literalAt(span);
    return [
      {
        span,
        value: new Secret(value),
        ...(literal && { literal }),
        confidence: known ? 'high' : 'medium',
        evidence: known
          ? message('It begins as AWS session tokens do and is long and random.')
          : message('It has the name of a session token and is long and random.'),
        facts: {},
      },
    ];
  });
}

/** JSON Web Tokens have a detector of their own; they and certificates are no session tokens of AWS. */
function isOtherToken(value: string): boolean {
  return /^(?:eyJ|MII|ssh-|AAAA)/.test(value);
}

/** Whether a name says that it is a session token of AWS: its own, or one shared with others in a text that speaks of AWS. */
function isNamed(document: ParsedDocument, stretch: Stretch, inText: Span, index: number | undefined): boolean {
  const name = index === undefined ? '' : boundName(document, index).slice(-2).join('.');
  const labels = [name, ...labelsOf(stretch.text, inText.start, inText.end)];
  return labels.some((label) => {
    const flat = label.toLowerCase().replace(/[\s_.-]/g, '');
    if (/aws(?:session|security)?token|amzsecuritytoken/.test(flat)) {
      return true;
    }
    if (/sessiontoken|securitytoken/.test(flat)) {
      return /aws|amazon|amz-|access_?key|secret_?key/i.test(stretch.text);
    }
    // What the instance metadata service calls it: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
    const around = stretch.text.slice(Math.max(0, inText.start - 400), inText.start);
    return (
      /(?:^|[^a-z])"?token\W{0,6}$/i.test(label) &&
      /SecretAccessKey|ASIA[A-Z2-7]{16}|provider "aws"[^}]{0,400}$/.test(around)
    );
  });
}

function isTokenLike(value: string): boolean {
  const sample = value.slice(0, 400);
  return (
    !/EXAMPLE|x{8}|\.\.\./i.test(value) &&
    /[a-z]/.test(sample) &&
    /[A-Z]/.test(sample) &&
    /[0-9]/.test(sample) &&
    changeRate(sample) >= 0.35 &&
    wordiness(sample).rate < 0.6 &&
    !isRepetition(sample)
  );
}
