import type { Finding } from '../../scan/finding';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { KeyPair } from '../rewriter';

/** A finding and all that belong with it, directly or by way of others, in source order. */
export function withRelated(finding: Finding, findings: readonly Finding[]): Finding[] {
  const group = new Set<Finding>([finding]);
  for (const member of group) {
    for (const other of findings) {
      if (member.related.includes(other.fingerprint) || other.related.includes(member.fingerprint)) {
        group.add(other);
      }
    }
  }
  return [...group].sort((left, right) => left.span.start - right.span.start);
}

/** Why one half of a key stays while the other, which something else gives, does: SDKs and tools stop at half a key. */
export function halfStays(name: string): Message {
  return message(
    '{0} beside it is part of the same key and would stay, and half a key opens nothing: take both out.',
    name,
  );
}

/** The access key pair among findings; undefined unless there are exactly one id and one secret. */
export function keyPairOf(findings: readonly Finding[]): KeyPair | undefined {
  const [accessKeyId, ...moreIds] = distinct(findings, 'aws-access-key-id');
  const [secretAccessKey, ...moreSecrets] = distinct(findings, 'aws-secret-access-key');
  const [sessionToken, ...moreTokens] = distinct(findings, 'aws-session-token');
  if (!accessKeyId || !secretAccessKey || moreIds.length > 0 || moreSecrets.length > 0 || moreTokens.length > 0) {
    return undefined;
  }
  return sessionToken ? { accessKeyId, secretAccessKey, sessionToken } : { accessKeyId, secretAccessKey };
}

function distinct(findings: readonly Finding[], detector: string): Finding['secret'][] {
  const secrets: Finding['secret'][] = [];
  for (const { secret } of findings.filter((finding) => finding.detector === detector)) {
    if (!secrets.some((known) => known.equals(secret))) {
      secrets.push(secret);
    }
  }
  return secrets;
}
