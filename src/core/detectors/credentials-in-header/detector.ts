import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate, Detector } from '../detector';
import { surroundingsOf } from '../shared/context';
import { isUuid } from '../shared/shapes';
import { isRewritten, stretches } from '../shared/stretches';
import { matches } from '../../text/matches';
import type { Stretch } from '../shared/stretches';
import { basicAt, headerAt, secretHeaders, tokenBehind } from './parse';
import type { HeaderCredentials } from './parse';

const schemeWords = ['basic ', 'bearer ', 'token ', 'apikey ', 'bot ', 'geniekey ', 'ssws ', 'oauth ', 'api-token '];
const anyKeyword = new RegExp([...schemeWords, ...secretHeaders].join('|'), 'gi');

/** Credentials in HTTP headers: user and password of basic authentication, bearer tokens, headers that carry a key. */
export const detector: Detector = {
  id: 'credentials-in-header',
  title: message('Credentials in an HTTP header'),
  severity: 'error',
  kind: 'storable',
  keywords: [...schemeWords, ...secretHeaders],
  structural: true,
  priority: 60,
  glance: (text, hit) =>
    credentialsAt(text, hit.start, hit.end) !== undefined || mayBeConcatenated(text.slice(hit.end, hit.end + 40)),
  find,
  explain,
};

/** Whether only reading the literals shows what follows. */
function mayBeConcatenated(after: string): boolean {
  return /^[ \t]*["'`][ \t]*(?:[+.&\\]|\r?\n)/.test(after);
}

function find(document: ParsedDocument): readonly Candidate[] {
  const { test, documentation } = surroundingsOf(document);
  return stretches(document).flatMap((stretch, index) =>
    [...matches(anyKeyword, stretch.text)].flatMap((match) => {
      const found = credentialsAt(stretch.text, match.index, match.index + match[0].length);
      if (found === undefined) {
        return [];
      }
      // What people invent for a test opens nothing, and a UUID is what they take for an example.
      const invented =
        (test && !found.random) ||
        ((test || documentation) && isUuid(stretch.text.slice(found.span.start, found.span.end)));
      return invented ? [] : candidateOf(stretch, found, index > 0, test);
    }),
  );
}

function credentialsAt(text: string, start: number, end: number): HeaderCredentials | undefined {
  if (text.charAt(end - 1) !== ' ') {
    return headerAt(text, start, end);
  }
  return end - start === 6 && /^basic/i.test(text.slice(start, end)) ? basicAt(text, end) : tokenBehind(text, end);
}

function candidateOf(stretch: Stretch, found: HeaderCredentials, decoded: boolean, test: boolean): Candidate[] {
  const span = stretch.toSource(found.span);
  const literal = stretch.literalAt(span);
  // A literal with escapes or holes is read as what it means, not as it is written.
  if (!decoded && literal !== undefined && isRewritten(literal)) {
    return [];
  }
  return [
    {
      span,
      value: new Secret(stretch.text.slice(found.span.start, found.span.end)),
      ...(literal && { literal }),
      ...(test && { severity: 'warning' as const }),
      confidence: found.random && !test ? 'high' : 'medium',
      evidence: evidenceOf(found),
      facts: { scheme: found.scheme },
    },
  ];
}

function evidenceOf({ scheme }: HeaderCredentials): Message {
  return scheme === 'basic'
    ? message('It is the base64 of a user name and a password, in a header of basic authentication.')
    : message('It stands in a header that carries credentials ({0}), and it is random.', scheme);
}

function explain({ facts }: Candidate): Message {
  return facts['scheme'] === 'basic'
    ? message(
        'User name and password in a header of basic authentication: base64 hides nothing. Move the password to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and change it.',
      )
    : message(
        'Hard-coded credentials in an HTTP header ({0}). Anyone who can read this file can use them. Move them to AWS Secrets Manager or SSM Parameter Store, or take them from an environment variable, and replace them where they are valid.',
        facts['scheme'] ?? '',
      );
}
