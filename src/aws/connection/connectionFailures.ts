import { readFile } from 'node:fs/promises';
import { AwsFailure } from '../../core/ports';
import type { ConnectionChoice } from '../../core/ports';
import { message } from '../../core/text/message';
import { errorFacts } from '../errors/errorFacts';
import type { Environment } from '../roomOptions';
import { sharedFilePaths } from './sharedFiles';

/** A shared file that is there and cannot be read: the SDK takes it for an empty one. Undefined where all is well. */
export async function unreadableFile(environment: Environment): Promise<AwsFailure | undefined> {
  for (const file of Object.values(sharedFilePaths(environment))) {
    const error: unknown = await readFile(file).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    const code = errorFacts(error).code;
    if (code !== undefined && !['ENOENT', 'ENOTDIR'].includes(code)) {
      return new AwsFailure(
        'unknown-profile',
        message('The AWS file {0} cannot be read ({1}). Correct its rights, and try again.', file, code),
      );
    }
  }
  return undefined;
}

/** The chosen profile, or the one that the environment names, is in neither file. */
export function unknownProfile(profile: string, choice: ConnectionChoice, environment: Environment): AwsFailure {
  const { config, credentials } = sharedFilePaths(environment);
  return new AwsFailure(
    'unknown-profile',
    choice.profile
      ? message(
          'There is no profile {0} in {1} or {2}. Choose another profile, or add it (aws configure --profile {0}).',
          profile,
          config,
          credentials,
        )
      : message(
          'AWS_PROFILE names the profile {0}, but {1} and {2} do not have it. Choose another profile, or add it (aws configure --profile {0}).',
          profile,
          config,
          credentials,
        ),
  );
}

/** Nothing says where a regional service is to be called. */
export function noRegion(profile: string | undefined): AwsFailure {
  return new AwsFailure(
    'no-region',
    profile === undefined
      ? message('No AWS region is set. Choose one, set AWS_REGION, or add a region to a profile.')
      : message(
          'No AWS region is set. Choose one, set AWS_REGION, or add a region to profile {0} (aws configure set region REGION --profile {0}).',
          profile,
        ),
  );
}
