/**
 * Runs a sandbox with a team's account until it is interrupted, and prints the environment to use it with.
 *
 *     npm run sandbox -- [--port 4010] [--home FOLDER]
 *
 * The profile files go below FOLDER, or below a temporary folder that is removed at the end.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeProfileFiles } from './profileFiles';
import { startSandbox } from './sandbox';
import { seedTeam } from './scenario';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, home: { type: 'string' } } });
  const sandbox = await startSandbox({
    now: () => new Date(),
    seed: randomUUID(),
    port: Number(values.port ?? 0),
    onRequest: ({ operation, region, error }) => {
      console.error(`${operation} ${region ?? ''} ${error ?? 'ok'}`);
    },
  });
  const home = values.home ?? (await mkdtemp(path.join(tmpdir(), 'sandbox-')));
  const files = await writeProfileFiles(home, {
    url: sandbox.url,
    region: 'eu-central-1',
    profiles: seedTeam(sandbox),
  });
  console.log(`export HOME=${home}`);
  console.log(`export AWS_CONFIG_FILE=${files.config}`);
  console.log(`export AWS_SHARED_CREDENTIALS_FILE=${files.credentials}`);
  console.log('export AWS_EC2_METADATA_DISABLED=true');

  const end = async (): Promise<void> => {
    await sandbox.close();
    if (values.home === undefined) {
      await rm(home, { recursive: true, force: true });
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end());
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
