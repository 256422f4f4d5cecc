import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Calls `use` with a fresh folder, and removes the folder afterwards, whatever happened. */
export async function withRunFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'strongroom-'));
  try {
    return await use(folder);
  } finally {
    // A browser or a server may write its last file while the folder is being removed.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
