import type { AwsFailureReason } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import { isTls } from './classify';
import type { ErrorFacts } from './errorFacts';
import { expired } from './sessionMessages';
import type { CredentialOrigin } from './sessionMessages';

/** What was being done when a call failed. */
export interface CallContext {
  /** As people know it: “AWS Secrets Manager”. */
  readonly service: string;
  /** The IAM action: `secretsmanager:CreateSecret`. */
  readonly action: string;
  /** What it was done to, where it has a name. */
  readonly subject: string;
  readonly origin: CredentialOrigin;
}

/** What happened and what to do next, for a call that failed for a reason. */
export function explain(reason: AwsFailureReason, facts: ErrorFacts, context: CallContext): Message {
  const { service, subject } = context;
  switch (reason) {
    case 'expired':
      return expired(context.origin);
    case 'invalid-credentials':
      return invalidCredentials(facts, context);
    case 'access-denied':
      return accessDenied(facts, context);
    case 'throttled':
      return message(
        '{0} is receiving too many requests from this account just now. Wait a minute, and try again.',
        service,
      );
    case 'network':
      return network(facts, context);
    case 'timeout':
      return message('{0} did not answer in time. Check the network and the proxy, and try again.', service);
    case 'cancelled':
      return message('The request to {0} was cancelled.', service);
    case 'not-found':
      return message(
        '{0} does not have {1} in this account and region. Check the name, the profile and the region.',
        service,
        subject,
      );
    case 'scheduled-for-deletion':
      return message(
        'The name {0} belongs to a secret that is scheduled for deletion, and stays taken until that is over. Restore that secret (aws secretsmanager restore-secret --secret-id {0}), or choose another name.',
        subject,
      );
    case 'unexpected-answer':
      return message(
        'What answered in place of {0} does not speak its language (HTTP status {1}). A proxy, a sign-in page of the network or a wrong endpoint may stand in between: check them, and try again.',
        service,
        facts.status ?? '?',
      );
    case 'no-credentials':
    case 'unknown-profile':
    case 'no-region':
    case 'name-taken':
    case 'invalid-name':
    case 'too-large':
    case 'read-back-differs':
    case 'other':
      return other(facts, context);
  }
}

function invalidCredentials(facts: ErrorFacts, { origin }: CallContext): Message {
  if (facts.clock) {
    return message(
      'AWS refused the request for its time: the clock of this machine is off by more than five minutes. Set it right, and try again.',
    );
  }
  if (/Signature/.test(facts.name)) {
    return origin.profile === undefined
      ? message(
          'AWS refused the signature: the secret access key does not belong to the access key id. Set both again, and try again.',
        )
      : message(
          'AWS refused the signature: the secret access key of profile {0} does not belong to its access key id. Set both again (aws configure --profile {0}), and try again.',
          origin.profile,
        );
  }
  return origin.profile === undefined
    ? message(
        'AWS does not know the access key in use, or it is inactive or deleted. Set a valid one, or choose a profile.',
      )
    : message(
        'AWS does not know the access key of profile {0}, or it is inactive or deleted. Set a valid one (aws configure --profile {0}), or choose another profile.',
        origin.profile,
      );
}

function accessDenied(facts: ErrorFacts, { action }: CallContext): Message {
  const permission = facts.action ?? action;
  return facts.organization
    ? message(
        'A policy of the organization forbids {0} here. Ask who manages the organization, or choose another profile.',
        permission,
      )
    : message(
        'Access was denied: the permission {0} is missing. Ask who manages the account for it, or choose another profile.',
        permission,
      );
}

function network({ code }: ErrorFacts, { service }: CallContext): Message {
  if (code === undefined) {
    return message('{0} could not be reached. Check the network and the proxy, and try again.', service);
  }
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) {
    return message(
      'The host of {0} could not be found ({1}). Check the network, the region and the proxy, and try again.',
      service,
      code,
    );
  }
  if (code === 'EPROXY') {
    return message(
      'The proxy did not let the request to {0} through. Check HTTPS_PROXY and its user name and password, and try again.',
      service,
    );
  }
  if (isTls(code)) {
    return message(
      'The certificate of {0} is not trusted here ({1}). Where a proxy of your company inspects traffic, name its certificate in AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS, and try again.',
      service,
      code,
    );
  }
  return code === 'ECONNRESET' || code === 'EPIPE'
    ? message('The connection to {0} was cut ({1}). Check the network and the proxy, and try again.', service, code)
    : message('{0} could not be reached ({1}). Check the network and the proxy, and try again.', service, code);
}

function other(facts: ErrorFacts, { service, action }: CallContext): Message {
  if (facts.kms) {
    return message(
      '{0} could not use the key of AWS KMS that encrypts the value ({1}). Ask who manages the key for the right to use it.',
      service,
      facts.name,
    );
  }
  if (facts.status !== undefined && facts.status >= 500) {
    return message(
      '{0} has a problem of its own just now ({1}, HTTP status {2}). Try again later.',
      service,
      facts.name,
      facts.status,
    );
  }
  return message('{0} refused {1} ({2}). The log has the request id.', service, action, facts.name);
}
