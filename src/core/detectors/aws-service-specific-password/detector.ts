import { message } from '../../text/message';
import type { Detector } from '../detector';
import { isRandom } from '../shared/randomness';
import { matches } from '../../text/matches';
import { findStructured, isExample } from '../shared/structured';
import type { StructuredSecret } from '../shared/structured';

/**
 * The user name of CodeCommit's and Keyspaces' passwords ends in the account: `alice-at-123456789012`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_ssh-keys.html#git-credentials-code-commit
 */
const user = /[\w+=,.@-]{1,64}-at-\d{12}(?!\d)/g;
const inAddress = /^:([^\s/@:"'`<>]{16,120})@/;
/** Base64 of 32 bytes, as IAM makes them. */
const password = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/g;

/** In code units: how far from its user name a password is looked for. */
const reach = 300;

/** Passwords that IAM makes for one service of a user: Git over HTTPS at CodeCommit, Keyspaces. */
export const detector: Detector = {
  id: 'aws-service-specific-password',
  title: message('AWS CodeCommit or Keyspaces password'),
  severity: 'error',
  kind: 'storable',
  keywords: ['-at-'],
  structural: true,
  priority: 93,
  glance: (text, hit) => /^\d{12}(?!\d)/.test(text.slice(hit.end, hit.end + 13)),
  find: (document) => findStructured(document, find),
  explain: () =>
    message(
      'Hard-coded password of an IAM user for AWS CodeCommit or Amazon Keyspaces. Anyone who can read this file can use it until it is reset. Reset it in IAM, and use the credential helper or the SigV4 plugin instead of a password.',
    ),
};

function find(text: string): StructuredSecret[] {
  const found = new Map<number, StructuredSecret>();
  const add = (start: number, length: number): void => {
    found.set(start, {
      start,
      end: start + length,
      confidence: 'high',
      evidence: message('It stands beside the user name of a service-specific credential and is random.'),
    });
  };
  for (const { 0: name, index } of matches(user, text)) {
    const end = index + name.length;
    const written = inAddress.exec(text.slice(end, end + 130))?.[1];
    if (written !== undefined) {
      if (isRandom(written.replace(/%[0-9A-Fa-f]{2}/g, '')) && !isExample(written)) {
        add(end + 1, written.length);
      }
      continue;
    }
    const from = Math.max(0, index - reach);
    for (const match of matches(password, text.slice(from, end + reach))) {
      if (isRandom(match[0]) && !isExample(match[0])) {
        add(from + match.index, match[0].length);
      }
    }
  }
  return [...found.values()];
}
