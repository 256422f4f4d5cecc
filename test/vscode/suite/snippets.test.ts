import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { expandSnippet } from '../../support/snippetText';
import type { ContributedSnippet } from '../../support/snippetFiles';
import { cleanUp, openUntitled } from './support/extension';

/** Every snippet that the manifest contributes. */
function contributedSnippets(): [string, ContributedSnippet][] {
  const extension = vscode.extensions.getExtension('strongroom.strongroom');
  assert.ok(extension);
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly snippets: readonly { readonly path: string }[] };
  };
  return contributes.snippets.flatMap((file) =>
    Object.entries(
      JSON.parse(readFileSync(path.join(extension.extensionPath, file.path), 'utf8')) as Readonly<
        Record<string, ContributedSnippet>
      >,
    ),
  );
}

/** The suggestions of ours at the end of a document. */
async function suggested(document: vscode.TextDocument): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(document.getText().length),
  );
  return items.filter(
    ({ kind, label }) =>
      kind === vscode.CompletionItemKind.Snippet &&
      (typeof label === 'string' ? label : label.label).startsWith('strongroom-'),
  );
}

describe('snippets', () => {
  afterEach(cleanUp);

  const languages = [
    ...['python', 'typescript', 'javascript', 'java', 'go', 'csharp', 'ruby', 'php', 'rust'],
    ...['shellscript', 'powershell', 'yaml', 'json'],
  ];
  for (const language of languages) {
    it(`are offered in ${language}`, async () => {
      // Outside its tags a PHP file is HTML.
      const document = await openUntitled(language, language === 'php' ? '<?php\nstrongroom' : 'strongroom');
      const offered = (await suggested(document)).map(({ label }) => (typeof label === 'string' ? label : label.label));
      const expected = contributedSnippets()
        .filter(([, { scope }]) => scope.split(',').includes(language))
        .map(([, { prefix }]) => prefix);
      assert.ok(expected.length > 0);
      assert.deepEqual([...offered].sort(), [...expected].sort());
    });
  }

  it('are inserted by their name', async () => {
    const document = await openUntitled('python', '');
    await vscode.commands.executeCommand('editor.action.insertSnippet', {
      langId: 'python',
      name: 'Strongroom: Fetch a secret',
    });
    assert.match(document.getText(), /get_secret_value\(SecretId=secret_id\)/);
    assert.match(document.getText(), /^db_password = get_secret\("app\/db\/password"\)$/m);
  });

  it('hold the escapes that VS Code takes out again', async () => {
    for (const [name, { body }] of contributedSnippets()) {
      const document = await openUntitled('plaintext', '');
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.options = { insertSpaces: true, tabSize: 4 };
      assert.ok(await editor.insertSnippet(new vscode.SnippetString(body.join('\n'))));
      assert.equal(document.getText(), expandSnippet(body.join('\n'), '    '), name);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  }).timeout(120_000);
});
