import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { InstalledServer } from '../../../scripts/host/server';
import type { Children } from '../../../scripts/support/children';
import { root, testFolder } from '../../../scripts/support/paths';
import { run } from '../../../scripts/support/run';

/**
 * Packs the extension as it is now (or takes the VSIX that STRONGROOM_E2E_VSIX names) and installs it as a person
 * would. The folder of extensions is returned, for every session to start with.
 */
export async function installExtension(server: InstalledServer, children: Children): Promise<string> {
  const vsix = process.env['STRONGROOM_E2E_VSIX'] ?? (await pack(children));
  const folder = path.join(testFolder, `e2e-${server.host.id}`);
  await rm(folder, { recursive: true, force: true });
  const extensions = path.join(folder, 'extensions');
  await mkdir(extensions, { recursive: true });
  await run(
    children,
    server.node,
    [
      'out/server-main.js',
      ...['--install-extension', vsix],
      ...['--extensions-dir', extensions],
      ...['--server-data-dir', path.join(folder, 'data')],
      '--accept-server-license-terms',
    ],
    { cwd: server.vscodeFolder },
  );
  const installed = await readdir(extensions);
  if (!installed.some((name) => name.startsWith('strongroom.strongroom'))) {
    throw new Error(`VS Code did not install the extension; its folder holds ${installed.join(', ')}.`);
  }
  return extensions;
}

async function pack(children: Children): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  await run(children, process.execPath, ['--import', 'tsx', 'scripts/package.ts'], { cwd: root });
  return path.join(root, `strongroom-${version}.vsix`);
}
