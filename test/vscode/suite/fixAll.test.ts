import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import { actionsAt, diagnosticsOf, openFile, runAction, script, setText, writeFile } from './support/extension';
import type { ScriptedDialogs } from './support/scriptedDialogs';
import { awsForEach } from './support/sandboxed';

const samples = new Samples(83);
const [first, second, third] = [samples.make('password'), samples.make('password'), samples.make('password')];
const python = `DB_PASSWORD = "${first}"\nSMTP_PASSWORD = "${second}"\nADMIN_PASSWORD = "${first}"\n`;

const file = /^Fix all secrets in this file/;
const secretsManager = { press: /Secrets Manager/ };
const storeAll = { press: /Store and replace all/ };
const preview = { press: /Store, then preview/ };

describe('fixing all secrets', () => {
  const aws = awsForEach();

  const called = (operation: string): number =>
    aws.sandbox.requests.filter((request) => request.operation === `secretsmanager:${operation}`).length;

  const assertNoValue = (dialogs: ScriptedDialogs): void => {
    for (const value of [first, second, third]) {
      assert.equal((dialogs.transcript + dialogs.copied.join()).includes(value), false);
    }
  };

  describe('of a file', () => {
    let document: vscode.TextDocument;

    beforeEach(async () => {
      document = await openFile('settings.py', python);
    });

    it('stores each value once, and replaces every place in one step of undo', async () => {
      const dialogs = await script(secretsManager, storeAll);
      await runAction(document, first, file);
      dialogs.verify();
      const text = document.getText();
      assert.match(
        text,
        /DB_PASSWORD = get_secret\("(.*\/settings\/DB_PASSWORD)"\)[\s\S]*ADMIN_PASSWORD = get_secret\("\1"\)/,
      );
      assert.match(text, /SMTP_PASSWORD = get_secret\(".*\/settings\/SMTP_PASSWORD"\)/);
      assert.equal(called('CreateSecret'), 2);
      assert.deepEqual(await diagnosticsOf(document), []);
      assert.match(dialogs.of('inform')[0]?.text ?? '', /read back: 2 values\. Looked up now: 3 places, in 1 file\./);
      assertNoValue(dialogs);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), python);
    });

    it('shows what goes where and what changes, before anything is stored', async () => {
      const dialogs = await script(secretsManager, 'close');
      await runAction(document, first, file);
      dialogs.verify();
      const lines = dialogs.of('pick')[1]?.choices ?? [];
      const all = lines.join('\n');
      assert.match(all, /settings\/DB_PASSWORD ← .*settings\.py:1, .*settings\.py:3/);
      assert.match(all, /settings\/SMTP_PASSWORD ← .*settings\.py:2/);
      assert.match(all, /secretsmanager:GetSecretValue/);
      assert.match(all, /boto3/);
      assert.match(all, /123456789012/);
      assertNoValue(dialogs);
      assert.equal(called('CreateSecret'), 0);
      assert.equal(document.getText(), python);
    });

    it('copies the policies of all that was stored', async () => {
      const dialogs = await script(secretsManager, storeAll, { press: /Least-privilege policy/ });
      dialogs.notificationButton = /Copy Policy/;
      await runAction(document, first, file);
      dialogs.verify();
      const policy = JSON.parse(dialogs.copied.join()) as { Statement: { Resource: string[] }[] };
      assert.equal(policy.Statement[0]?.Resource.length, 2);
      await vscode.commands.executeCommand('undo');
      const again = await script(secretsManager, storeAll, { press: /Resource policy/ });
      again.notificationButton = /Copy Policy/;
      await runAction(document, first, file);
      again.verify();
      assert.match(again.copied.join(), /"AWS": "arn:aws:iam::123456789012:role\/ROLE"/);
      assert.equal(called('CreateSecret') - called('GetSecretValue') <= 0, true);
    });

    it('goes to Parameter Store where that is chosen', async () => {
      const dialogs = await script({ press: /Parameter Store/ }, storeAll);
      await runAction(document, first, file);
      dialogs.verify();
      assert.match(document.getText(), /get_parameter\(/);
      assert.equal(aws.sandbox.requests.filter(({ operation }) => operation === 'ssm:PutParameter').length, 2);
    });

    it('says what is left and why', async () => {
      const id = samples.make('aws-access-key-id');
      await setText(document, `${python}AWS_ACCESS_KEY_ID = "${id}"\n`);
      const dialogs = await script(secretsManager, storeAll, 'close');
      dialogs.notificationButton = /Show Details/;
      await runAction(document, first, file);
      dialogs.verify();
      assert.ok(document.getText().includes(id));
      assert.match(dialogs.of('inform')[0]?.text ?? '', /Left as they are: 1/);
      const details = dialogs.of('pick')[2]?.choices.join('\n') ?? '';
      assert.match(details, /settings\.py:4 AWS_ACCESS_KEY_ID: An AWS key is never moved/);
      assert.match(details, /DB_PASSWORD \(created\) ← /);
    });

    it('changes nothing where the second value cannot be stored, and says that the first exists', async () => {
      const dialogs = await script(secretsManager, storeAll);
      let creations = 0;
      dialogs.duringProgress = () => {
        // The first progress looks for secrets, the second one stores them.
        creations += 1;
        if (creations === 2) {
          aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'denied' });
          aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'slow' }, { times: 1 }).release();
        }
        return Promise.resolve();
      };
      await runAction(document, first, file);
      dialogs.verify();
      assert.equal(document.getText(), python);
      assert.equal(document.isDirty, false);
      const [told] = dialogs.of('error');
      assert.match(told?.text ?? '', /secretsmanager:CreateSecret/);
      assert.match(told?.text ?? '', /not looked up by these files: .*\/settings\/DB_PASSWORD\. Run this again/);
      assertNoValue(dialogs);
    });

    it('changes nothing where it is cancelled half way', async () => {
      const dialogs = await script(secretsManager, storeAll);
      const cancel = new AbortController();
      let shown = 0;
      dialogs.duringProgress = () => {
        shown += 1;
        if (shown === 2) {
          dialogs.cancelProgress = cancel;
          const injection = aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'slow' });
          void injection.hit.then(() => {
            cancel.abort();
          });
        }
        return Promise.resolve();
      };
      await runAction(document, first, file);
      dialogs.verify();
      aws.sandbox.clearFaults();
      assert.equal(document.getText(), python);
      assert.match(dialogs.transcript, /is not known: look for it before you try again/);
    });

    it('leaves the places of a name that is taken, where a person leaves it', async () => {
      const before = await script(secretsManager, storeAll);
      await runAction(document, first, file);
      before.verify();
      await setText(document, python.replaceAll(first, third));
      const dialogs = await script(secretsManager, storeAll, 'close');
      await runAction(document, third, file);
      dialogs.verify();
      assert.match(dialogs.of('ask')[0]?.text ?? '', /DB_PASSWORD already holds a different value/);
      const text = document.getText();
      assert.equal(text.split(third).length, 3);
      assert.equal(text.includes(second), false);
      assert.match(dialogs.of('inform')[0]?.text ?? '', /Left as they are: 2/);
    });

    it('can be previewed, and discarded, after which it says what exists', async () => {
      const dialogs = await script(secretsManager, preview);
      await answering('refactorPreview.discard', () => runAction(document, first, file));
      dialogs.verify();
      assert.equal(document.getText(), python);
      assert.match(
        dialogs.of('warn')[0]?.text ?? '',
        /discarded in the preview.*not looked up by these files: .*DB_PASSWORD/,
      );
      // Everything is ticked, so that every change can be seen.
      const again = await script(secretsManager, preview);
      await answering('refactorPreview.apply', () => runAction(document, first, file));
      again.verify();
      assert.equal(document.getText().split('get_secret(').length, 5);
      assert.deepEqual(
        [first, second].filter((value) => document.getText().includes(value)),
        [],
      );
      assert.equal(called('PutSecretValue'), 0);
    });

    it('offers all places of one value', async () => {
      const dialogs = await script(secretsManager, storeAll);
      await runAction(document, first, /^Move all 2 places of this value/);
      dialogs.verify();
      assert.equal(document.getText().includes(first), false);
      assert.ok(document.getText().includes(second));
      assert.equal(called('CreateSecret'), 1);
      const titles = (await actionsAt(document, second)).map(({ title }) => title);
      assert.equal(
        titles.some((title) => /all secrets|Move all/.test(title)),
        false,
        titles.join(),
      );
    });
  });

  describe('of the workspace', () => {
    it('finds files that are not open and not ignored, and rewrites them together', async () => {
      const one = await writeFile('one/settings.py', python);
      const two = await writeFile('two/app.py', `API_PASSWORD = "${first}"\n`);
      const ignored = await writeFile('skipped/x.py', `API_PASSWORD = "${third}"\n`);
      await writeFile('skipped/.gitignore', '*.py\n');
      const dialogs = await script(secretsManager, storeAll);
      await vscode.commands.executeCommand('strongroom.fixAllInWorkspace');
      dialogs.verify();
      assert.match(dialogs.of('inform')[0]?.text ?? '', /read back: 2 values\. Looked up now: 4 places, in 2 files\./);
      const texts = await Promise.all(
        [one, two].map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText()),
      );
      assert.ok(texts.every((text) => text.includes('get_secret(') && !text.includes(first) && !text.includes(second)));
      assert.ok((await vscode.workspace.openTextDocument(ignored)).getText().includes(third));
      assert.equal(called('CreateSecret'), 2);
      assertNoValue(dialogs);
    });

    it('leaves the file that a person unticks in the preview, and says of the others that they are left', async () => {
      const texts = [`API_PASSWORD = "${first}"\n`, `MAIL_PASSWORD = "${second}"\n`];
      const uris = await Promise.all(texts.map((text, index) => writeFile(`unticked/${String(index)}.py`, text)));
      const dialogs = await script(secretsManager, preview);
      await untickingFirst(() => vscode.commands.executeCommand('strongroom.fixAllInWorkspace'));
      dialogs.verify();
      const now = await Promise.all(uris.map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText()));
      assert.equal(now.filter((text, index) => text === texts[index]).length, 1, now.join());
      assert.equal(now.filter((text) => text.includes('get_secret(')).length, 1, now.join());
      // The value that stays in the code is in the store as well, and the summary counts what was changed.
      assert.equal(called('CreateSecret'), 2);
      assert.match(
        dialogs.of('inform')[0]?.text ?? '',
        /read back: 2 values\. Looked up now: 1 place, in 1 file\. Left out in the preview.*: 1 place\./,
      );
      assertNoValue(dialogs);
    });

    it('says so where there is nothing', async () => {
      const dialogs = await script(secretsManager);
      await vscode.commands.executeCommand('strongroom.fixAllInWorkspace');
      dialogs.verify();
      assert.match(dialogs.of('inform')[0]?.text ?? '', /no secrets to fix/);
    });
  });
});

/** Presses a button of VS Code's own preview again and again until what opens it has ended. */
async function answering(command: string, run: () => Promise<unknown>): Promise<void> {
  const state = { ended: false };
  const running = run().finally(() => {
    state.ended = true;
  });
  while (!state.ended) {
    await vscode.commands.executeCommand(command);
    await new Promise(setImmediate);
  }
  await running;
}

/** Unticks the first file in VS Code's own preview, and has the preview change the others. */
async function untickingFirst(run: () => Thenable<unknown>): Promise<void> {
  const state = { ended: false };
  const running = Promise.resolve(run()).finally(() => {
    state.ended = true;
  });
  const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  // Below the heading stands the first file. That it has the focus shows once it is selected: its change is then shown.
  while (!state.ended && !tabs().some(({ label }) => label.startsWith('Refactor Preview'))) {
    if ((await vscode.commands.getCommands()).includes('refactorPreview.focus')) {
      for (const command of ['refactorPreview.focus', 'list.focusFirst', 'list.focusDown', 'list.select']) {
        await vscode.commands.executeCommand(command);
      }
    }
    await new Promise(setImmediate);
  }
  await vscode.commands.executeCommand('refactorPreview.toggleCheckedState');
  await answering('refactorPreview.apply', () => running);
}
