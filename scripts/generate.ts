/**
 * Writes every generated file of the repository; with `--check` writes nothing and fails where one is stale.
 *
 * A generator is a module of `scripts/generate/` that exports `generate(): Promise<GeneratedFile[]>` and is listed here.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate as configurationSchema } from './generate/configurationSchema';
import { generate as detectorDocs } from './generate/detectorDocs';
import { generate as faultDocs } from './generate/faultDocs';
import type { GeneratedFile } from './generate/generatedFile';
import { generate as l10n } from './generate/l10n';
import { generate as manifest } from './generate/manifest';
import { generate as referenceDocs } from './generate/referenceDocs';
import { generate as registries } from './generate/registries';
import { generate as snippets } from './generate/snippets';

const root = path.resolve(__dirname, '..');
const generators: readonly ((root: string) => Promise<readonly GeneratedFile[]>)[] = [
  registries,
  configurationSchema,
  detectorDocs,
  snippets,
  faultDocs,
  referenceDocs,
  manifest,
  l10n,
];
const check = process.argv.includes('--check');

async function main(): Promise<void> {
  let stale = 0;
  let problems = 0;
  for (const generator of generators) {
    for (const file of await generator(root)) {
      const target = path.join(root, file.path);
      for (const problem of file.problems ?? []) {
        problems += 1;
        console.error(problem);
      }
      const present = await readFile(target, 'utf8').catch(() => undefined);
      if (present === file.content) {
        continue;
      }
      stale += 1;
      if (check) {
        console.error(`${file.path} is stale: run npm run generate and commit what it writes.`);
      } else {
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, file.content);
        console.log(`wrote ${file.path}`);
      }
    }
  }
  if (check && stale + problems > 0) {
    process.exitCode = 1;
  } else if (stale + problems === 0) {
    console.log('Generated files are up to date.');
  }
}

void main();
