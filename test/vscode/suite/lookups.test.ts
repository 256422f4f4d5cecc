import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, script, setText, writeFile } from './support/extension';
import { awsForEach, region } from './support/sandboxed';

const lookUp = (name: string): string =>
  [
    "import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';",
    'const client = new SecretsManagerClient({});',
    `export const answer = await client.send(new GetSecretValueCommand({ SecretId: '${name}' }));`,
    '',
  ].join('\n');

const insertIt = { press: /Insert the look-up/ };

describe('look-ups', () => {
  const aws = awsForEach();

  beforeEach(async () => {
    const { seed } = aws.sandbox;
    seed.secret(region, 'shop/db', { description: 'The database of the shop', rotationDays: 30 });
    seed.secret(region, 'shop/old', { deletedDaysAgo: 3 });
    seed.secret('us-west-2', 'far/away');
    seed.parameter(region, '/shop/token', 'Of the payment provider');
    await writeFile('package.json', '{ "type": "module" }');
  });

  const called = (): readonly string[] =>
    aws.sandbox.requests
      .map(({ operation }) => operation)
      .filter((operation) => /^(?:secretsmanager|ssm):/.test(operation));

  async function refresh(): Promise<void> {
    await script();
    await vscode.commands.executeCommand('strongroom.refreshLookups');
  }

  async function completions(document: vscode.TextDocument, behind: string): Promise<readonly vscode.CompletionItem[]> {
    const offset = document.getText().indexOf(behind) + behind.length;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(offset),
    );
    return list.items.filter(({ detail }) => /Secrets Manager|Parameter Store|^Strongroom$/.test(detail ?? ''));
  }

  const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

  async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
    const position = document.positionAt(document.getText().indexOf(text) + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n')
      .replace(/&nbsp;/g, ' ');
  }

  const diagnostics = (document: vscode.TextDocument): readonly vscode.Diagnostic[] =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ code }) => typeof code === 'string' && code.startsWith('lookup-'));

  async function insertAt(document: vscode.TextDocument, marker: string): Promise<void> {
    const editor = await vscode.window.showTextDocument(document);
    const position = document.positionAt(document.getText().indexOf(marker) + marker.length);
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('strongroom.insertLookup');
  }

  // First, as whoever has asked AWS once in a window is not asked again.
  it('asks AWS for nothing before someone asked for that', async () => {
    const document = await openFile('ask.ts', lookUp('shop/'));
    const items = await completions(document, "SecretId: 'shop/");
    assert.deepEqual(
      items.map(({ detail, command }) => [detail, command?.command]),
      [['Strongroom', 'strongroom.refreshLookups']],
    );
    assert.match(await hoverOn(document, 'shop/'), /Ask AWS about look-ups/);
    assert.deepEqual(called(), []);
  });

  it('completes names of the account, and never reads a value', async () => {
    await refresh();
    const document = await openFile('complete.ts', lookUp('shop/'));
    const items = await completions(document, "SecretId: 'shop/");
    assert.deepEqual(items.map(labelOf), ['shop/db']);
    const documentation = items[0]?.documentation;
    assert.ok(typeof documentation === 'string');
    assert.match(documentation, /The database of the shop/);
    assert.match(documentation, /account 123456789012, region eu-central-1/);
    const range = items[0]?.range;
    assert.ok(range instanceof vscode.Range);
    assert.equal(document.getText(range), 'shop/');
    const python = await openFile('complete.py', 'ssm.get_parameter(Name="", WithDecryption=True)\n');
    assert.deepEqual((await completions(python, 'Name="')).map(labelOf), ['/shop/token']);
    const environment = await openFile('.env', 'TOKEN=ssm://\n');
    assert.deepEqual((await completions(environment, 'ssm://')).map(labelOf), ['/shop/token']);
    assert.ok(!called().some((operation) => /GetSecretValue|GetParameter/.test(operation)), called().join());
  });

  it('completes nothing in other strings, and says nothing where AWS cannot be asked', async () => {
    await refresh();
    const document = await openFile('other.ts', `${lookUp('shop/db')}const secret = '';\n`);
    assert.deepEqual(await completions(document, "secret = '"), []);
    await aws.profiles([]);
    await refresh();
    const dialogs = await script();
    assert.deepEqual(await completions(await openFile('none.ts', lookUp('')), "SecretId: '"), []);
    assert.deepEqual(dialogs.shown, []);
  });

  it('shows what AWS says of a look-up', async () => {
    await refresh();
    const text = await hoverOn(await openFile('hover.ts', lookUp('shop/db')), 'shop/db');
    assert.match(text, /The database of the shop/);
    assert.match(text, /Last changed/);
    assert.match(text, /Rotated every 30 days/);
    assert.match(text, /account 123456789012, region eu\\?-central\\?-1/);
    assert.ok(!called().some((operation) => /GetSecretValue|GetParameter/.test(operation)), called().join());
  });

  it('says that a secret is missing, and which permission is', async () => {
    await refresh();
    const missing = await hoverOn(await openFile('missing.ts', lookUp('shop/none')), 'shop/none');
    assert.match(missing, /does not have shop\/none in this account and region/);
    aws.sandbox.inject('secretsmanager:DescribeSecret', { kind: 'denied' });
    const denied = await hoverOn(await openFile('denied.ts', lookUp('shop/denied')), 'shop/denied');
    assert.match(denied, /secretsmanager:DescribeSecret/);
  });

  it('inserts a look-up at the cursor, in one step of undo', async () => {
    const dialogs = await script({ press: /shop\/db/ }, { type: 'password' }, insertIt);
    const text = 'export const password = ;\n';
    const document = await openFile('insert.ts', text);
    await insertAt(document, 'password = ');
    dialogs.verify();
    assert.match(document.getText(), /^import \{ GetSecretValueCommand, SecretsManagerClient \}/);
    assert.match(document.getText(), /password = JSON\.parse\(await getSecret\('shop\/db'\)\)\.password;/);
    const [list] = dialogs.of('pick');
    assert.match(
      list?.choices.join('\n') ?? '',
      /AWS Secrets Manager[\s\S]*\$\(lock\) shop\/db[\s\S]*The database of the shop/,
    );
    assert.match(list?.choices.join('\n') ?? '', /SSM Parameter Store[\s\S]*\/shop\/token/);
    const [, question] = dialogs.of('pick');
    assert.match(
      question?.choices.join('\n') ?? '',
      /What changes in the code[\s\S]*needs AWS credentials[\s\S]*@aws-sdk/,
    );
    assert.match(dialogs.of('inform')[0]?.text ?? '', /Install @aws-sdk\/client-secrets-manager/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    assert.ok(!called().some((operation) => /GetSecretValue|GetParameter/.test(operation)), called().join());
  });

  it('says what an insertion changes before it is made, and leaves the code alone where the list is closed', async () => {
    const dialogs = await script({ press: /shop\/db/ }, { type: '' }, 'close');
    const text = 'export const password = ;\n';
    const document = await openFile('closed.ts', text);
    await insertAt(document, 'password = ');
    dialogs.verify();
    assert.equal(document.getText(), text);
    assert.deepEqual(dialogs.of('inform'), []);
  });

  it('inserts a reference where values stand bare, and says why it cannot elsewhere', async () => {
    const first = await script({ press: /\/shop\/token/ }, insertIt);
    const environment = await openFile('.env', 'TOKEN=\n');
    await insertAt(environment, 'TOKEN=');
    first.verify();
    assert.equal(environment.getText(), 'TOKEN=ssm:///shop/token\n');
    const second = await script({ press: /\/shop\/token/ });
    const markdown = await openFile('readme.md', 'Words  here\n');
    await insertAt(markdown, 'Words ');
    second.verify();
    assert.equal(markdown.getText(), 'Words  here\n');
    assert.match(second.of('warn')[0]?.text ?? '', /No look-up can stand here.*Nothing was changed/);
  });

  it('marks what does not exist, and takes the mark away when the name is edited', async () => {
    const dialogs = await script();
    const document = await openFile('check.ts', lookUp('shop/none') + lookUp('shop/db') + lookUp('shop/old'));
    await vscode.commands.executeCommand('strongroom.checkLookups');
    assert.match(dialogs.of('inform')[0]?.text ?? '', /Checked 3 look-ups\. Not usable, .*: 2\./);
    assert.deepEqual(
      diagnostics(document).map(({ code, range, source }) => [code, document.getText(range), source]),
      [
        ['lookup-not-found', 'shop/none', 'Strongroom'],
        ['lookup-scheduled-for-deletion', 'shop/old', 'Strongroom'],
      ],
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// a line above\n');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(
      diagnostics(document).map(({ range }) => document.getText(range)),
      ['shop/none', 'shop/old'],
    );
    const start = document.positionAt(document.getText().indexOf('shop/none'));
    const rename = new vscode.WorkspaceEdit();
    rename.insert(document.uri, start, 'my');
    await vscode.workspace.applyEdit(rename);
    assert.deepEqual(
      diagnostics(document).map(({ range }) => document.getText(range)),
      ['shop/old'],
    );
    await setText(document, lookUp('shop/db'));
    await script();
    await vscode.commands.executeCommand('strongroom.checkLookups');
    assert.deepEqual(diagnostics(document), []);
    assert.ok(
      !called().some((operation) => /GetSecretValue|GetParameter\b|GetParameters/.test(operation)),
      called().join(),
    );
  });

  it('knows the functions of another file that look up: completes, describes and checks what they are given', async () => {
    await writeFile(
      'common/secrets.py',
      'import boto3\n\n\ndef load(name):\n    return boto3.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]\n',
    );
    const document = await openFile(
      'app.py',
      'from common.secrets import load\n\nSECRET = load("shop/db")\nOTHER = load("shop/none")\n',
    );
    const dialogs = await script();
    await vscode.commands.executeCommand('strongroom.checkLookups');
    assert.match(dialogs.of('inform')[0]?.text ?? '', /Checked 2 look-ups\. Not usable, .*: 1\./);
    assert.deepEqual(
      diagnostics(document).map(({ range }) => document.getText(range)),
      ['shop/none'],
    );
    assert.match(await hoverOn(document, 'shop/db'), /The database of the shop/);
    assert.ok((await completions(document, 'load("shop/')).map(labelOf).includes('shop/db'));
  });

  it('checks the workspace, in the regions that look-ups name, and says what could not be asked', async () => {
    const arn = 'arn:aws:secretsmanager:us-west-2:123456789012:secret:far/away';
    await writeFile('task.json', `{"secrets": [{"name": "A", "valueFrom": "${arn}"}]}`);
    const missing = await writeFile('stack.yaml', "Password: '{{resolve:secretsmanager:shop/none}}'\n");
    await writeFile('app.sh', 'aws ssm get-parameter --name /shop/token\n');
    const dialogs = await script();
    await vscode.commands.executeCommand('strongroom.checkLookupsInWorkspace');
    assert.match(dialogs.of('inform')[0]?.text ?? '', /Checked 3 look-ups\. Not usable, .*: 1\./);
    assert.equal(diagnostics(await vscode.workspace.openTextDocument(missing)).length, 1);
    aws.sandbox.inject('ssm:DescribeParameters', { kind: 'denied' });
    const again = await script();
    await vscode.commands.executeCommand('strongroom.checkLookupsInWorkspace');
    assert.match(again.of('warn')[0]?.text ?? '', /Could not ask about 1 name\..*ssm:DescribeParameters/);
  });
});
