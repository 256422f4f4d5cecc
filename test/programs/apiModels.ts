import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The published API models of the two stores, in files. */
export interface ApiModels {
  /** The variables that tell clients where the files are. */
  readonly environment: NodeJS.ProcessEnv;
  dispose(): void;
}

const services = { SECRETS_MANAGER_MODEL: 'secretsmanager', SSM_MODEL: 'ssm' } as const;

/**
 * Writes the models that boto3 brings along, for languages whose published clients of the stores are in no registry that
 * is reached: the clients that stand in for them are made of these.
 *
 * @param python one with botocore.
 * @throws Error where it has none; nothing is left on disk then.
 */
export function apiModels(python: string): ApiModels {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-models-'));
  const dispose = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const environment: NodeJS.ProcessEnv = {};
    for (const [variable, service] of Object.entries(services)) {
      const file = path.join(folder, `${service}.json`);
      execFileSync(python, ['-c', unpack, service, file], { stdio: 'ignore' });
      environment[variable] = file;
    }
    return { environment, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** Writes the newest model of a service to a file. */
const unpack = `
import json, sys
from botocore.loaders import Loader
with open(sys.argv[2], 'w') as file:
    json.dump(Loader().load_service_model(sys.argv[1], 'service-2'), file)
`;
