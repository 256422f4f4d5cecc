import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isolatedEnvironment } from '../../scripts/host/isolatedEnvironment';
import { startServer } from '../../scripts/host/runningServer';
import { installServer } from '../../scripts/host/server';
import type { ServerHost } from '../../scripts/host/versions';
import type { Children } from '../../scripts/support/children';
import { openBrowser } from '../support/browser';
import type { SuiteRun } from './suiteRun';

/** How long the whole suite may take before the run is given up as stuck. */
const limitMs = 8 * 60_000;

/** Runs the suite in the extension host of a server-based VS Code, whose workbench a headless browser opens. */
export async function runInServer(
  host: ServerHost,
  suite: SuiteRun,
  children: Children,
  say: (text: string) => void,
): Promise<number> {
  const installed = await installServer(host, children, say);
  const home = path.join(suite.folder, 'home');
  const output = path.join(suite.folder, 'output.txt');
  await mkdir(home, { recursive: true });
  const server = await startServer(installed, children, {
    dataFolder: path.join(suite.folder, 'server-data'),
    env: { ...isolatedEnvironment(home), ...suite.env, STRONGROOM_TEST_OUTPUT: output },
    workspaceTrust: false,
    forTests: true,
  });
  const browser = await openBrowser(suite.folder);
  const log: string[] = [];
  let code = 1;
  try {
    const page = await browser.newPage();
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      log.push([type, ...args.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))].join(' '));
    });
    const exit = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`The suite did not end within ${limitMs / 60_000} minutes.`));
      }, limitMs);
      page.once('crash', () => {
        clearTimeout(timer);
        reject(new Error('The browser page crashed.'));
      });
      page
        .exposeFunction('codeAutomationExit', (result: number) => {
          clearTimeout(timer);
          resolve(result);
        })
        .catch(reject);
    });
    await page.goto(server.address({ workspace: suite.workspace, extension: suite.extension, tests: suite.module }));
    code = await exit;
    return code;
  } finally {
    say(await readFile(output, 'utf8').catch(() => 'The suite printed nothing.'));
    if (code !== 0) {
      say(`What the workbench logged last:\n${log.slice(-60).join('\n')}`);
    }
    await browser.close();
    await server.end();
  }
}
