/**
 * Runs the suite of `test/vscode/suite` inside a real VS Code, the oldest that the extension admits and the newest:
 * `npm run test:vscode`, or `npm run test:vscode -- oldest` for one of them.
 *
 * Desktop VS Code is used where it can be downloaded and shown, VS Code's server in a headless browser elsewhere.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { MissingTool } from '../../scripts/host/missingTool';
import { serverHosts } from '../../scripts/host/versions';
import { Children } from '../../scripts/support/children';
import { root } from '../../scripts/support/paths';
import { countsVariable } from '../support/countingReporter';
import { withRunFolder } from '../../scripts/support/runFolder';
import { buildSuite } from './buildSuite';
import { desktopProblem, runOnDesktop } from './runOnDesktop';
import { runInServer } from './runInServer';

const say = (text: string): void => {
  console.log(text);
};

async function main(): Promise<number> {
  const children = new Children().endWithProcess();
  const wanted = process.argv.slice(2).filter((name) => name !== '--');
  const hosts = serverHosts.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  if (hosts.length === 0) {
    throw new Error(`Choose from: ${serverHosts.map(({ id }) => id).join(', ')}.`);
  }
  const module = await buildSuite();
  const problem = await desktopProblem();
  let failed = false;
  for (const host of hosts) {
    const code = await withRunFolder(async (folder) => {
      const workspace = path.join(folder, 'workspace');
      await mkdir(workspace);
      const counts = process.env[countsVariable];
      const env = counts === undefined ? {} : { [countsVariable]: counts };
      const suite = { folder, workspace, extension: root, module, env };
      if (problem === undefined) {
        say(`\nThe suite in desktop VS Code (${host.id})`);
        return await runOnDesktop(host, suite);
      }
      say(`\nThe suite in server-based VS Code ${host.vscode} (${host.id}); not desktop: ${problem}`);
      return await runInServer(host, suite, children, say);
    });
    say(`VS Code ${host.id}: ${code === 0 ? 'passed' : 'failed'}`);
    failed ||= code !== 0;
  }
  return failed ? 1 : 0;
}

main().then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error instanceof MissingTool ? error.message : error);
    process.exit(1);
  },
);
