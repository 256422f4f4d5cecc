import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import {
  actionsAt,
  cleanUp,
  openFile,
  openUntitled,
  quickFixes,
  readRootFile,
  runAction,
  script,
  writeFile,
} from './support/extension';

const samples = new Samples(23);
const password = samples.make('password');
const keyId = samples.make('aws-access-key-id', { account: '123456789012' });
const temporaryId = samples.make('aws-access-key-id', { type: 'temporary' });
const secretKey = samples.make('aws-secret-access-key');

const moves = ['Move to AWS Secrets Manager…', 'Move to SSM Parameter Store (SecureString)…'];

async function titles(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  return (await actionsAt(document, text)).map(({ title }) => title);
}

describe('the light bulb', () => {
  afterEach(cleanUp);

  it('offers the stores, the environment and to ignore, the first one preferred', async () => {
    await writeFile('package.json', '{ "type": "module" }');
    const document = await openFile('app.ts', `export const password = '${password}';\n`);
    const actions = await actionsAt(document, password);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [...moves, 'Replace with environment variable…', 'Ignore this finding…'],
    );
    assert.deepEqual(
      actions.map(({ isPreferred = false }) => isPreferred),
      [true, false, false, false],
    );
    for (const { edit, kind } of actions) {
      assert.equal(edit, undefined, 'an action does nothing by itself');
      assert.ok(kind && vscode.CodeActionKind.QuickFix.contains(kind));
    }
  });

  it('offers the same in Python and in an untitled document', async () => {
    const python = await openFile('app.py', `password = '${password}'\n`);
    assert.deepEqual(await titles(python, password), [
      ...moves,
      'Replace with environment variable…',
      'Ignore this finding…',
    ]);
    const untitled = await openUntitled('python', `password = '${password}'\n`);
    assert.ok((await titles(untitled, password)).includes(moves[0] ?? ''));
  });

  it('never offers a look-up for an AWS key, but the default chain and the page to deactivate it', async () => {
    const document = await openFile(
      'app.py',
      `import boto3\n\ns3 = boto3.client(\n    "s3",\n    aws_access_key_id="${keyId}",\n    aws_secret_access_key="${secretKey}",\n)\n`,
    );
    for (const half of [keyId, secretKey]) {
      assert.deepEqual(await titles(document, half), [
        'Use the default credential chain…',
        'Deactivate this key in the IAM console',
        'Ignore this finding…',
      ]);
    }
  });

  it('does not send people to deactivate what only expires', async () => {
    const document = await openFile('notes.txt', `id ${temporaryId}\n`);
    assert.deepEqual(await titles(document, temporaryId), ['Ignore this finding…']);
  });

  it('opens the reason where a look-up is impossible, and offers what works', async () => {
    await writeFile('package.json', '{}');
    const document = await openFile(
      'app.js',
      `require('dotenv').config({ override: true });\nconst password = '${password}';\nmodule.exports = { connect() { return password; } };\n`,
    );
    const offered = await titles(document, password);
    assert.ok(offered.includes('Replace with environment variable…'), offered.join(' | '));
    const question = offered.find((title) => title.startsWith('Why no '));
    assert.equal(question, 'Why no Secrets Manager look-up here?');
    const dialogs = await script('close');
    await runAction(document, password, /^Why no/);
    dialogs.verify();
    const [asked] = dialogs.of('ask');
    assert.equal(asked?.text, question);
    assert.ok(asked.detail.length > 30, asked.detail);
    assert.deepEqual(asked.choices, ['Replace with environment variable…']);
  });

  it('stores what nothing can wait for, and leaves a reference', async () => {
    await writeFile('package.json', '{}');
    const document = await openFile('config.js', `module.exports = { password: '${password}' };\n`);
    const offered = await titles(document, password);
    assert.ok(!offered.some((title) => title.startsWith('Why no ')), offered.join(' | '));
    assert.ok(
      offered.some((title) => title.includes('AWS Secrets Manager')),
      offered.join(' | '),
    );
  });

  it('is empty where nothing is found', async () => {
    const document = await openFile('app.py', 'x = 1\n');
    assert.deepEqual(await actionsAt(document, 'x'), []);
  });

  it('tells findings apart that are selected together', async () => {
    const document = await openFile(
      'app.py',
      `db_password = '${password}'\nmail_password = '${samples.make('password')}'\n`,
    );
    const all = new vscode.Range(new vscode.Position(0, 0), new vscode.Position(2, 0));
    const ours = (await quickFixes(document, all)).map(({ title }) => title);
    assert.ok(
      ours.some((title) => title.includes('db_password') && title.includes('line 1')),
      ours.join(' | '),
    );
    assert.ok(
      ours.some((title) => title.includes('mail_password') && title.includes('line 2')),
      ours.join(' | '),
    );
  });

  it('opens the IAM console on the way to deactivating a key', async () => {
    const document = await openFile('app.py', `key = '${keyId}'\n`);
    const dialogs = await script();
    await runAction(document, keyId, /^Deactivate/);
    dialogs.verify();
    assert.deepEqual(dialogs.opened, ['https://console.aws.amazon.com/iam/home#/security_credentials']);
  });
});

describe('ignoring a finding', () => {
  afterEach(cleanUp);

  it('writes the reason above it, in one step of undo', async () => {
    const text = `def connect():\n    password = '${password}'\n`;
    const document = await openFile('app.py', text);
    const dialogs = await script({ press: /comment/ }, { type: 'test data' });
    await runAction(document, password, /^Ignore/);
    dialogs.verify();
    assert.match(document.lineAt(1).text, /^ {4}# strongroom-ignore-next-line [a-z-]+: test data$/);
    assert.deepEqual(await titles(document, password), []);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    assert.ok((await titles(document, password)).length > 0);
  });

  it('asks for a reason, and does nothing without one', async () => {
    const document = await openFile('app.py', `password = '${password}'\n`);
    const dialogs = await script({ press: /comment/ }, 'close');
    await runAction(document, password, /^Ignore/);
    dialogs.verify();
    assert.equal(document.isDirty, false);
  });

  it('goes to the configuration where there are no comments', async () => {
    const document = await openFile('settings.json', `{ "password": "${password}" }\n`);
    const dialogs = await script({ type: 'a fake' });
    await runAction(document, password, /^Ignore/);
    dialogs.verify();
    const configuration = await readRootFile('.strongroom.json');
    assert.match(configuration, /"reason": "a fake"/);
    assert.equal(configuration.includes(password), false);
    assert.deepEqual(await titles(document, password), []);
    assert.equal(document.isDirty, false);
  });

  it('goes to the configuration by fingerprint where that is wanted', async () => {
    const document = await openFile('app.py', `password = '${password}'\n`);
    const dialogs = await script({ press: /strongroom\.json/ }, { type: 'a fake' });
    await runAction(document, password, /^Ignore/);
    dialogs.verify();
    assert.deepEqual(await titles(document, password), []);
  });
});
