import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import { cleanUp, extensionUnderTest, openFile, runAction, script, writeFile } from './support/extension';
import { startSandboxed, userProfile } from './support/sandboxed';
import type { Sandboxed } from './support/sandboxed';

const samples = new Samples(61);
const [password, other] = [samples.make('password'), samples.make('password')];
const before = `export const dbPassword = '${password}';\n`;
const secretsManager = /^Move to AWS Secrets Manager/;
const store = { press: /Store and replace/ };

describe('a fix that did not finish', () => {
  let aws: Sandboxed;
  let document: vscode.TextDocument;

  /** Forgets whatever is unfinished, also what other tests left. */
  const leaveAll = async (): Promise<void> => {
    const dialogs = await script();
    dialogs.notificationButton = /Leave as It Is/;
    await (await extensionUnderTest()).editor.offerUnfinished();
  };

  beforeEach(async () => {
    await leaveAll();
    aws = await startSandboxed();
    await aws.profiles([userProfile(aws.sandbox, 'dev')]);
    await writeFile('package.json', '{ "type": "module" }');
    document = await openFile('config.ts', before);
  });

  afterEach(async () => {
    aws.sandbox.clearFaults();
    await leaveAll();
    await cleanUp();
    await aws.end();
  });

  const created = (): number =>
    aws.sandbox.requests.filter(
      ({ operation, error }) => operation === 'secretsmanager:CreateSecret' && error === undefined,
    ).length;

  /** Moves the secret while the answers to an operation are lost, although AWS acts. */
  const interrupted = async (operation: string): Promise<void> => {
    aws.sandbox.inject(operation, { kind: 'reset' }, { afterwards: true });
    await script(store);
    await runAction(document, password, secretsManager);
    assert.equal(document.getText(), before);
    aws.sandbox.clearFaults();
  };

  for (const operation of ['secretsmanager:CreateSecret', 'secretsmanager:GetSecretValue']) {
    it(`is finished with the secret that was stored, after ${operation} got no answer`, async () => {
      await interrupted(operation);
      const creations = created();
      const dialogs = await script();
      dialogs.notificationButton = /Finish the Fix/;
      await (await extensionUnderTest()).editor.offerUnfinished();
      const [offer] = dialogs.of('warn');
      assert.match(offer?.text ?? '', /config\.ts.*config\/dbPassword/);
      assert.ok(!dialogs.transcript.includes(password));
      assert.ok(!document.getText().includes(password), dialogs.transcript);
      assert.match(document.getText(), /config\/dbPassword/);
      assert.equal(created(), creations);
      const again = await script();
      await (await extensionUnderTest()).editor.offerUnfinished();
      assert.deepEqual(again.shown, []);
    });
  }

  it('shows what exists and changes nothing', async () => {
    await interrupted('secretsmanager:CreateSecret');
    const dialogs = await script();
    dialogs.notificationButton = /Show What Exists/;
    await (await extensionUnderTest()).editor.offerUnfinished();
    assert.match(dialogs.transcript, /holds the value that stands in the code/);
    assert.equal(document.getText(), before);
    assert.ok(!aws.sandbox.requests.some(({ operation }) => operation.includes('Delete')));
  });

  it('is offered again where AWS cannot be asked, and not once it is left', async () => {
    await interrupted('secretsmanager:CreateSecret');
    aws.sandbox.inject('secretsmanager:GetSecretValue', { kind: 'denied' });
    const dialogs = await script();
    dialogs.notificationButton = /Finish the Fix/;
    await (await extensionUnderTest()).editor.offerUnfinished();
    assert.equal(dialogs.of('error').length, 1, dialogs.transcript);
    assert.equal(document.getText(), before);
    const leaving = await script();
    leaving.notificationButton = /Leave as It Is/;
    await (await extensionUnderTest()).editor.offerUnfinished();
    assert.equal(leaving.of('warn').length, 1);
    const after = await script();
    await (await extensionUnderTest()).editor.offerUnfinished();
    assert.deepEqual(after.shown, []);
  });

  describe('of several secrets', () => {
    const several = `${before}export const smtpPassword = '${other}';\nexport const adminPassword = '${password}';\n`;
    let worker: vscode.TextDocument;

    beforeEach(async () => {
      worker = await openFile('worker.ts', `export const workerPassword = '${password}';\n`);
      document = await openFile('several.ts', several);
    });

    /** Moves all secrets of the workspace while the answer to the second creation is lost, although AWS acts. */
    const interruptedBatch = async (): Promise<void> => {
      aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'reset' }, { afterwards: true, skip: 1 });
      const dialogs = await script({ press: /Secrets Manager/ }, { press: /Store and replace all/ });
      await vscode.commands.executeCommand('strongroom.fixAllInWorkspace');
      dialogs.verify();
      assert.equal(document.getText(), several);
      aws.sandbox.clearFaults();
    };

    it('is finished in all files with the secrets that were stored, and offered once', async () => {
      await interruptedBatch();
      const creations = created();
      const dialogs = await script();
      dialogs.notificationButton = /Finish the Fix/;
      await (await extensionUnderTest()).editor.offerUnfinished();
      assert.equal(dialogs.of('warn').length, 1, dialogs.transcript);
      assert.match(dialogs.of('warn')[0]?.text ?? '', /Still in the code: 2, in .*several\.ts/);
      for (const text of [document.getText(), worker.getText(), dialogs.transcript]) {
        assert.ok(!text.includes(password) && !text.includes(other), text);
      }
      assert.match(dialogs.of('inform')[0]?.text ?? '', /: 5 places, in 3 files\./);
      assert.equal(created(), creations);
      const again = await script();
      await (await extensionUnderTest()).editor.offerUnfinished();
      assert.deepEqual(again.shown, []);
    });

    it('leaves what is not in the store, and says so', async () => {
      await interruptedBatch();
      aws.sandbox.inject('secretsmanager:GetSecretValue', { kind: 'wrong-value' }, { times: 1 });
      const dialogs = await script();
      dialogs.notificationButton = /Finish the Fix/;
      await (await extensionUnderTest()).editor.offerUnfinished();
      const text = document.getText() + worker.getText();
      assert.notEqual(text.includes(password), text.includes(other), text);
      assert.match(dialogs.of('inform')[0]?.text ?? '', /left as they are: [^,]+\. Fix them again/);
    });

    it('is nothing any more once all of them are fixed', async () => {
      const dialogs = await script({ press: /Secrets Manager/ }, { press: /Store and replace all/ });
      await vscode.commands.executeCommand('strongroom.fixAllInWorkspace');
      dialogs.verify();
      const after = await script();
      await (await extensionUnderTest()).editor.offerUnfinished();
      assert.deepEqual(after.shown, []);
    });
  });

  it('is finished for a whole connection with the one secret that was stored', async () => {
    const connection = `export const db = { host: 'db.internal', user: 'app', password: '${password}', database: 'shop' };\n`;
    const open = await openFile('connection.ts', connection);
    aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'reset' }, { afterwards: true });
    await script(store);
    await runAction(open, password, /^Move the whole connection/);
    assert.equal(open.getText(), connection);
    aws.sandbox.clearFaults();
    const creations = created();
    const dialogs = await script();
    dialogs.notificationButton = /Finish the Fix/;
    await (await extensionUnderTest()).editor.offerUnfinished();
    assert.match(open.getText(), /host: JSON\.parse\(.*\)\.host, user: .*\.username/);
    assert.ok(!open.getText().includes(password), dialogs.transcript);
    assert.equal(created(), creations);
  });

  it('leaves no trace where nothing can have been stored', async () => {
    aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'denied' });
    await script(store);
    await runAction(document, password, secretsManager);
    aws.sandbox.clearFaults();
    const dialogs = await script();
    await (await extensionUnderTest()).editor.offerUnfinished();
    assert.deepEqual(dialogs.shown, []);
  });
});
