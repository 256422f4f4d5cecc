import { message } from '../../text/message';
import type { Message } from '../../text/message';

/** The action that signs a job in: https://github.com/aws-actions/configure-aws-credentials#oidc */
export const signIn = 'aws-actions/configure-aws-credentials';

/** What a role asks of whoever keeps the repository. */
export function needsRole(): Message {
  return message(
    'The job signs in with the role whose ARN the variable AWS_ROLE_ARN of the repository holds: create an IAM role that trusts GitHub’s OIDC provider for this repository, and set the variable.',
  );
}
