import { Secret } from '../../text/secret';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Candidate, Detector } from '../detector';
import { accountOf, findAccessKeyIds } from '../shared/accessKeyIds';
import { encodedStretches, idImages, isImage } from '../shared/base64Text';
import { joinedStretches } from '../shared/joinedText';
import { literalAt, stretches } from '../shared/stretches';
import type { Stretch } from '../shared/stretches';
import type { ParsedDocument } from '../../languages/document';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes */
const keyTypes: Readonly<Record<string, string>> = {
  AKIA: 'long-term',
  ASIA: 'temporary',
  ABIA: 'bearer token',
  ACCA: 'context-specific',
};

const prefixes = Object.keys(keyTypes).map((prefix) => prefix.toLowerCase());

/** Access key ids: the half of a key pair that names it, and tells whose it is. */
export const detector: Detector = {
  id: 'aws-access-key-id',
  title: message('AWS access key id'),
  severity: 'error',
  kind: 'aws-credential',
  keywords: [...prefixes, ...idImages.map((image) => image.toLowerCase())],
  structural: true,
  priority: 100,
  glance: (text, hit) =>
    prefixes.includes(text.slice(hit.start, hit.end).toLowerCase())
      ? findAccessKeyIds(text.slice(Math.max(0, hit.start - 64), hit.end + 80)).length > 0 ||
        isTakenApart(text, hit.end)
      : isImage(text, hit),
  find: (document) => [
    ...[...stretches(document), ...joinedStretches(document)].flatMap((stretch) =>
      candidates(document, stretch, false),
    ),
    ...encodedStretches(document).flatMap((stretch) => candidates(document, stretch, true)),
  ],
  explain,
};

/** Whether an id may go on in another string: `"AKIA…" + "…"`. */
function isTakenApart(text: string, end: number): boolean {
  return /^[A-Z2-7]{0,15}["'`][ \t]{0,20}(?:[+.&\\\r\n"'`]|<>)/.test(text.slice(end, end + 40));
}

function candidates(document: ParsedDocument, stretch: Stretch, encoded: boolean): Candidate[] {
  return findAccessKeyIds(stretch.text).map(({ id, start, end }): Candidate => {
    const span = stretch.toSource({ start, end });
    // What holds an id in base64 is not the id: it only lends its name.
    const literal = encoded ? undefined : stretch.literalAt(span);
    const name = encoded ? literalAt(document, span)?.name : undefined;
    const account = accountOf(id);
    return {
      span,
      value: new Secret(id),
      ...(literal && { literal }),
      ...(name && { name }),
      confidence: 'high',
      evidence: encoded
        ? message('It holds, in base64, what has the form of an AWS access key id.')
        : message('It has the form of an AWS access key id: a credential prefix and 16 characters of base32.'),
      facts: {
        keyType: keyTypes[id.slice(0, 4)] ?? 'unknown',
        ...(account !== undefined && { account }),
        ...(encoded && { encoding: 'base64' }),
      },
    };
  });
}

function explain(candidate: Candidate): Message {
  const id = candidate.value.toString();
  const account = candidate.facts['account'];
  if (candidate.facts['keyType'] === 'temporary') {
    return account === undefined
      ? message(
          'Hard-coded AWS access key ({0}, account unknown, temporary). Anyone who can read this file can use it, with its secret key and session token, until it expires. Remove it and use the default credential chain.',
          id,
        )
      : message(
          'Hard-coded AWS access key ({0}, account {1}, temporary). Anyone who can read this file can use it, with its secret key and session token, until it expires. Remove it and use the default credential chain.',
          id,
          account,
        );
  }
  return account === undefined
    ? message(
        'Hard-coded AWS access key ({0}, account unknown, {1}). Anyone who can read this file and its secret key can use it until it is deactivated. Remove it and use the default credential chain.',
        id,
        candidate.facts['keyType'] ?? '',
      )
    : message(
        'Hard-coded AWS access key ({0}, account {1}, {2}). Anyone who can read this file and its secret key can use it until it is deactivated. Remove it and use the default credential chain.',
        id,
        account,
        candidate.facts['keyType'] ?? '',
      );
}
