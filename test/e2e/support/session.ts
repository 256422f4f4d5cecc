import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { isolatedAws, isolatedEnvironment } from '../../../scripts/host/isolatedEnvironment';
import { startServer } from '../../../scripts/host/runningServer';
import type { RunningServer } from '../../../scripts/host/runningServer';
import type { InstalledServer } from '../../../scripts/host/server';
import { installServer } from '../../../scripts/host/server';
import { newest, oldest } from '../../../scripts/host/versions';
import { Children } from '../../../scripts/support/children';
import { withRunFolder } from '../../../scripts/support/runFolder';
import type { ProfileSpec } from '../../../src/sandbox/profileFiles';
import { writeProfileFiles } from '../../../src/sandbox/profileFiles';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { startSandbox } from '../../../src/sandbox/sandbox';
import { openBrowser } from '../../support/browser';
import { installExtension } from './installedExtension';
import { Workbench } from './workbench';

export interface SessionOptions {
  /** The files of the workspace. */
  readonly files: Readonly<Record<string, string>>;
  /** The `.code-workspace` file among them that is opened; without it the folder that holds them all. */
  readonly opened?: string;
  /** Prepares the account, and tells the profiles that the person has. Without it there are none. */
  readonly account?: (sandbox: Sandbox) => readonly ProfileSpec[];
  /** True: VS Code asks whether the folder is trusted. */
  readonly workspaceTrust?: boolean;
  /** Added to the user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A person at a VS Code with the extension, a workspace, and an AWS account in a sandbox. */
export interface Session {
  readonly workbench: Workbench;
  readonly sandbox: Sandbox;
  /** What a file of the workspace holds on disk. */
  readonly fileText: (name: string) => Promise<string>;
  /** What a file below the person's home folder holds, or undefined where there is none. */
  readonly homeText: (name: string) => Promise<string | undefined>;
  /** Kills VS Code's server with the extension in it, and closes the window. */
  readonly kill: () => Promise<void>;
  /** Starts VS Code again after it was killed, with what it had kept, and opens its window. */
  readonly startAgain: () => Promise<Workbench>;
}

const settings = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  // In the browser VS Code saves by itself unless told otherwise.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  // The shop's packages are not installed: only what Strongroom has to say is to be underlined.
  'typescript.validate.enable': false,
  'window.commandCenter': false,
  // A picture shows a dialog as it is, not as it fades in.
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** Opens a session, calls `use`, and ends all that it started. A failure leaves a screenshot. */
export async function withSession(
  title: string,
  options: SessionOptions,
  use: (session: Session) => Promise<void>,
): Promise<void> {
  await withRunFolder(async (folder) => {
    const children = new Children();
    const killAll = (): void => {
      children.killAll();
    };
    process.once('exit', killAll);
    const home = path.join(folder, 'home');
    const workspace = path.join(folder, 'shop');
    const dataFolder = path.join(folder, 'server-data');
    const userSettings = path.join(dataFolder, 'data', 'User', 'settings.json');
    await mkdir(home, { recursive: true });
    await mkdir(workspace, { recursive: true });
    for (const [name, text] of Object.entries(options.files)) {
      await write(path.join(workspace, name), text);
    }
    await write(userSettings, JSON.stringify({ ...settings, ...options.settings }));

    const sandbox = await startSandbox({ now: () => new Date(), seed: title });
    try {
      const profiles = options.account?.(sandbox) ?? [];
      await writeProfileFiles(home, { url: sandbox.url, region: 'eu-central-1', profiles });
      const { installed, extensionsFolder } = await preparedHost();
      const start = (port?: number): Promise<RunningServer> =>
        startServer(installed, children, {
          dataFolder,
          env: isolatedEnvironment(home, isolatedAws(home, sandbox.url)),
          workspaceTrust: options.workspaceTrust ?? false,
          extensionsFolder,
          ...(port !== undefined && { port }),
        });
      let server = await start();
      const browser = await openBrowser(folder);
      const openWorkbench = async (page: Page): Promise<Workbench> => {
        await page.goto(server.address({ workspace: path.join(workspace, options.opened ?? '') }));
        const workbench = new Workbench(page, title);
        await workbench.ready();
        return workbench;
      };
      try {
        let workbench = await openWorkbench(browser.pages()[0] ?? (await browser.newPage()));
        try {
          await use({
            workbench,
            sandbox,
            fileText: (name) => readFile(path.join(workspace, name), 'utf8'),
            homeText: (name) => readFile(path.join(home, name), 'utf8').catch(() => undefined),
            kill: async () => {
              await server.kill();
              // The window goes last: a browser ends with its last page.
              const next = await browser.newPage();
              await workbench.page.close();
              workbench = new Workbench(next, title);
            },
            startAgain: async () => {
              server = await start(server.port);
              workbench = await openWorkbench(workbench.page);
              return workbench;
            },
          });
        } catch (error) {
          await workbench.screenshot('failed');
          throw error;
        }
      } finally {
        await browser.close();
        await server.end();
      }
    } finally {
      await sandbox.close();
      await children.endAll();
      process.off('exit', killAll);
    }
  });
}

interface PreparedHost {
  readonly installed: InstalledServer;
  readonly extensionsFolder: string;
}

/** Holds the one preparation that all sessions of a run share. */
const prepared: Promise<PreparedHost>[] = [];

/** VS Code with the extension installed; the newest, or as STRONGROOM_E2E_HOST says. */
async function preparedHost(): Promise<PreparedHost> {
  if (prepared.length === 0) {
    prepared.push(prepare());
  }
  return await prepared[0]!;
}

async function prepare(): Promise<PreparedHost> {
  const children = new Children();
  const host = process.env['STRONGROOM_E2E_HOST'] === 'oldest' ? oldest : newest;
  const installed = await installServer(host, children, console.log);
  return { installed, extensionsFolder: await installExtension(installed, children) };
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
