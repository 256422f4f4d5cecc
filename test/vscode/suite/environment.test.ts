import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import {
  cleanUp,
  diagnosticsOf,
  openFile,
  openUntitled,
  readRootFile,
  runAction,
  script,
  writeRootFile,
} from './support/extension';

const samples = new Samples(41);
const password = samples.make('password');
const other = samples.make('password');
const before = `DB_PASSWORD = "${password}"\n`;
const environment = /^Replace with environment variable/;
const replace = { press: /Keep in \.env and replace/ };

describe('replacing a secret with an environment variable', () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    document = await openFile('app.py', before);
  });
  afterEach(cleanUp);

  it('keeps the value in a .env that git ignores, and then edits, in one step of undo', async () => {
    const dialogs = await script(replace);
    await runAction(document, password, environment);
    dialogs.verify();
    assert.match(await readRootFile('.env'), new RegExp(`^DB_PASSWORD=.*${password.slice(0, 4)}`));
    assert.match(await readRootFile('.gitignore'), /^\/\.env$/m);
    assert.equal(document.getText().includes(password), false);
    assert.match(document.getText(), /DB_PASSWORD/);
    assert.deepEqual(await diagnosticsOf(document), []);
    const told = dialogs.of('inform')[0]?.text ?? '';
    assert.match(told, /its value is kept in \.env/);
    assert.match(told, /\.gitignore/);
    assert.equal(dialogs.transcript.includes(password), false);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('says beforehand what it would write, and writes nothing when it is closed', async () => {
    const dialogs = await script('close');
    await runAction(document, password, environment);
    dialogs.verify();
    const lines = dialogs.of('pick')[0]?.choices.join('\n') ?? '';
    assert.match(lines, /Writes DB_PASSWORD to .*\.env/);
    assert.match(lines, /\.env is added to \.gitignore/);
    await assert.rejects(readRootFile('.env'));
    await assert.rejects(readRootFile('.gitignore'));
    assert.equal(document.getText(), before);
  });

  it('leaves the rest of the files as it is', async () => {
    await writeRootFile('.env', '# ours\nOTHER=1\n');
    await writeRootFile('.gitignore', 'node_modules\n.env*\n');
    const dialogs = await script(replace);
    await runAction(document, password, environment);
    dialogs.verify();
    assert.match(await readRootFile('.env'), /^# ours\nOTHER=1\nDB_PASSWORD=/);
    assert.equal(await readRootFile('.gitignore'), 'node_modules\n.env*\n');
    assert.equal(dialogs.transcript.includes('is added to .gitignore'), false);
  });

  it('never overwrites another value, but takes another variable', async () => {
    await writeRootFile('.env', `DB_PASSWORD=${other}\n`);
    const refused = await script({ press: /Variable/ }, { type: 'DB_PASSWORD' }, 'close');
    await runAction(document, password, environment);
    refused.verify();
    const [proposed, chosen] = refused.of('pick').map(({ choices }) => choices.join('\n'));
    assert.match(proposed ?? '', /Writes DB_PASSWORD_2 to/);
    assert.match(chosen ?? '', /different value/);
    assert.equal(document.getText(), before);

    const dialogs = await script({ press: /Variable/ }, { type: 'SHOP_PASSWORD' }, replace);
    await runAction(document, password, environment);
    dialogs.verify();
    const text = await readRootFile('.env');
    assert.ok(text.startsWith(`DB_PASSWORD=${other}\n`));
    assert.match(text, /^SHOP_PASSWORD=/m);
    assert.match(document.getText(), /SHOP_PASSWORD/);
  });

  it('uses a variable that holds this very value already', async () => {
    const first = await script(replace);
    await runAction(document, password, environment);
    first.verify();
    const kept = await readRootFile('.env');
    await vscode.commands.executeCommand('undo');
    const dialogs = await script(replace);
    await runAction(document, password, environment);
    dialogs.verify();
    assert.equal(await readRootFile('.env'), kept);
    assert.match(dialogs.of('inform')[0]?.text ?? '', /held already/);
  });

  it('refuses a name that is none', async () => {
    const dialogs = await script({ press: /Variable/ }, { type: '1 PASSWORD' }, 'close');
    await runAction(document, password, environment);
    assert.throws(() => {
      dialogs.verify();
    }, /the text is refused/);
  });

  it('keeps the value of an untitled document in the workspace folder', async () => {
    const untitled = await openUntitled('python', before);
    const dialogs = await script(replace);
    await runAction(untitled, password, environment);
    dialogs.verify();
    assert.match(await readRootFile('.env'), /^DB_PASSWORD=/);
    assert.equal(untitled.getText().includes(password), false);
  });
});
