import path from 'node:path';
import { isolatedAws, isolatedEnvironment } from '../host/isolatedEnvironment';
import { findOnPath } from '../host/missingTool';
import { startServer } from '../host/runningServer';
import { installServer } from '../host/server';
import { oldest } from '../host/versions';
import type { Children } from '../support/children';
import { tryRun } from '../support/run';
import type { Target } from './target';

/** Serves VS Code on loopback and prints its address; opens it where the machine has a desktop. */
export async function openInBrowser(target: Target, children: Children, say: (text: string) => void): Promise<void> {
  const installed = await installServer(oldest, children, say);
  const server = await startServer(installed, children, {
    dataFolder: path.join(target.folder, 'server-data'),
    env: isolatedEnvironment(target.home, isolatedAws(target.home, target.awsEndpoint)),
    workspaceTrust: false,
  });
  const address = server.address({ workspace: target.workspace, extension: target.extension });
  say(`\nVS Code ${oldest.vscode} in the browser: open\n\n  ${address}\n\nPress Ctrl-C here to end.`);
  const opener = desktopOpener();
  if (opener !== undefined) {
    await tryRun(children, opener, [address]);
  }
}

function desktopOpener(): string | undefined {
  if (process.platform === 'darwin') {
    return findOnPath('open');
  }
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '';
  return display === '' ? undefined : findOnPath('xdg-open');
}
