import type { AwsCredentialIdentity } from '@smithy/types';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import type { Connection } from '../connection/connection';

/** Where the credentials of a connection came from, in words. */
export function describeSource(connection: Connection, credentials: AwsCredentialIdentity): Message {
  const { profile, kind } = connection.origin;
  const { section } = connection;
  // The SDK marks what its chain has found; only the chain of the machine leaves a choice.
  const marks = (credentials as { readonly $source?: Readonly<Record<string, string>> }).$source ?? {};
  const name = profile ?? 'default';
  switch (kind) {
    case 'environment':
      return message('environment variables');
    case 'access-key':
      return message('shared credentials file, profile {0}', name);
    case 'sso':
      return message('IAM Identity Center, profile {0}', name);
    case 'assume-role':
      return section['source_profile'] === undefined
        ? message(
            'role {1}, profile {0}, from {2}',
            name,
            roleName(section['role_arn']),
            section['credential_source'] ?? '?',
          )
        : message(
            'role {1}, profile {0}, from profile {2}',
            name,
            roleName(section['role_arn']),
            section['source_profile'],
          );
    case 'credential-process':
      return message('credential process, profile {0}', name);
    case 'web-identity':
      return message('web identity token, profile {0}', name);
    case 'login':
      return message('aws login session, profile {0}', name);
    case 'machine':
    case 'none':
      if ('CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN' in marks) {
        return message('web identity token of the environment');
      }
      if ('CREDENTIALS_HTTP' in marks) {
        return message('container credentials');
      }
      return 'CREDENTIALS_IMDS' in marks ? message('EC2 instance role') : message('default credential chain');
  }
}

function roleName(arn: string | undefined): string {
  return arn?.split('/').at(-1) ?? '?';
}
