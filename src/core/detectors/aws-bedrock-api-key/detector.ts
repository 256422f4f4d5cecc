import { message } from '../../text/message';
import type { Detector } from '../detector';
import { decodeBase64 } from '../shared/base64Text';
import { changeRate, isRepetition, wordiness } from '../shared/randomness';
import { matches } from '../../text/matches';
import { findStructured } from '../shared/structured';
import type { StructuredSecret } from '../shared/structured';

/** Long-term: `ABSK` and base64 of `BedrockAPIKey-<4>-at-<account>:<secret>`, 132 characters in all. */
const longTerm =
  /(?:(?<![A-Za-z0-9+/_-])|(?<=\\[nrt]|%(?:20|22|3D|3d)))ABSK[A-Za-z0-9+/]{60,280}={0,2}(?![A-Za-z0-9+/])/g;
/**
 * Short-term: a prefix and base64 of a presigned address, `bedrock.amazonaws.com/?Action=CallWithBearerToken&…`.
 * https://github.com/aws/aws-bedrock-token-generator-python
 */
const shortTerm = /(?<![A-Za-z0-9])bedrock-api-key-[A-Za-z0-9+/_-]{100,8000}={0,2}(?![A-Za-z0-9+/])/g;

/** API keys of Amazon Bedrock: bearer tokens that stand for a user (long-term) or a session (short-term). */
export const detector: Detector = {
  id: 'aws-bedrock-api-key',
  title: message('Amazon Bedrock API key'),
  severity: 'error',
  kind: 'storable',
  keywords: ['absk', 'bedrock-api-key-'],
  structural: true,
  priority: 110,
  glance: (text, hit) =>
    find(text.slice(Math.max(0, hit.start - 8), hit.end + 400)).length > 0 ||
    // A key taken apart into pieces.
    /^[A-Za-z0-9+/=]{8,120}\\?["'`]/.test(text.slice(hit.end, hit.end + 120)),
  find: (document) => findStructured(document, find),
  explain: (candidate) =>
    candidate.facts['keyType'] === 'short-term'
      ? message(
          'Hard-coded Amazon Bedrock API key (short-term). Anyone who can read this file can call models on your account until it expires, at most 12 hours. Take it from the token generator at run time.',
        )
      : message(
          'Hard-coded Amazon Bedrock API key (long-term). Anyone who can read this file can call models on your account until the key is deleted. Delete it in IAM, and move its successor to AWS Secrets Manager, or use the default credential chain.',
        ),
};

function find(text: string): StructuredSecret[] {
  const found: StructuredSecret[] = [];
  for (const { 0: key, index } of matches(longTerm, text)) {
    const decoded = decodeBase64(key.slice(4));
    const account = /^BedrockAPIKey-[\w+=,.@-]{1,128}-at-(\d{12}):./.exec(decoded)?.[1];
    const looksRandom =
      key.length >= 113 && changeRate(key) >= 0.4 && wordiness(key).rate < 0.6 && !isRepetition(key.slice(4));
    if ((account !== undefined || looksRandom) && !/EXAMPLE/i.test(key + decoded)) {
      found.push({
        start: index,
        end: index + key.length,
        confidence: 'high',
        evidence: message('It has the form of a long-term Amazon Bedrock API key.'),
        facts: { keyType: 'long-term', ...(account !== undefined && { account }) },
      });
    }
  }
  for (const { 0: key, index } of matches(shortTerm, text)) {
    const body = key.slice('bedrock-api-key-'.length);
    if (/^bedrock\.amazonaws\.com/.test(decodeBase64(body.slice(0, 64))) && !/EXAMPLE/.test(decodeBase64(body))) {
      found.push({
        start: index,
        end: index + key.length,
        confidence: 'high',
        evidence: message('It has the form of a short-term Amazon Bedrock API key.'),
        facts: { keyType: 'short-term' },
      });
    }
  }
  return found;
}
