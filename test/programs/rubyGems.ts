import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A Ruby with the published core of the AWS SDK, and clients of the stores made from their published API models. */
export interface RubyGems {
  /** What a program needs in order to find the clients. */
  readonly environment: NodeJS.ProcessEnv;
  dispose(): void;
}

/** Why Ruby programs that call AWS cannot be run. */
export const rubyMissing = 'there is no Ruby with the gems aws-sdk-core, aws-sdk-kms and aws-sdk-s3 (of Debian)';

const models = { SECRETS_MANAGER_MODEL: 'secretsmanager', SSM_MODEL: 'ssm' } as const;

/**
 * No registry that is reached has the gems aws-sdk-secretsmanager and aws-sdk-ssm. They are generated from API models,
 * which boto3 brings along: `ruby/gems` makes clients of them on the real core, which finds the credentials, signs, checks
 * arguments and reads answers.
 *
 * @param python one with botocore.
 * @returns undefined where Ruby or a gem of it is missing.
 * @throws Error where they are missing in CI.
 */
export function rubyGems(python: string): RubyGems | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-ruby-'));
  const environment: NodeJS.ProcessEnv = { RUBYLIB: path.join(__dirname, 'ruby/gems') };
  try {
    execFileSync('ruby', ['-e', "require 'aws-sdk-kms'; require 'aws-sdk-s3'"], { stdio: 'ignore' });
    for (const [variable, service] of Object.entries(models)) {
      environment[variable] = path.join(folder, `${service}.json`);
      execFileSync(python, ['-c', unpack, service, environment[variable]], { stdio: 'ignore' });
    }
    return {
      environment,
      dispose: () => {
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (process.env['CI']) {
      throw new Error(rubyMissing, { cause: error });
    }
    return undefined;
  }
}

/** Writes the newest model of a service to a file. */
const unpack = `
import json, sys
from botocore.loaders import Loader
with open(sys.argv[2], 'w') as file:
    json.dump(Loader().load_service_model(sys.argv[1], 'service-2'), file)
`;
