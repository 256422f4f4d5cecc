import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Samples } from '../../test/support/samples';

const templates = path.join(__dirname, 'sample');
const suffix = '.sample';

/**
 * Writes the sample workspace: what stands in `sample/`, with each placeholder expanded to a made-up secret.
 *
 * @param account The account that the hard-coded access keys belong to.
 */
export async function writeSampleWorkspace(folder: string, seed: number, account: string): Promise<readonly string[]> {
  const samples = new Samples(seed);
  const written: string[] = [];
  for (const entry of readdirSync(templates, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!entry.endsWith(suffix)) {
      continue;
    }
    const name = entry.slice(0, -suffix.length);
    const text = await readFile(path.join(templates, entry), 'utf8');
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), samples.expand(text.replaceAll('account=ACCOUNT', `account=${account}`)));
    written.push(name);
  }
  return written;
}
