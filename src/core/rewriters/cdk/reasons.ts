import type { Message } from '../../text/message';
import { message } from '../../text/message';

/** What can take the place of a text in CDK code that no construct is seen to take. */
export function unclearReason(): Message {
  return message(
    'This is CDK code, which runs when the template is synthesised: a value that it looked up would stand in the template. Use SecretValue.secretsManager where the construct takes the secret, or its unsafeUnwrap() where it takes a text.',
  );
}

/** That a variable goes where its name cannot go with it. */
export function variableReason(name: string): Message {
  return message(
    'Write the value where {0} is used, and fix it there: that place takes an entry of another form.',
    name,
  );
}

/** That a variable's value reaches a container or a build as a variable of the environment, as before. */
export function inClear(name: string): Message {
  return message(
    'The value stands in clear in the configuration of the container or build once the stack is deployed, as before: to have its service fetch it, write an entry of its own there, under “secrets” or of the type SECRETS_MANAGER, in the place of {0}.',
    name,
  );
}

/** That the oldest version of the CDK lacks what is needed. */
export function olderVersion(): Message {
  return message(
    'This file is written for version 1 of the CDK, which is out of support and has no such reference: move to aws-cdk-lib first.',
  );
}

/** That an entry of variables is not written so that it can become one of secrets. */
export function entryReason(): Message {
  return message(
    'Write this variable as an entry of its own, with the secret as its whole value, in the call that makes the container or build: it can then become a reference.',
  );
}
