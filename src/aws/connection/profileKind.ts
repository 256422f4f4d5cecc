import type { Profile } from '../../core/ports';
import type { Section } from './sharedFiles';

/** How a profile gets its credentials, in the order in which the SDK looks. */
export function profileKind(profile: Section): Profile['kind'] {
  if (profile['role_arn'] !== undefined && (profile['source_profile'] ?? profile['credential_source']) !== undefined) {
    return 'assume-role';
  }
  if (profile['aws_access_key_id'] !== undefined && profile['aws_secret_access_key'] !== undefined) {
    return 'access-key';
  }
  if (profile['web_identity_token_file'] !== undefined && profile['role_arn'] !== undefined) {
    return 'web-identity';
  }
  if (profile['credential_process'] !== undefined) {
    return 'credential-process';
  }
  if (
    ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_region', 'sso_role_name'].some(
      (key) => profile[key] !== undefined,
    )
  ) {
    return 'sso';
  }
  return profile['login_session'] === undefined ? 'none' : 'login';
}
