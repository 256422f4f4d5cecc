import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '../../.vscode-test/toolchains');

/** Why there are no Python tools; undefined where there can be. */
export function pythonMissing(): string | undefined {
  return spawnSync('python3', ['--version']).status === 0 ? undefined : 'python3 is not installed';
}

/**
 * The programs of a virtual environment, which is made where it is not there yet.
 *
 * @param name of the environment; `program` is what it must have.
 * @returns the folder with its programs.
 */
export function pythonTools(name: string, program: string, packages: readonly string[]): string {
  const environment = path.join(folder, name);
  const bin = path.join(environment, 'bin');
  if (!existsSync(path.join(bin, program))) {
    mkdirSync(folder, { recursive: true });
    execFileSync('python3', ['-m', 'venv', environment]);
    execFileSync(path.join(bin, 'pip'), ['install', '--quiet', ...packages]);
  }
  return bin;
}
