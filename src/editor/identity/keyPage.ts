import type { KeyPair } from '../../core/rewriters/rewriter';
import { Secret } from '../../core/text/secret';
import { securityCredentialsUrl } from './consoleUrl';
import type { IdentityModel } from './identityModel';

/** The page of a key: that of the signed-in user where it is theirs, else the one that IAM opens for whoever signs in. */
export function keyPageUrl({ state }: IdentityModel, key: KeyPair['accessKeyId'] | undefined): string {
  const identity = state.kind === 'loaded' ? state.identity : undefined;
  const own = key !== undefined && identity?.keys?.some(({ id }) => key.equals(new Secret(id)));
  return own === true
    ? securityCredentialsUrl(identity?.user ?? undefined, identity?.arn)
    : securityCredentialsUrl(undefined);
}
