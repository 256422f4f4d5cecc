import { message } from '../../text/message';
import type { Detector } from '../detector';
import { matches } from '../../text/matches';
import { findStructured, isExample } from '../shared/structured';
import type { StructuredSecret } from '../shared/structured';

/** Signature version 4 in the query. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
const signature = /[?&;]X-Amz-Signature(?:=|%3D)([0-9a-f]{64})(?![0-9a-f])/gi;
/** Signature version 2. https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html#RESTAuthenticationQueryStringAuth */
const oldSignature = /[?&;]Signature=((?:[A-Za-z0-9/+]|%2[BFbf]){27,54}(?:=|%3[Dd]))(?![A-Za-z0-9])/g;

/** In code units: how long an address with a session token may be. */
const longestAddress = 4_000;
/** Seven days, the longest that an address can be signed for. */
const longestValid = 604_800;

/** Presigned addresses of Amazon S3 and other services. The signature is what opens. */
export const detector: Detector = {
  id: 'aws-presigned-url',
  title: message('Presigned AWS URL'),
  severity: 'warning',
  kind: 'signed-url',
  keywords: ['x-amz-signature', 'awsaccesskeyid='],
  structural: true,
  priority: 80,
  glance: (text, hit) => find(text.slice(Math.max(0, hit.start - longestAddress), hit.end + longestAddress)).length > 0,
  find: (document) => findStructured(document, find),
  explain: () =>
    message(
      'Presigned AWS URL with its signature. Whoever has it can use it without credentials until it expires, at most 7 days after it was signed. Make it when it is needed instead of keeping it.',
    ),
};

function find(text: string): StructuredSecret[] {
  const found: StructuredSecret[] = [];
  const add = (match: RegExpExecArray, accepts: (address: string) => boolean): void => {
    const value = match[1] ?? '';
    const start = match.index + match[0].length - value.length;
    if (accepts(addressAround(text, match.index)) && new Set(value).size >= 9 && !isExample(value)) {
      found.push({
        start,
        end: start + value.length,
        confidence: 'medium',
        evidence: message('It is the signature of a presigned AWS URL.'),
      });
    }
  };
  for (const match of matches(signature, text)) {
    add(match, (address) => {
      const expires = /X-Amz-Expires(?:=|%3D)(\d{1,7})/i.exec(address)?.[1];
      return (
        /X-Amz-Credential(?:=|%3D)(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/i.test(address) &&
        !/EXAMPLE/.test(address) &&
        (expires === undefined || (Number(expires) > 0 && Number(expires) <= longestValid))
      );
    });
  }
  for (const match of matches(oldSignature, text)) {
    add(
      match,
      (address) =>
        /[?&;]AWSAccessKeyId=(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/.test(address) &&
        /[?&;]Expires=\d{9,11}/.test(address) &&
        !/EXAMPLE/.test(address),
    );
  }
  return found;
}

/** The address that a place stands in: up to white space, quotes and angle brackets on either side. */
function addressAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestAddress), at);
  const after = text.slice(at, at + longestAddress);
  const from = Math.max(...[' ', '\n', '"', "'", '`', '<'].map((sign) => before.lastIndexOf(sign))) + 1;
  return before.slice(from) + (/^[^\s"'`<>]*/.exec(after)?.[0] ?? '');
}
