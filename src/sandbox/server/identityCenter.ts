import type { World } from '../state/world';
import type { Answer } from './answers';
import type { SignedRequest } from './signature';

/**
 * The one call of the Identity Center portal that the SDK needs: role credentials for a signed-in person.
 * https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
 *
 * Undefined where the request is for something else.
 */
export function answerPortal(world: World, request: SignedRequest): Answer | undefined {
  const url = new URL(request.url, 'http://127.0.0.1');
  if (request.method !== 'GET' || url.pathname !== '/federation/credentials') {
    return undefined;
  }
  const token = request.headers['x-amz-sso_bearer_token'];
  const permissionSet = url.searchParams.get('role_name') ?? '';
  const signedIn = world.account.portalTokens.get(typeof token === 'string' ? token : '');
  const role = [...world.account.roles.values()].find(({ name }) =>
    name.startsWith(`AWSReservedSSO_${permissionSet}_`),
  );
  if (signedIn === undefined || signedIn.expires <= world.now() || role === undefined) {
    const body = JSON.stringify({ __type: 'UnauthorizedException', message: 'Session token not found or invalid' });
    return { status: 401, contentType: 'application/json', body };
  }
  const session = world.account.roleSession(role, signedIn.person, 3600);
  const roleCredentials = {
    accessKeyId: session.accessKeyId,
    secretAccessKey: session.secretAccessKey,
    sessionToken: session.token,
    expiration: session.expires.getTime(),
  };
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ roleCredentials }) };
}
