import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { isolatedAws } from '../../scripts/host/isolatedEnvironment';
import { findOnPath } from '../../scripts/host/missingTool';
import type { ServerHost } from '../../scripts/host/versions';
import { testFolder } from '../../scripts/support/paths';
import type { SuiteRun } from './suiteRun';

/** How long the download site may take to answer at all. */
const reachMs = 8_000;

/** Why desktop VS Code cannot be used here, or undefined where it can. */
export async function desktopProblem(): Promise<string | undefined> {
  const wanted = process.env['STRONGROOM_VSCODE_HOST'];
  if (wanted === 'server') {
    return 'STRONGROOM_VSCODE_HOST=server';
  }
  if (process.env['CI'] !== undefined && wanted !== 'desktop') {
    return 'CI uses the server host';
  }
  if (process.platform === 'linux' && !hasDisplay()) {
    return 'there is no display (start under xvfb-run to use desktop VS Code)';
  }
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(reachMs),
    });
    return answer.ok ? undefined : `the download site answered ${answer.status}`;
  } catch {
    return 'VS Code cannot be downloaded from here';
  }
}

function hasDisplay(): boolean {
  return (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/** Runs the suite in desktop VS Code, downloaded once to `.vscode-test/`. Returns the exit code. */
export async function runOnDesktop(host: ServerHost, suite: SuiteRun): Promise<number> {
  const version = host.id === 'oldest' ? host.vscode : 'stable';
  const executable = await downloadAndUnzipVSCode({ version, cachePath: testFolder });
  const home = path.join(suite.folder, 'home');
  await mkdir(home, { recursive: true });
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: suite.extension,
      extensionTestsPath: suite.module,
      // The window needs the real home folder of its display; only what decides about AWS is replaced.
      extensionTestsEnv: { ...withoutOuterAws(), ...isolatedAws(home), ...suite.env },
      launchArgs: [
        suite.workspace,
        ...['--user-data-dir', path.join(suite.folder, 'user-data')],
        ...['--extensions-dir', path.join(suite.folder, 'extensions')],
        '--disable-extensions',
        '--disable-workspace-trust',
        '--skip-welcome',
        '--skip-release-notes',
        ...(process.platform === 'linux' && findOnPath('dbus-launch') === undefined ? ['--disable-gpu'] : []),
      ],
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

/** Unsets what the outer environment says about AWS: VS Code is started with these on top of it. */
function withoutOuterAws(): Record<string, undefined> {
  const names = Object.keys(process.env).filter((name) => name.toUpperCase().startsWith('AWS_'));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
