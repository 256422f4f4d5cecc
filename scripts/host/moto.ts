import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Children } from '../support/children';
import { testFolder } from '../support/paths';
import { run, tryRun } from '../support/run';
import { findOnPath, installCommand, MissingTool } from './missingTool';
import { motoVersion } from './versions';

const folder = path.join(testFolder, 'moto');
const python = path.join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
const stamp = path.join(folder, 'complete.txt');

/** The Python that runs moto's server, or undefined where `installMoto` has not finished for this version. */
export async function installedMoto(): Promise<string | undefined> {
  const version = await readFile(stamp, 'utf8').catch(() => undefined);
  return version === motoVersion && existsSync(python) ? python : undefined;
}

/** Installs moto, a local AWS of independent make, into a virtual environment below `.vscode-test/`. */
export async function installMoto(children: Children, say: (text: string) => void): Promise<string> {
  const ready = await installedMoto();
  if (ready !== undefined) {
    return ready;
  }
  const base = findOnPath('python3', 'python');
  if (base === undefined) {
    throw new MissingTool(['python3'], installCommand(['python3', 'python3-venv'], ['python']));
  }
  say(`moto ${motoVersion}: installing into a virtual environment (once, about a minute)`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(testFolder, { recursive: true });
  const made = await tryRun(children, base, ['-m', 'venv', folder]);
  if (made.code !== 0 || !existsSync(python)) {
    throw new MissingTool(["Python's venv module"], installCommand(['python3-venv'], ['python']));
  }
  await run(children, python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `moto[server]==${motoVersion}`,
  ]);
  await writeFile(stamp, motoVersion);
  say(`moto ${motoVersion}: ready in ${folder}`);
  return python;
}
