import { message } from '../../text/message';
import type { Detector } from '../detector';
import { isRandom } from '../shared/randomness';
import { matches } from '../../text/matches';
import { findStructured, isExample } from '../shared/structured';
import type { StructuredSecret } from '../shared/structured';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html */
const pattern =
  /signin\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)\/federation\?(?:[^\s"'`<>&]{1,1000}&){0,8}SigninToken=([\w%+/.~-]{60,6000}={0,2})/g;

/** Addresses that sign in to the console with a token. */
export const detector: Detector = {
  id: 'aws-console-sign-in-url',
  title: message('AWS console sign-in URL'),
  severity: 'error',
  kind: 'signed-url',
  keywords: ['signintoken='],
  structural: true,
  priority: 88,
  glance: (text, hit) => /^[\w%+/.~-]{60}/.test(text.slice(hit.end, hit.end + 60)),
  find: (document) => findStructured(document, find),
  explain: () =>
    message(
      'Console sign-in URL with its token. Whoever opens it within 15 minutes of its making is signed in to the AWS console. Make it when it is needed instead of keeping it.',
    ),
};

function find(text: string): StructuredSecret[] {
  const found: StructuredSecret[] = [];
  for (const match of matches(pattern, text)) {
    const token = match[1] ?? '';
    const start = match.index + match[0].length - token.length;
    if (isRandom(token.slice(0, 200).replace(/%[0-9A-Fa-f]{2}/g, '')) && !isExample(token.slice(0, 200))) {
      found.push({
        start,
        end: start + token.length,
        confidence: 'high',
        evidence: message('It is the token of a URL that signs in to the AWS console.'),
      });
    }
  }
  return found;
}
