import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import { openFile, readRootFile, script, setText, workspaceFolder, writeRootFile } from './support/extension';
import { awsForEach } from './support/sandboxed';

const samples = new Samples(91);
const [first, second, third] = [samples.make('password'), samples.make('password'), samples.make('password')];
const compose = `services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${first}\n`;
const cache = `services:\n  db:\n    image: mysql\n    environment:\n      MYSQL_ROOT_PASSWORD: ${second}\n`;
const secretsManager = { press: /Secrets Manager/ };
const storeAll = { press: /Store and replace all/ };

describe('fixing all secrets where only a variable can stand', () => {
  awsForEach();

  const fixWorkspace = (): Thenable<unknown> => vscode.commands.executeCommand('strongroom.fixAllInWorkspace');

  it('leaves the references of several files in one .env, in the same edit', async () => {
    const one = await openFile('one/compose.yaml', compose);
    const two = await openFile('two/compose.yaml', cache);
    const dialogs = await script(secretsManager, storeAll);
    await fixWorkspace();
    dialogs.verify();
    assert.match(one.getText(), /\$\{POSTGRES_PASSWORD:\?\}/);
    assert.match(two.getText(), /\$\{MYSQL_ROOT_PASSWORD:\?\}/);
    const text = await readRootFile('.env');
    assert.match(text, /^POSTGRES_PASSWORD=\S+\?region=\S+\nMYSQL_ROOT_PASSWORD=\S+\?region=\S+\n$/);
    assert.equal(statSync(path.join(workspaceFolder().uri.fsPath, '.env')).mode & 0o777, 0o600);
    const [, sheet] = dialogs.of('pick');
    assert.match(sheet?.choices.join('\n') ?? '', /left in \.env\n\s*POSTGRES_PASSWORD\n\s*MYSQL_ROOT_PASSWORD/);
    assert.match(
      dialogs.of('inform')[0]?.text ?? '',
      /In \.env stand references that strongroom run fills in: POSTGRES_PASSWORD, MYSQL_ROOT_PASSWORD\./,
    );
  });

  it('adds them to a .env whose own secrets are moved too', async () => {
    const before = `# ours\nAPI_TOKEN=${third}\n`;
    const environment = await vscode.workspace.openTextDocument(await writeRootFile('.env', before));
    await vscode.window.showTextDocument(environment);
    // VS Code may still know it as another test left it.
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(secretsManager, storeAll);
    await fixWorkspace();
    dialogs.verify();
    assert.match(document.getText(), /\$\{POSTGRES_PASSWORD:\?\}/);
    assert.match(
      environment.getText(),
      /^# ours\nAPI_TOKEN=\S*secretsmanager:\S+\nPOSTGRES_PASSWORD=\S*secretsmanager:\S+\n$/,
      dialogs.transcript,
    );
  });

  it('leaves none where .env has changes that are not saved', async () => {
    const environment = await openFile('../.env', 'OTHER=1\n');
    await setText(environment, 'OTHER=1\nTYPED=2\n');
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(secretsManager, 'close');
    await fixWorkspace();
    dialogs.verify();
    assert.match(dialogs.of('pick')[1]?.choices.join('\n') ?? '', /changes that are not saved/);
    assert.equal(document.getText(), compose);
  });

  it('says that a file names another region', async () => {
    await openFile('stack.py', `DB_PASSWORD = "${first}"\nAWS_REGION = "ap-southeast-4"\n`);
    const dialogs = await script(secretsManager, 'close');
    await fixWorkspace();
    dialogs.verify();
    assert.match(dialogs.of('pick')[1]?.choices.join('\n') ?? '', /names the region ap-southeast-4/);
  });
});
