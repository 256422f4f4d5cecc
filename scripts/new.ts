/** Starts a detector, a rewriter or a language: `npm run new -- detector acme-token`. */
import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { templates } from './new/templates';
import type { Kind } from './new/templates';
import { Children } from './support/children';
import { root } from './support/paths';
import { run } from './support/run';

async function main(): Promise<void> {
  const [kind = '', id = ''] = process.argv.slice(2);
  if (!isKind(kind) || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
    throw new Error(
      `Usage: npm run new -- ${Object.keys(templates).join('|')} ID\nThe id is lower case with hyphens and names the folder; a detector's id names the bad thing.`,
    );
  }
  const { folder, files } = templates[kind];
  const target = path.join(root, folder, id);
  if (await exists(target)) {
    throw new Error(`${folder}/${id} is there already; nothing was written.`);
  }
  await mkdir(target, { recursive: true });
  for (const [name, text] of Object.entries(files(id))) {
    await writeFile(path.join(target, name), text);
    console.log(`wrote ${folder}/${id}/${name}`);
  }
  const children = new Children().endWithProcess();
  await run(children, process.execPath, ['--import', 'tsx', 'scripts/generate.ts'], { cwd: root, show: true });
  console.log(`Next: make it find what it should, prove it in ${folder}/${id}, and run npm run test:unit.`);
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(templates, text);
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
