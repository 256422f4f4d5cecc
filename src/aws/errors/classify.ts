import type { AwsFailureReason } from '../../core/ports';
import type { ErrorFacts } from './errorFacts';

const byName: ReadonlyMap<string, AwsFailureReason> = new Map([
  ...each('expired', 'ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'),
  ...each(
    'invalid-credentials',
    ...[
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      'InvalidAccessKeyId',
      'SignatureDoesNotMatch',
      'AuthFailure',
    ],
    ...[
      'InvalidSignatureException',
      'IncompleteSignature',
      'IncompleteSignatureException',
      'InvalidToken',
      'RequestExpired',
    ],
    ...[
      'MissingAuthenticationToken',
      'MissingAuthenticationTokenException',
      'RequestTimeTooSkewed',
      'RequestInTheFuture',
    ],
  ),
  ...each(
    'access-denied',
    'AccessDenied',
    'AccessDeniedException',
    'UnauthorizedOperation',
    'OptInRequired',
    'NotAuthorized',
  ),
  ...each(
    'throttled',
    ...['Throttling', 'ThrottlingException', 'ThrottledException', 'RequestLimitExceeded', 'TooManyRequestsException'],
    ...['RequestThrottled', 'RequestThrottledException', 'SlowDown', 'TooManyUpdates', 'BandwidthLimitExceeded'],
  ),
  ...each(
    'not-found',
    'ResourceNotFoundException',
    'ParameterNotFound',
    'ParameterVersionNotFound',
    'NoSuchEntity',
    'NoSuchEntityException',
  ),
  ...each(
    'unexpected-answer',
    'SyntaxError',
    'TypeError',
    'SerializationException',
    'UnknownOperationException',
    'InvalidAction',
    'Unknown',
    'NotFound',
  ),
]);

const byCode: ReadonlyMap<string, AwsFailureReason> = new Map([
  ...each(
    'network',
    ...[
      'ENOTFOUND',
      'EAI_AGAIN',
      'EAI_FAIL',
      'ECONNREFUSED',
      'ECONNRESET',
      'ECONNABORTED',
      'EPIPE',
      'EHOSTUNREACH',
      'EHOSTDOWN',
    ],
    ...[
      'ENETUNREACH',
      'ENETDOWN',
      'EADDRNOTAVAIL',
      'EPROTO',
      'EPROXY',
      'HPE_INVALID_CONSTANT',
      'UNABLE_TO_GET_ISSUER_CERT',
    ],
    ...[
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_HAS_EXPIRED',
    ],
    ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_NOT_YET_VALID'],
  ),
  ...each('timeout', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'),
]);

/** Why a call failed. The codes of AWS go before Node's, and the SDK's own `TimeoutError`, which it also gives a cut connection, last. */
export function classify(facts: ErrorFacts): AwsFailureReason {
  if (facts.deletion) {
    return 'scheduled-for-deletion';
  }
  if (facts.clock) {
    return 'invalid-credentials';
  }
  const byCodes =
    facts.code === undefined ? undefined : (byCode.get(facts.code) ?? (isTls(facts.code) ? 'network' : undefined));
  const known = byCodes ?? byName.get(facts.name);
  if (known !== undefined) {
    return known;
  }
  if (facts.name === 'TimeoutError') {
    return 'timeout';
  }
  if (facts.name === 'AbortError') {
    return 'cancelled';
  }
  return facts.status === 429 ? 'throttled' : 'other';
}

/** Whether a code of Node means that the connection's TLS was refused. */
export function isTls(code: string): boolean {
  return /CERT|^ERR_(?:TLS|SSL)_|^EPROTO$|^UNABLE_TO_/.test(code);
}

function each(reason: AwsFailureReason, ...names: readonly string[]): [string, AwsFailureReason][] {
  return names.map((name) => [name, reason]);
}
