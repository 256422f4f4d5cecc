import * as vscode from 'vscode';
import { commands } from '../contributions/commands';
import { fileIn } from '../scanning/configurations';
import { DisposableList } from '../support/disposables';
import type { DisposableLike } from '../support/disposables';
import type { OutputLog } from '../support/outputLog';

/** Commands that belong to no finding and no identity. */
export function registerGeneralCommands(log: OutputLog): DisposableLike {
  const own = new DisposableList();
  own.push(
    vscode.commands.registerCommand(commands.showLog.id, () => {
      log.show();
    }),
  );
  own.push(
    vscode.commands.registerCommand(commands.showFindings.id, () =>
      vscode.commands.executeCommand('workbench.actions.view.problems'),
    ),
  );
  own.push(vscode.commands.registerCommand(commands.openConfiguration.id, openConfiguration));
  return own;
}

/** Opens the configuration of the active file's folder, or of one that is picked; a new one is not written before it is saved. */
async function openConfiguration(): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const { workspaceFolders = [] } = vscode.workspace;
  const folder =
    (active && vscode.workspace.getWorkspaceFolder(active)) ??
    (workspaceFolders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : workspaceFolders[0]);
  if (folder === undefined) {
    return;
  }
  const file = fileIn(folder.uri);
  const exists = await vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  const document = await vscode.workspace.openTextDocument(exists ? file : file.with({ scheme: 'untitled' }));
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === '') {
    await editor.insertSnippet(new vscode.SnippetString('{\n  $0\n}\n'));
  }
}
