import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Children } from '../../scripts/support/children';
import { root } from '../../scripts/support/paths';
import { withRunFolder } from '../../scripts/support/runFolder';
import { openBrowser } from '../support/browser';
import { Workbench } from './support/workbench';

describe('npm start', function () {
  this.timeout(600_000);
  const children = new Children();

  after(() => children.endAll());

  it('opens the sample workspace with AWS in a sandbox, and Ctrl-C ends all of it', async () => {
    const child = children.spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
      cwd: root,
      // Without a display there is no desktop opener to start either.
      env: { ...process.env, STRONGROOM_VSCODE_HOST: 'server', DISPLAY: '', WAYLAND_DISPLAY: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const address = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          const url = /^ +(http:\/\/127\.0\.0\.1:\S+)$/m.exec(output)?.[1];
          if (url !== undefined && output.includes('Ctrl-C')) {
            resolve(url);
          }
        });
      }
      child.once('exit', (code) => {
        reject(new Error(`npm start ended with ${code ?? 'a signal'}.\n${output}`));
      });
    });
    const workspace = new URL(address).searchParams.get('folder') ?? '';
    assert.ok(existsSync(path.join(workspace, '.env')), workspace);

    await withRunFolder(async (folder) => {
      const browser = await openBrowser(folder);
      try {
        const page = browser.pages()[0] ?? (await browser.newPage());
        await page.goto(address);
        const workbench = new Workbench(page, 'start');
        await workbench.ready();
        for (const name of ['database.ts', 'index.js', 'report.py', 'application.yaml', 'settings.json', '.env']) {
          await workbench.openFile(name);
          await workbench.squiggle();
        }
        await workbench.openView('Strongroom');
        await workbench.row(/IAM user dev/).waitFor();
        await workbench.row(/200 days, limit 90/).waitFor();
        await workbench.screenshot('sample workspace');
      } finally {
        await browser.close();
      }
    });

    const gone = once(child, 'exit');
    child.kill('SIGINT');
    const [code] = (await gone) as [number | null];
    assert.equal(code, 0, output);
    assert.ok(!existsSync(workspace), 'the temporary folder is left behind');
    await assert.rejects(fetch(address), 'the server still answers');
  });
});
