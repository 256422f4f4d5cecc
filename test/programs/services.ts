import { startSandbox } from '../../src/sandbox/sandbox';
import type { Sandbox } from '../../src/sandbox/sandbox';
import { motoMissing, motoPython, startMoto } from '../support/moto';

/** An AWS that the programs are run against. */
export interface Service {
  readonly kind: 'sandbox' | 'moto';
  /** Empties it. */
  reset(): Promise<void>;
  /** What a program needs in order to reach it. */
  environment(): NodeJS.ProcessEnv;
}

export interface Services {
  readonly list: readonly Service[];
  /** A Python with boto3: moto brings it. */
  readonly python: string;
  stop(): Promise<void>;
}

/** Starts both; without moto only the sandbox, unless in CI. */
export async function startServices(): Promise<Services> {
  const moto = await startMoto();
  const python = motoPython() ?? 'python3';
  if (moto === undefined) {
    console.log(`    ${motoMissing}`);
  }
  let sandbox: Sandbox | undefined;
  let key = { id: '', secret: '' };
  const common = { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-central-1' };
  const list: Service[] = [
    {
      kind: 'sandbox',
      reset: async () => {
        await sandbox?.close();
        sandbox = await startSandbox({ now: () => new Date() });
        key = sandbox.seed.key(sandbox.seed.user('developer'));
      },
      environment: () => ({
        ...common,
        AWS_ENDPOINT_URL: sandbox?.url,
        AWS_ACCESS_KEY_ID: key.id,
        AWS_SECRET_ACCESS_KEY: key.secret,
      }),
    },
  ];
  if (moto !== undefined) {
    list.push({
      kind: 'moto',
      reset: () => moto.reset(),
      environment: () => ({
        ...common,
        AWS_ENDPOINT_URL: moto.url,
        AWS_ACCESS_KEY_ID: 'testing',
        AWS_SECRET_ACCESS_KEY: 'testing',
      }),
    });
  }
  return {
    list,
    python,
    stop: async () => {
      await sandbox?.close();
      await moto?.stop();
    },
  };
}
