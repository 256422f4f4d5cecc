import { message } from '../../text/message';
import type { Detector } from '../detector';
import { changeRate } from '../shared/randomness';
import { matches } from '../../text/matches';
import { findStructured, isExample } from '../shared/structured';
import type { StructuredSecret } from '../shared/structured';

/** Client secrets: a prefix and 64 hexadecimal digits. */
const clientSecret = /(?<![\w.-])amzn1\.oa2-cs\.v1\.[0-9a-f]{64}(?![0-9A-Za-z])/g;
/** Refresh tokens. https://developer.amazon.com/docs/login-with-amazon/refresh-token.html */
const refreshToken = /(?<![\w.-])Atzr(?:\||%7[Cc])Iw[A-Za-z0-9_-]{100,900}(?![A-Za-z0-9_-])/g;

/** Client secrets and refresh tokens of Login with Amazon: Alexa skills, the Selling Partner and Advertising APIs. */
export const detector: Detector = {
  id: 'login-with-amazon-secret',
  title: message('Login with Amazon secret'),
  severity: 'error',
  kind: 'storable',
  keywords: ['amzn1.oa2-cs.', 'atzr'],
  structural: true,
  priority: 92,
  glance: (text, hit) => find(text.slice(Math.max(0, hit.start - 4), hit.end + 1_000)).length > 0,
  find: (document) => findStructured(document, find),
  explain: () =>
    message(
      'Hard-coded Login with Amazon secret. Anyone who can read this file can act as your application. Rotate it in the developer console, and move its successor to AWS Secrets Manager.',
    ),
};

function find(text: string): StructuredSecret[] {
  const secrets = [...matches(clientSecret, text)].filter(({ 0: secret }) => new Set(secret.slice(16)).size >= 9);
  const tokens = [...matches(refreshToken, text)].filter(({ 0: token }) => changeRate(token) >= 0.35);
  return [...secrets, ...tokens]
    .filter(({ 0: value }) => !isExample(value))
    .map(({ 0: value, index }) => ({
      start: index,
      end: index + value.length,
      confidence: 'high',
      evidence: message('It has the form of a client secret or refresh token of Login with Amazon.'),
    }));
}
