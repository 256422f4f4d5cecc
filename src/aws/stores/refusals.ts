import { AwsFailure } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Secret } from '../../core/text/secret';

/** The size of a value as the services count it. */
export function bytesOf(value: Secret): number {
  return Buffer.byteLength(value.reveal(), 'utf8');
}

export function emptyValue(service: string): AwsFailure {
  return new AwsFailure('other', message('{0} cannot hold an empty value.', service));
}

export function tooLarge(service: string, size: number, limit: number): AwsFailure {
  return new AwsFailure(
    'too-large',
    message('The value is {1} bytes long, and {0} holds at most {2}. Nothing was stored.', service, size, limit),
  );
}

export function nameTaken(service: string, name: string): AwsFailure {
  return new AwsFailure(
    'name-taken',
    message(
      '{0} already holds a different value under the name {1}. Choose another name, or store this one as a new version.',
      service,
      name,
    ),
  );
}
