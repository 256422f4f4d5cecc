import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import {
  diagnosticsOf,
  extensionUnderTest,
  openFile,
  readRootFile,
  runAction,
  script,
  setText,
  workspaceFolder,
  writeRootFile,
} from './support/extension';
import { awsForEach } from './support/sandboxed';

const samples = new Samples(47);
const password = samples.make('password');
const other = samples.make('password');
const compose = `services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`;
const secretsManager = /^Move to AWS Secrets Manager/;
const store = { press: /Store and replace/ };

describe('moving a secret to a store where only a variable can stand', () => {
  const aws = awsForEach();

  const stored = (): readonly string[] =>
    aws.sandbox.requests.map(({ operation }) => operation).filter((operation) => /CreateSecret/.test(operation));

  /** The variable that Compose fills in for the database's password. */
  const filledIn = (document: vscode.TextDocument): string =>
    /POSTGRES_PASSWORD: \$\{(\w+):\?\}/.exec(document.getText())?.[1] ?? '';

  it('stores it, and then leaves a reference in .env together with the edit', async () => {
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(document.getText(), /POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?\}/);
    assert.match(await readRootFile('.env'), /^POSTGRES_PASSWORD=.?secretsmanager:\/\/\S+POSTGRES_PASSWORD\?region=/);
    assert.equal(statSync(path.join(workspaceFolder().uri.fsPath, '.env')).mode & 0o777, 0o600);
    assert.deepEqual(await diagnosticsOf(document), []);
    assert.equal(stored().length, 1);
    const [sheet] = dialogs.of('pick');
    assert.match(sheet?.choices.join('\n') ?? '', /Leaves a reference to it as POSTGRES_PASSWORD in \.env/);
    assert.match(dialogs.of('inform')[0]?.text ?? '', /a reference in \.env that strongroom run fills in/);
    assert.equal(dialogs.transcript.includes(password), false);
  });

  it('leaves the rest of a .env as it is', async () => {
    await writeRootFile('.env', '# ours\nOTHER=1\n');
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(await readRootFile('.env'), /^# ours\nOTHER=1\nPOSTGRES_PASSWORD=/);
  });

  /** Opens `.env`, which VS Code may still know as another test left it. */
  const openEnvironment = async (text: string): Promise<vscode.TextDocument> => {
    const environment = await vscode.workspace.openTextDocument(await writeRootFile('.env', text));
    await vscode.window.showTextDocument(environment);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal(environment.getText(), text);
    return environment;
  };

  const forms: readonly (readonly [name: string, before: string, after: RegExp])[] = [
    ['no line end at the last line', 'OTHER=1', /^OTHER=1\nPOSTGRES_PASSWORD=\S+\n$/],
    ['Windows line ends', '# ours\r\nOTHER=1\r\n', /^# ours\r\nOTHER=1\r\nPOSTGRES_PASSWORD=\S+\r\n$/],
    ['Windows line ends, none at the last line', 'A=1\r\nB=2', /^A=1\r\nB=2\r\nPOSTGRES_PASSWORD=\S+\r\n$/],
    ['a byte order mark', '\uFEFFOTHER=1\n', /^\uFEFFOTHER=1\nPOSTGRES_PASSWORD=\S+\n$/],
    ['an empty variable', 'export POSTGRES_PASSWORD=\nOTHER=1\n', /^export POSTGRES_PASSWORD=\S+\nOTHER=1\n$/],
  ];
  for (const [name, before, after] of forms) {
    it(`keeps to the form of a .env with ${name}`, async () => {
      await writeRootFile('.env', before);
      const document = await openFile('compose.yaml', compose);
      const dialogs = await script(store);
      await runAction(document, password, secretsManager);
      dialogs.verify();
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(workspaceFolder().uri, '.env'));
      assert.match(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), after);
    });
  }

  it('adds to what is typed in an open .env and not saved', async () => {
    const environment = await openEnvironment('OTHER=1\n');
    await setText(environment, 'OTHER=1\nTYPED=2\n');
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(environment.getText(), /^OTHER=1\nTYPED=2\nPOSTGRES_PASSWORD=\S+\n$/);
    assert.equal(await readRootFile('.env'), environment.getText());
  });

  it('takes another variable where one that is typed and not saved holds another value', async () => {
    const environment = await openEnvironment('OTHER=1\n');
    await setText(environment, `POSTGRES_PASSWORD=${other}\n`);
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    const variable = filledIn(document);
    assert.notEqual(variable, 'POSTGRES_PASSWORD');
    assert.ok(environment.getText().startsWith(`POSTGRES_PASSWORD=${other}\n${variable}=`));
  });

  it('leaves one reference when it is undone and done again', async () => {
    const document = await openFile('compose.yaml', compose);
    for (let time = 0; time < 2; time += 1) {
      const dialogs = await script(store);
      await runAction(document, password, secretsManager);
      assert.ok(!document.getText().includes(password), dialogs.transcript);
      await setText(document, compose);
    }
    const text = await readRootFile('.env');
    assert.equal(text.match(/secretsmanager:/g)?.length, 1, text);
  });

  it('is finished with the reference where the answer of the store was lost', async () => {
    aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'reset' }, { afterwards: true });
    const document = await openFile('compose.yaml', compose);
    await script(store);
    await runAction(document, password, secretsManager);
    assert.equal(document.getText(), compose);
    await assert.rejects(readRootFile('.env'));
    aws.sandbox.clearFaults();
    const dialogs = await script();
    dialogs.notificationButton = /Finish the Fix/;
    await (await extensionUnderTest()).editor.offerUnfinished();
    assert.match(document.getText(), /POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?\}/, dialogs.transcript);
    assert.match(await readRootFile('.env'), /^POSTGRES_PASSWORD='secretsmanager:\/\/\S+\?region=\S+'\n$/);
  });

  it('takes another variable where one holds another value', async () => {
    await writeRootFile('.env', `POSTGRES_PASSWORD=${other}\n`);
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    const variable = filledIn(document);
    assert.notEqual(variable, 'POSTGRES_PASSWORD');
    assert.ok((await readRootFile('.env')).startsWith(`POSTGRES_PASSWORD=${other}\n${variable}=`));
  });

  it('stores nothing where the variable must have the name that another value has', async () => {
    await writeRootFile('.env', `TF_VAR_db_password=${other}\n`);
    const variable = `variable "db_password" {\n  type    = string\n  default = "${password}"\n}\n`;
    const document = await openFile('variables.tf', variable);
    const dialogs = await script();
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(dialogs.of('warn')[0]?.text ?? '', /different value[\s\S]*Nothing was stored/);
    assert.deepEqual(stored(), []);
    assert.equal(document.getText(), variable);
  });

  it('writes nothing when it is closed, or when the store refuses', async () => {
    const document = await openFile('compose.yaml', compose);
    const closed = await script('close');
    await runAction(document, password, secretsManager);
    closed.verify();
    aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'expired' });
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.equal(document.getText(), compose);
    await assert.rejects(readRootFile('.env'));
  });
});
