import type { ParsedDocument } from '../../languages/document';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate, Detector } from '../detector';
import { isTestAt, surroundingsOf } from '../shared/context';
import { stretches } from '../shared/stretches';
import { encodedTokenAt, findWebTokens, isSpecimen, webTokenAt } from './parse';
import type { WebToken } from './parse';

/** The same in base64 once more, as a Secret of Kubernetes holds it. */
const encodedKeywords = ['zxlk', 'zxlb'];

/** JSON Web Tokens, read as far as that goes without their keys: whoever has one is let in until it expires. */
export const detector: Detector = {
  id: 'json-web-token',
  title: message('JSON Web Token'),
  severity: 'warning',
  kind: 'storable',
  // The base64 of a header's beginning: `{"alg"`, `{"typ"`, `{"kid"`, `{"cty"`, `{"enc"`, `{"jku"`, `{"x5t"`, `{ "`, `{⏎`.
  keywords: [
    'eyjh',
    'eyj0',
    'eyjr',
    'eyjj',
    'eyjl',
    'eyjq',
    'eyj4',
    'eyai',
    'ewog',
    'ewoj',
    'ewoi',
    'ew0k',
    ...encodedKeywords,
  ],
  structural: true,
  priority: 75,
  glance: (text, hit) =>
    webTokenAt(text, hit.start) !== undefined ||
    encodedTokenAt(text, hit.start) !== undefined ||
    /^[\w.-]{4,400}["'`\\]/.test(text.slice(hit.start, hit.start + 402)),
  find,
  explain,
};

function find(document: ParsedDocument): readonly Candidate[] {
  const surroundings = surroundingsOf(document);
  return stretches(document).flatMap((stretch) =>
    findWebTokens(stretch.text).flatMap((token) => {
      const value = stretch.text.slice(token.span.start, token.span.end);
      if (isSpecimen(token, value)) {
        return [];
      }
      const span = stretch.toSource(token.span);
      const test = isTestAt(surroundings, span.start);
      const literal = stretch.literalAt(span);
      return [
        {
          span,
          value: new Secret(value),
          ...(literal && { literal }),
          ...severityOf(token, test),
          confidence: test || !token.signed ? ('medium' as const) : ('high' as const),
          evidence: message(
            'Its header and its payload are valid JSON in base64, with the algorithm {0}.',
            token.algorithm,
          ),
          facts: factsOf(token),
        },
      ];
    }),
  );
}

/** Supabase gives pages a token for the role `anon`, public by design, and servers one for a role that may do all. */
function severityOf({ claims, signed }: WebToken, test: boolean): Pick<Candidate, 'severity'> {
  if (claims['role'] === 'service_role') {
    return { severity: 'error' };
  }
  return claims['role'] === 'anon' || !signed || test ? { severity: 'information' } : {};
}

function factsOf({ algorithm, claims, signed }: WebToken): Record<string, string> {
  const expires = dateOf(claims['exp']);
  const issuer = claims['iss'];
  return {
    algorithm,
    ...(expires !== undefined && { expires }),
    ...(typeof issuer === 'string' && issuer === 'supabase' && { provider: 'Supabase' }),
    ...(!signed && { unsigned: 'true' }),
  };
}

/** The day, in UTC, of a number of seconds since 1970: `2031-05-17`. */
function dateOf(seconds: unknown): string | undefined {
  return typeof seconds === 'number' && seconds > 0 && seconds < 253_402_300_800
    ? new Date(seconds * 1000).toISOString().slice(0, 10)
    : undefined;
}

function explain({ facts }: Candidate): Message {
  const expires = facts['expires'];
  if (facts['unsigned'] !== undefined) {
    return message(
      'JSON Web Token in the code, with the algorithm “none”: it is not signed, and whatever accepts it accepts any. Remove it, and refuse unsigned tokens.',
    );
  }
  return expires === undefined
    ? message(
        'JSON Web Token in the code, without a date on which it expires. Anyone who can read this file can act in its name. Move it to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and replace it at its issuer.',
      )
    : message(
        'JSON Web Token in the code; it expires on {0}. Anyone who can read this file can act in its name until then. Move it to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and replace it at its issuer.',
        expires,
      );
}
