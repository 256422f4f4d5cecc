import { message } from '../../text/message';
import type { Detector } from '../detector';
import { matches } from '../../text/matches';
import { findStructured, isExample } from '../shared/structured';
import type { StructuredSecret } from '../shared/structured';

/** `amzn.mws.` and a UUID, as Seller Central gave it. */
const pattern = /amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])/gi;

/** Authorisation tokens of Amazon Marketplace Web Service. */
export const detector: Detector = {
  id: 'aws-mws-auth-token',
  title: message('Amazon MWS authorisation token'),
  severity: 'error',
  kind: 'storable',
  keywords: ['amzn.mws.'],
  structural: true,
  priority: 92,
  glance: (text, hit) => find(text.slice(hit.start, hit.end + 60)).length > 0,
  find: (document) => findStructured(document, find),
  explain: () =>
    message(
      'Hard-coded Amazon MWS authorisation token. With a developer’s key, anyone who can read this file can act on the seller account. Revoke it in Seller Central and move its successor to AWS Secrets Manager.',
    ),
};

function find(text: string): StructuredSecret[] {
  return [...matches(pattern, text)]
    .filter(({ 0: token }) => !isExample(token) && new Set(token.slice(9)).size >= 9)
    .map(({ 0: token, index }) => ({
      start: index,
      end: index + token.length,
      confidence: 'high',
      evidence: message('It has the form of an Amazon MWS authorisation token.'),
    }));
}
