import { message } from '../../text/message';
import type { Detector } from '../detector';
import { findAccessKeyIds } from '../shared/accessKeyIds';
import { changeRate, isRepetition, wordiness } from '../shared/randomness';
import { matches } from '../../text/matches';
import { findStructured, isExample } from '../shared/structured';
import type { StructuredSecret } from '../shared/structured';

/**
 * Base64 of a version byte, 4, and 32 bytes of signature: 44 characters without padding that begin with B and A to P.
 * https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html#smtp-credentials-convert
 */
const pattern = /(?:(?<![A-Za-z0-9+/=_-])|(?<=[A-Za-z0-9_-]=|\\[nrt]))B[A-P][A-Za-z0-9+/]{42}(?![A-Za-z0-9+/=_-])/g;

/** In code units: what stands so near says what it is. */
const reach = 500;
const mail = /email-smtp|smtp|\bses\b|(?:^|[^a-z])ses_|sesclient|amazonses/i;
const password = /pass|pwd|secret|smtp_?key|credential/i;

/** SMTP passwords of Amazon SES, made from a secret access key. */
export const detector: Detector = {
  id: 'aws-ses-smtp-password',
  title: message('Amazon SES SMTP password'),
  severity: 'error',
  kind: 'storable',
  keywords: ['smtp', 'amazonses', 'ses_', 'ses-', 'ses.', 'ses:'],
  structural: true,
  priority: 92,
  glance: (text, hit) => find(text.slice(Math.max(0, hit.start - reach), hit.end + reach)).length > 0,
  find: (document) => findStructured(document, find),
  explain: () =>
    message(
      'Hard-coded Amazon SES SMTP password. Anyone who can read this file can send mail in your name until its access key is deactivated. Deactivate the key in IAM, and move the new password to AWS Secrets Manager.',
    ),
};

function find(text: string): StructuredSecret[] {
  const found: StructuredSecret[] = [];
  for (const { 0: value, index } of matches(pattern, text)) {
    const around = text.slice(Math.max(0, index - reach), index + value.length + reach);
    const line = text.slice(Math.max(0, text.lastIndexOf('\n', index - 1)), index);
    const named = password.test(line.slice(-120)) && mail.test(around);
    const beside = /email-smtp\./.test(around) || (mail.test(around) && findAccessKeyIds(around).length > 0);
    const random = changeRate(value) >= 0.36 && wordiness(value).rate < 0.7 && /\d/.test(value) && !isRepetition(value);
    if ((named || beside) && random && !isExample(value)) {
      found.push({
        start: index,
        end: index + value.length,
        confidence: named && beside ? 'high' : 'medium',
        evidence: message('It has the form of an SMTP password of Amazon SES, and the text around speaks of SMTP.'),
      });
    }
  }
  return found;
}
