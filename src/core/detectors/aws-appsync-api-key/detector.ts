import { message } from '../../text/message';
import type { Detector } from '../detector';
import { entropy, isSequence } from '../shared/randomness';
import { matches } from '../../text/matches';
import { findStructured, isExample } from '../shared/structured';
import type { StructuredSecret } from '../shared/structured';

/** `da2-` and 26 lower-case letters and digits. https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html */
const pattern = /(?:(?<![A-Za-z0-9])|(?<=\\[nrt]))da2-[a-z0-9]{26}(?![A-Za-z0-9])/g;

/** API keys of AWS AppSync. */
export const detector: Detector = {
  id: 'aws-appsync-api-key',
  title: message('AWS AppSync API key'),
  severity: 'error',
  kind: 'storable',
  keywords: ['da2-'],
  structural: true,
  priority: 92,
  glance: (text, hit) => find(text.slice(Math.max(0, hit.start - 4), hit.end + 40)).length > 0,
  find: (document) => findStructured(document, find),
  explain: () =>
    message(
      'Hard-coded AWS AppSync API key. Anyone who can read this file can call the API with it until it expires. Delete it in AppSync, and move its successor to AWS Secrets Manager or SSM Parameter Store; in a web page use Amazon Cognito or IAM instead.',
    ),
};

function find(text: string): StructuredSecret[] {
  return [...matches(pattern, text)]
    .filter(({ 0: key }) => {
      const tail = key.slice(4);
      return /\d/.test(tail) && entropy(tail) >= 3 && !isSequence(tail) && !isExample(tail);
    })
    .map(({ 0: key, index }) => ({
      start: index,
      end: index + key.length,
      confidence: 'high',
      evidence: message('It has the form of an AWS AppSync API key.'),
    }));
}
