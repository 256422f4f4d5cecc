import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import {
  actionsAt,
  cleanUp,
  diagnosticsOf,
  extensionUnderTest,
  openFile,
  openUntitled,
  script,
  setText,
} from './support/extension';

const samples = new Samples(53);
const password = samples.make('password');

describe('bad input', () => {
  afterEach(cleanUp);

  it('survives 10,000 findings in one file', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, line) => `password_${String(line)} = '${password}${String(line)}'`,
    );
    const document = await openUntitled('python', `${lines.join('\n')}\n`);
    const { editor } = await extensionUnderTest();
    const scan = await editor.scans.current(document);
    assert.equal(scan?.result.findings.length, 10_000);
    assert.ok((await diagnosticsOf(document)).length >= 1_000);
    assert.ok((await actionsAt(document, `${password}9999`)).length > 0);
  });

  it('takes a 5 MB file of one line', async () => {
    const document = await openUntitled('javascript', `const a = [${'"abcdefgh",'.repeat(500_000)}];`);
    const { editor } = await extensionUnderTest();
    const scan = await editor.scans.current(document);
    assert.ok(scan);
    assert.deepEqual(await diagnosticsOf(document), []);
  });

  const broken: readonly (readonly [language: string, text: string])[] = [
    ['typescript', `const password = '${password}`],
    ['typescript', `const x = \`\${\`\${`],
    ['python', `password = """${password}`],
    ['python', `x = f"{`],
    ['json', `{ "password": "${password}`],
    ['yaml', `a: "b\n  password: '${password}`],
    ['javascript', '\u0000\uD800'],
    ['plaintext', ''],
  ];
  for (const [language, text] of broken) {
    it(`takes broken ${language}: ${JSON.stringify(text.replace(password, '…'))}`, async () => {
      const document = await openUntitled(language, text);
      const { editor } = await extensionUnderTest();
      assert.ok(await editor.scans.current(document));
      for (const { range } of await diagnosticsOf(document)) {
        assert.ok(document.validateRange(range).isEqual(range));
      }
    });
  }

  it('finds places in texts of any Unicode and any line end', async () => {
    const document = await openFile('unicode.py', `# 😀\u2028é\r\nx = '👩‍👩‍👧'\r\npassword = '${password}'\r\n`);
    const [diagnostic] = await diagnosticsOf(document);
    assert.ok(diagnostic);
    assert.equal(document.getText(diagnostic.range), password);
  });

  it('does not trip over a document that is closed while it is looked at', async () => {
    const { editor } = await extensionUnderTest();
    const document = await openUntitled('python', `password = '${password}'\n`);
    await setText(document, `password = '${password}' # more\n`);
    const scan = editor.scans.current(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await scan;
    const left = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Strongroom');
    assert.equal(document.isClosed ? left.length : 0, 0);
  });

  it('says so where a command is asked for and nothing is there', async () => {
    await openUntitled('python', 'x = 1\n');
    const dialogs = await script();
    await vscode.commands.executeCommand('strongroom.moveToSecretsManager');
    await vscode.commands.executeCommand('strongroom.ignoreFinding', {
      uri: 'file:///nowhere/at/all.py',
      fingerprint: 'x',
      start: 0,
    });
    dialogs.verify();
    assert.deepEqual(
      dialogs.of('inform').map(({ text }) => text),
      ['There is no finding in the active editor.', 'The secret is no longer there. Nothing was changed.'],
    );
  });
});
