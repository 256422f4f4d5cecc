import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/support/paths';

/** Compiles the suite that runs inside VS Code to `out/`, and returns the module to hand to VS Code. */
export async function buildSuite(): Promise<string> {
  const outdir = path.join(root, 'out', 'vscode-suite');
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/suite/index.ts', 'test/vscode/suite/**/*.test.ts'],
    outbase: 'test/vscode/suite',
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.js');
}
