import { readdirSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../host/chromium';
import type { MissingTool } from '../host/missingTool';
import { installMoto } from '../host/moto';
import { installServer } from '../host/server';
import type { ServerHost } from '../host/versions';
import { newest, oldest } from '../host/versions';
import type { Children } from '../support/children';
import { root } from '../support/paths';
import { Installations } from './installations';
import type { Stage } from './stage';

const tsx = ['--import', 'tsx'];
const bin = (module: string, file: string): string => path.join(root, 'node_modules', module, file);

/** The stages of `npm test`, in their order. */
export function stages(children: Children, desktop: boolean): readonly Stage[] {
  const installations = new Installations();
  const server = (host: ServerHost) => () =>
    installations.once(host.id, async (say) => {
      findChromium();
      await installServer(host, children, say);
    });
  const moto = (): Promise<MissingTool | undefined> => installations.once('moto', (say) => installMoto(children, say));
  const nothing = (): Promise<undefined> => Promise.resolve(undefined);
  return [
    stage('generated', 'Generated files are up to date', [[...tsx, 'scripts/generate.ts', '--check']]),
    stage('lint', 'Lint and format', [
      [bin('eslint', 'bin/eslint.js'), '.', '--max-warnings=0'],
      [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
    ]),
    stage('typecheck', 'Types', [[bin('typescript', 'bin/tsc'), '-p', '.']]),
    stage('build', 'Build', [[...tsx, 'scripts/build.ts']]),
    { ...mocha('programs', 'Real programs, before and after a fix', ['programs']), prepare: moto, beside: true },
    mocha('unit', 'Unit tests, cases and properties', ['unit', 'cases', 'properties', 'lint']),
    mocha('cli', 'Command line', ['cli']),
    {
      ...mocha('aws', 'AWS contract: embedded sandbox and moto', ['aws']),
      prepare: moto,
      runsWithout: true,
    },
    ...[oldest, newest].map((host) => ({
      ...stage(`vscode-${host.id}`, `Inside VS Code, ${host.id}`, [[...tsx, 'test/vscode/run.ts', host.id]]),
      prepare: desktop ? nothing : server(host),
      counts: true,
    })),
    { ...mocha('package', 'The VSIX', ['package']), rebuilds: true },
    {
      ...mocha('e2e', 'End to end, through the real user interface', ['e2e']),
      rebuilds: true,
      prepare: async () => (await server(oldest)()) ?? (await server(newest)()),
    },
  ];
}

function stage(name: string, title: string, commands: Stage['commands']): Stage {
  return { name, title, commands, counts: false };
}

function mocha(name: string, title: string, folders: readonly string[]): Stage {
  const files = folders.flatMap(testFiles);
  const command = [bin('mocha', 'bin/mocha.js'), '--reporter', 'test/support/countingReporter.ts', '--exit', ...files];
  return { name, title, commands: files.length === 0 ? [] : [command], counts: true };
}

function testFiles(folder: string): string[] {
  const base = path.join('test', folder);
  let names: string[];
  try {
    names = readdirSync(path.join(root, base), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(base, name));
}
