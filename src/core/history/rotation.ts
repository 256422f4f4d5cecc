import type { Finding } from '../scan/finding';
import { message } from '../text/message';
import type { Message } from '../text/message';
import type { CommittedValue } from './historyReader';

/** What of a finding tells how it is rotated. */
export type Rotated = Pick<Finding, 'detector' | 'facts'>;

/** That a value was committed before, and is to be rotated. */
export function committedBefore({ commits, first }: CommittedValue, isComplete: boolean): Message {
  const day = first.slice(0, 10);
  if (!isComplete) {
    return message(
      'This value was committed before, in at least {0} commits, first on {1} as far as history could be searched: rotate it.',
      commits,
      day,
    );
  }
  return commits === 1
    ? message('This value was committed before, on {0}: rotate it.', day)
    : message('This value was committed before, in {0} commits, first on {1}: rotate it.', commits, day);
}

/** Of a repository that holds only the newest part of its history. */
export function shallowNote(): Message {
  return message('The repository is a shallow clone: older commits were not searched.');
}

/** The steps by which a value of a kind is rotated, in their order. */
export function rotationSteps(finding: Rotated): readonly Message[] {
  return [...stepsOf(finding), historyNote()];
}

/** What history that was pushed means. */
function historyNote(): Message {
  return message(
    'Rewriting history does not undo this: whoever has fetched the repository has the value. Rotate first; clean up afterwards if you must.',
  );
}

function stepsOf({ detector, facts }: Rotated): readonly Message[] {
  if (detector === 'aws-session-token' || facts['keyType'] === 'temporary') {
    return [
      message(
        'Temporary credentials end by themselves. If they may still be valid, revoke the sessions of their role: IAM console, Roles, the role, Revoke sessions.',
      ),
    ];
  }
  if (detector === 'aws-access-key-id' || detector === 'aws-secret-access-key') {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
    return [
      message('Create a second access key for the user, or better, give the program a role and no key.'),
      message('Deploy everything that used the old key with the new one, or with the role.'),
      message('Deactivate the old key, and watch its last use: what still needs it fails now, and can be helped.'),
      message('Delete the old key once nothing uses it.'),
    ];
  }
  if (detector.startsWith('aws-') || detector === 'login-with-amazon-secret') {
    return [
      message('Create a new credential of the same kind in the AWS console, store it under the same name, and deploy.'),
      message('Deactivate or delete the old one.'),
    ];
  }
  if (detector === 'provider-token') {
    const provider = facts['provider'] ?? '';
    return [
      message('Create a new token in the settings of {0}, with no more rights than it needs.', provider),
      message('Store it under the same name, as a new version, and restart what reads it.'),
      message('Revoke the old token at {0}, and look through its audit log for use that was not yours.', provider),
    ];
  }
  if (detector === 'connection-string-with-password' || detector === 'password-in-code') {
    return [
      message('Give the account a new password where it is kept: the database, the server, the service.'),
      message('Store the new password under the same name, as a new version, and restart what reads it.'),
      message(
        'Where two passwords or two users are possible, switch over first and take the old one away afterwards; Secrets Manager can then rotate it on a schedule.',
      ),
    ];
  }
  if (detector === 'private-key') {
    return [
      message('Make a new key pair, and have its certificate issued where it has one.'),
      message('Put the new public key or certificate wherever the old one is trusted.'),
      message('Store the new private key under the same name, as a new version, and restart what reads it.'),
      message('Take the old public key away, and have its certificate revoked.'),
    ];
  }
  return [
    message('Have whoever issued the value issue a new one.'),
    message('Store it under the same name, as a new version, and restart what reads it.'),
    message('Have the old one revoked.'),
  ];
}
