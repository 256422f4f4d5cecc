import type { Profile } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';

/** Where the credentials of a call come from, as far as the next step of a person differs. */
export interface CredentialOrigin {
  /** The profile in use; undefined for credentials of the environment, a container or an instance. */
  readonly profile: string | undefined;
  readonly kind: Profile['kind'] | 'environment' | 'machine';
}

/** What to do about a session that is over. */
export function expired({ profile, kind }: CredentialOrigin): Message {
  if (profile === undefined) {
    return kind === 'environment'
      ? message(
          'The temporary credentials in the environment variables have expired. Set new ones, or choose a profile.',
        )
      : message('The temporary credentials have expired. Sign in again, and try again.');
  }
  switch (kind) {
    case 'sso':
      return message(
        'The session of profile {0} has expired. Run aws sso login --profile {0}, and try again.',
        profile,
      );
    case 'login':
      return message('The session of profile {0} has expired. Run aws login --profile {0}, and try again.', profile);
    case 'access-key':
      return message(
        'The temporary credentials of profile {0} have expired. Write new ones to the credentials file, or choose another profile.',
        profile,
      );
    case 'credential-process':
      return message(
        'The credential process of profile {0} gave credentials that have expired. Sign in with the program that it runs, and try again.',
        profile,
      );
    case 'assume-role':
    case 'web-identity':
    case 'none':
    case 'environment':
    case 'machine':
      return message(
        'The session of profile {0} has expired. Sign in again to what it takes its credentials from, and try again.',
        profile,
      );
  }
}
