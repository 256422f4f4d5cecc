import { once } from 'node:events';
import path from 'node:path';
import { isolatedAws, neutralEnvironment } from '../host/isolatedEnvironment';
import type { Children } from '../support/children';
import type { Target } from './target';

/** Opens a window of desktop VS Code with settings and extensions of its own; ends when the window is closed. */
export async function openOnDesktop(
  code: string,
  target: Target,
  children: Children,
  say: (text: string) => void,
): Promise<void> {
  say(`Opening ${code}. Close its window, or press Ctrl-C here, to end.`);
  const child = children.spawn(
    code,
    [
      `--extensionDevelopmentPath=${target.extension}`,
      ...['--user-data-dir', path.join(target.folder, 'user-data')],
      ...['--extensions-dir', path.join(target.folder, 'extensions')],
      '--disable-workspace-trust',
      '--skip-welcome',
      '--new-window',
      '--wait',
      target.workspace,
    ],
    {
      env: { ...neutralEnvironment(), ...isolatedAws(target.home, target.awsEndpoint) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== null && exitCode !== 0) {
    throw new Error(
      `${code} ended with ${String(exitCode)}. STRONGROOM_VSCODE_HOST=server opens VS Code in the browser.`,
    );
  }
}
