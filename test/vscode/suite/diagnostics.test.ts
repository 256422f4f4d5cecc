import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import {
  cleanUp,
  diagnosticsOf,
  extensionUnderTest,
  openFile,
  openUntitled,
  setText,
  workspaceFolder,
  writeRootFile,
} from './support/extension';

const samples = new Samples(11);
const password = samples.make('password');
const keyId = samples.make('aws-access-key-id', { account: '123456789012' });
const secretKey = samples.make('aws-secret-access-key');

describe('diagnostics', () => {
  afterEach(cleanUp);

  const files: readonly (readonly [name: string, text: string])[] = [
    ['app.ts', `export const config = { password: '${password}' };\n`],
    ['view.tsx', `const dbPassword = "${password}";\nexport const View = () => <p>hello</p>;\n`],
    ['app.js', `const dbPassword = '${password}';\n`],
    ['view.jsx', `const dbPassword = "${password}";\nexport const View = () => <p>hello</p>;\n`],
    ['app.py', `DB_PASSWORD = "${password}"\n`],
    ['settings.json', `{ "database": { "password": "${password}" } }\n`],
    ['settings.jsonc', `{\n  // ours\n  "database": { "password": "${password}" },\n}\n`],
    ['application.yaml', `database:\n  password: ${password}\n`],
    ['.env', `DB_PASSWORD=${password}\n`],
  ];
  for (const [name, text] of files) {
    it(`flags a password in ${name}, at its place`, async () => {
      const document = await openFile(name, text);
      const [diagnostic, ...more] = await diagnosticsOf(document);
      assert.ok(diagnostic, 'there is a diagnostic');
      assert.deepEqual(more, []);
      assert.equal(document.getText(diagnostic.range), password);
      assert.equal(diagnostic.message.includes(password), false);
      assert.ok(diagnostic.message.length > 20);
      assert.equal(typeof diagnostic.code, 'string');
    });
  }

  for (const language of ['typescript', 'javascript']) {
    it(`flags a password in an untitled ${language} document`, async () => {
      const document = await openUntitled(language, `const password = '${password}';\n`);
      assert.equal((await diagnosticsOf(document)).length, 1);
    });
  }

  it('flags a password in an untitled Python document', async () => {
    const document = await openUntitled('python', `password = '${password}'\n`);
    assert.equal((await diagnosticsOf(document)).length, 1);
  });

  it('flags what is recognisable by structure alone in any other text', async () => {
    const document = await openFile('notes.txt', `the key is ${keyId}, keep it\n`);
    const [diagnostic] = await diagnosticsOf(document);
    assert.equal(diagnostic?.code, 'aws-access-key-id');
    assert.match(diagnostic.message, /123456789012/);
    assert.equal(diagnostic.message.includes(keyId), false);
  });

  it('links an access key id and its secret as related', async () => {
    const document = await openFile(
      'keys.py',
      `AWS_ACCESS_KEY_ID = "${keyId}"\nAWS_SECRET_ACCESS_KEY = "${secretKey}"\n`,
    );
    const diagnostics = await diagnosticsOf(document);
    assert.deepEqual(diagnostics.map(({ code }) => code).sort(), ['aws-access-key-id', 'aws-secret-access-key']);
    for (const { relatedInformation = [] } of diagnostics) {
      assert.equal(relatedInformation.length, 1);
      assert.equal(relatedInformation[0]?.message.includes(secretKey), false);
    }
  });

  it('follows the text as it changes, and is silent when the document is closed', async () => {
    const document = await openUntitled('python', 'x = 1\n');
    assert.deepEqual(await diagnosticsOf(document), []);
    await setText(document, `# a line more\npassword = '${password}'\n`);
    const [diagnostic] = await diagnosticsOf(document);
    assert.equal(diagnostic?.range.start.line, 1);
    await setText(document, 'x = 2\n');
    assert.deepEqual(await diagnosticsOf(document), []);
  });

  it('shows findings by itself when a document opens and when it changes', async () => {
    const document = await openFile('typed.py', 'x = 1\n');
    const shown = new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        if (vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'Strongroom')) {
          listener.dispose();
          resolve();
        }
      });
    });
    await setText(document, `password = '${password}'\n`);
    await shown;
  });

  it('looks into the cells of a notebook, each in its language', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([
        new vscode.NotebookCellData(vscode.NotebookCellKind.Code, `password = '${password}'\n`, 'python'),
        new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'x = 1\n', 'python'),
      ]),
    );
    const [first, second] = notebook.getCells();
    assert.ok(first && second);
    assert.equal((await diagnosticsOf(first.document)).length, 1);
    assert.deepEqual(await diagnosticsOf(second.document), []);
  });

  it('leaves alone what no one edits', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('review', {
      provideTextDocumentContent: () => `password = '${password}'\n`,
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('review:/app.py'));
      assert.deepEqual(await diagnosticsOf(document), []);
    } finally {
      provider.dispose();
    }
  });

  it('can be turned off and on', async () => {
    const document = await openFile('app.py', `password = '${password}'\n`);
    assert.equal((await diagnosticsOf(document)).length, 1);
    const configuration = vscode.workspace.getConfiguration('strongroom');
    await configuration.update('enable', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await diagnosticsOf(document), []);
    } finally {
      await configuration.update('enable', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal((await diagnosticsOf(document)).length, 1);
  });

  it('says in the hover what and why, and never the value', async () => {
    const document = await openFile('app.py', `api_password = '${password}'\naws = '${keyId}'\n`);
    await diagnosticsOf(document);
    const hoverAt = async (text: string): Promise<string> => {
      const position = document.positionAt(document.getText().indexOf(text) + 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n');
    };
    const passwordHover = await hoverAt(password);
    assert.match(passwordHover, /Strongroom/);
    assert.match(passwordHover, /Confidence/);
    assert.equal(passwordHover.includes(password), false);
    const keyHover = await hoverAt(keyId);
    assert.match(keyHover, /123456789012/);
    assert.match(keyHover, /long.*term/);
    assert.equal(keyHover.includes(keyId), false);
  });
});

describe('the configuration of a workspace', () => {
  afterEach(cleanUp);

  /** Writes the configuration, and waits until it holds. */
  async function configure(text: string): Promise<vscode.Uri> {
    const { editor } = await extensionUnderTest();
    const uri = await writeRootFile('.strongroom.json', text);
    await editor.configurations.refresh(workspaceFolder());
    return uri;
  }

  it('turns detectors off, changes severities and ignores paths', async () => {
    const text = `password = '${password}'\nkey = '${keyId}'\n`;
    const document = await openFile('app.py', text);
    const ignored = await openFile('fixtures/app.py', text);
    await configure('{ "detectors": { "aws-access-key-id": "hint" }, "ignore": ["fixtures/"] }');
    const severity = (await diagnosticsOf(document)).find(({ code }) => code === 'aws-access-key-id')?.severity;
    assert.equal(severity, vscode.DiagnosticSeverity.Hint);
    assert.deepEqual(await diagnosticsOf(ignored), []);
    await configure('{ "detectors": { "aws-access-key-id": "off" } }');
    assert.deepEqual(
      (await diagnosticsOf(document)).map(({ code }) => code),
      [(await diagnosticsOf(document))[0]?.code],
    );
    assert.equal((await diagnosticsOf(ignored)).length, 1);
  });

  it('has its mistakes shown in it, and the rest applies', async () => {
    const document = await openFile('app.py', `key = '${keyId}'\n`);
    const uri = await configure('{\n  "detectors": { "aws-access-key-id": "off" },\n  "ignroe": []\n}\n');
    assert.deepEqual(await diagnosticsOf(document), []);
    const [problem] = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Strongroom');
    assert.equal(problem?.range.start.line, 2);
    await configure('{ "detectors": {} }');
    assert.deepEqual(
      vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Strongroom'),
      [],
    );
    assert.equal((await diagnosticsOf(document)).length, 1);
  });
});
