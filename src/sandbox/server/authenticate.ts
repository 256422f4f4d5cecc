import { ServiceError } from '../serviceError';
import type { Caller } from '../state/account';
import type { World } from '../state/world';
import { isSignedWith } from './signature';
import type { SignatureScope, SignedRequest } from './signature';

/** The codes that AWS uses for the same failure differ between its older (query) and newer (JSON) services. */
const codes = {
  query: { unknown: 'InvalidClientTokenId', expired: 'ExpiredToken', signature: 'SignatureDoesNotMatch' },
  json: {
    unknown: 'UnrecognizedClientException',
    expired: 'ExpiredTokenException',
    signature: 'InvalidSignatureException',
  },
} as const;

/** Who signed a request. */
export function authenticate(
  world: World,
  scope: SignatureScope,
  request: SignedRequest,
  protocol: 'query' | 'json',
): Caller {
  const code = codes[protocol];
  const unknown = new ServiceError(
    code.unknown,
    'The security token included in the request is invalid.',
    protocol === 'query' ? 403 : 400,
  );
  const { caller, secret } = credentials(world, scope.accessKeyId, request.headers['x-amz-security-token']) ?? {};
  if (caller === undefined || secret === undefined) {
    throw unknown;
  }
  if (!isSignedWith(secret, scope, request)) {
    throw new ServiceError(
      code.signature,
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      protocol === 'query' ? 403 : 400,
    );
  }
  const session = world.account.sessions.get(scope.accessKeyId);
  if (session !== undefined && session.expires <= world.now()) {
    throw new ServiceError(
      code.expired,
      'The security token included in the request is expired',
      protocol === 'query' ? 403 : 400,
    );
  }
  // A session of GetSessionToken without MFA has no use in IAM.
  if (scope.service === 'iam' && caller.kind !== 'role' && caller.session === 'plain') {
    throw unknown;
  }
  return caller;
}

function credentials(
  world: World,
  accessKeyId: string,
  token: string | readonly string[] | undefined,
): { readonly caller: Caller; readonly secret: string } | undefined {
  const session = world.account.sessions.get(accessKeyId);
  if (session !== undefined) {
    return session.token === token ? { caller: session.caller, secret: session.secretAccessKey } : undefined;
  }
  const owner = world.account.ownerOf(accessKeyId);
  if (owner?.key.status !== 'Active') {
    return undefined;
  }
  const isRoot = owner.user === world.account.root;
  return {
    caller: {
      kind: isRoot ? 'root' : 'user',
      arn: owner.user.arn,
      userId: owner.user.id,
      user: isRoot ? undefined : owner.user.name,
      session: 'none',
    },
    secret: owner.key.secret,
  };
}
