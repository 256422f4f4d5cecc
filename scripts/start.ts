/**
 * Opens VS Code with the extension on a sample workspace, with a sandbox for AWS: `npm start`.
 *
 * Desktop VS Code where `code` is on the PATH, otherwise (or with STRONGROOM_VSCODE_HOST=server) VS Code in the
 * browser. Everything it writes lies in a temporary folder; Ctrl-C ends all that it started.
 */
import { randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeProfileFiles } from '../src/sandbox/profileFiles';
import { startSandbox } from '../src/sandbox/sandbox';
import { seedTeam } from '../src/sandbox/scenario';
import { findVsCode, MissingTool } from './host/missingTool';
import { openInBrowser } from './start/openInBrowser';
import { openOnDesktop } from './start/openOnDesktop';
import { writeSampleWorkspace } from './start/sampleWorkspace';
import { Children, whenOrphaned } from './support/children';
import { root } from './support/paths';
import { run } from './support/run';
import { withRunFolder } from './support/runFolder';

const region = 'eu-central-1';
const say = (text: string): void => {
  console.log(text);
};

async function main(interrupted: Promise<void>): Promise<void> {
  const children = new Children();
  process.once('exit', () => {
    children.killAll();
  });
  await withRunFolder(async (folder) => {
    const home = path.join(folder, 'home');
    const workspace = path.join(folder, 'corner-shop');
    await mkdir(home, { recursive: true });
    try {
      await Promise.race([interrupted, open(folder, home, workspace, children, interrupted)]);
    } finally {
      await children.endAll();
    }
  });
}

async function open(
  folder: string,
  home: string,
  workspace: string,
  children: Children,
  interrupted: Promise<void>,
): Promise<void> {
  say('Building the extension');
  await run(children, process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: root });

  const sandbox = await startSandbox({ now: () => new Date(), seed: String(randomInt(2 ** 47)) });
  try {
    const profiles = seedTeam(sandbox);
    await writeProfileFiles(home, { url: sandbox.url, region, profiles });
    say(
      `AWS sandbox: ${sandbox.url} (account ${sandbox.account}; profiles ${profiles.map(({ name }) => name).join(', ')})`,
    );

    const files = await writeSampleWorkspace(workspace, randomInt(2 ** 31), sandbox.account);
    say(`Sample workspace: ${workspace} (${String(files.length)} files; its secrets were made up just now)`);

    const target = { folder, home, awsEndpoint: sandbox.url, workspace, extension: root };
    const code = process.env['STRONGROOM_VSCODE_HOST'] === 'server' ? undefined : findVsCode();
    if (code === undefined) {
      await openInBrowser(target, children, say);
      await interrupted;
    } else {
      await openOnDesktop(code, target, children, say);
    }
  } finally {
    await sandbox.close();
  }
}

// npm hands an interruption only to its direct child: `exec` in the script makes that this process and not a shell.
// Windows has no such word and goes on behind the `||`.
const interrupted = new Promise<void>((resolve) => {
  whenOrphaned(resolve);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      resolve();
    });
  }
});

let ended = false;
void interrupted.then(() => {
  ended = true;
});

main(interrupted).then(
  () => {
    say('Everything that was started has ended.');
    process.exit(0);
  },
  (error: unknown) => {
    if (ended) {
      process.exit(0);
    }
    console.error(error instanceof MissingTool ? error.message : error);
    process.exit(1);
  },
);
