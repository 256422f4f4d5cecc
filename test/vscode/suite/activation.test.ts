import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { extensionUnderTest } from './support/extension';

describe('activation', () => {
  it('registers every command of the manifest', async () => {
    await extensionUnderTest();
    const extension = vscode.extensions.getExtension('strongroom.strongroom');
    const { contributes } = extension?.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributes.commands.filter(({ command }) => !registered.has(command)),
      [],
    );
  });

  it('loads a small bundle', () => {
    const folder = vscode.extensions.getExtension('strongroom.strongroom')?.extensionPath ?? '';
    assert.ok(statSync(path.join(folder, 'dist/extension.js')).size <= 100 * 1024);
  });

  it('reads nothing from AWS before someone asks', async () => {
    const { editor } = await extensionUnderTest();
    assert.equal(editor.identity.state.kind, 'idle');
  });
});
