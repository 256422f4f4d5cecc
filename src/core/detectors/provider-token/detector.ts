import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate, Detector } from '../detector';
import { stretches } from '../shared/stretches';
import type { Stretch } from '../shared/stretches';
import type { FoundToken } from './find';
import { joinedFrom } from './joined';
import { isAnchor, keywords, tokensAtHit, tokensIn } from './search';

/** Tokens of third parties, recognised by the structure that each provider gives them, or by its name beside them. */
export const detector: Detector = {
  id: 'provider-token',
  title: message('Token of a service'),
  severity: 'error',
  kind: 'storable',
  keywords,
  structural: true,
  priority: 80,
  glance: (text, { start, end }) =>
    isAnchor(text, start, end) && (tokensAtHit(text, start, end).length > 0 || inRewritten(text, start, end)),
  find: (document) => stretches(document).flatMap((stretch) => candidatesIn(stretch)),
  explain,
};

/** Whether a token may begin at a hit that is whole only as its language reads it: concatenated, with escaped signs. */
function inRewritten(text: string, start: number, end: number): boolean {
  if (!broken.test(text.slice(start, start + 260))) {
    return false;
  }
  const meanings = joinedFrom(text, start);
  const before = text.slice(Math.max(0, start - 300), start);
  return (
    meanings === 'unreadable' ||
    meanings.some((meaning) => tokensAtHit(before + meaning, before.length, before.length + end - start).length > 0)
  );
}

const broken = /^[\w.~+/=%:-]{3,200}(?:["'`]\s{0,40}(?:[+.&"'`]|\|\||\\\n)|\\)/;

function candidatesIn(stretch: Stretch): Candidate[] {
  return tokensIn(stretch.text).map((found) => {
    const span = stretch.toSource(found.span);
    const literal = stretch.literalAt(span);
    return {
      span,
      value: new Secret(stretch.text.slice(found.span.start, found.span.end)),
      ...(literal && { literal }),
      confidence: found.named || found.checked === false ? 'medium' : 'high',
      ...(found.severity && { severity: found.severity }),
      evidence: evidenceOf(found),
      facts: { provider: found.provider, token: found.token },
    };
  });
}

function evidenceOf(found: FoundToken): Message {
  if (found.named) {
    return message(
      'The name of {0} stands beside it, and it is random and has the form of its tokens.',
      found.provider,
    );
  }
  return found.checked === true
    ? message('It has the structure of a token of {0}, and its checksum is right.', found.provider)
    : message('It has the structure of a token of {0}, and the rest of it is random.', found.provider);
}

function explain(candidate: Candidate): Message {
  const { provider = '', token = '' } = candidate.facts;
  return message(
    'Hard-coded {0} {1}. Anyone who can read this file can use it. Move it to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and revoke it at {0}.',
    provider,
    token,
  );
}
