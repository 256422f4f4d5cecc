import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TestInterface } from '../../../../src/extension';
import type { FindingReference } from '../../../../src/editor/findings/findingAt';
import { ScriptedDialogs } from './scriptedDialogs';
import type { Answer } from './scriptedDialogs';

/** The extension under test, activated. */
export async function extensionUnderTest(): Promise<TestInterface> {
  const extension = vscode.extensions.getExtension<TestInterface | undefined>('strongroom.strongroom');
  const found = await extension?.activate();
  assert.ok(found, 'the extension gives tests an interface');
  return found;
}

/** Puts a script in the place of the person. */
export async function script(...answers: readonly Answer[]): Promise<ScriptedDialogs> {
  const dialogs = new ScriptedDialogs(answers);
  (await extensionUnderTest()).dialogs.target = dialogs;
  return dialogs;
}

/** The folder that is open. */
export function workspaceFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the suite runs in a folder');
  return folder;
}

/** Where a test puts its files. VS Code remembers the text of a file for a while, so that no two tests may share one. */
const caseFolder = { name: randomUUID() };

/** Writes a file into the folder of this test and returns its URI. */
export function writeFile(name: string, text: string | Uint8Array): Promise<vscode.Uri> {
  return writeRootFile(`${caseFolder.name}/${name}`, text);
}

/** Writes a file into the workspace folder itself. */
export async function writeRootFile(name: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder().uri, name);
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return uri;
}

/** The text of a file of the workspace folder, as it is on disk. */
export async function readRootFile(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(workspaceFolder().uri, name)));
}

/** Writes a file and opens it in an editor. */
export async function openFile(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await writeFile(name, text));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens an untitled document in an editor. */
export async function openUntitled(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** The diagnostics of ours, once the document has been scanned as it is now. */
export async function diagnosticsOf(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  const scan = await (await extensionUnderTest()).editor.scans.current(document);
  const expected = Math.min(scan?.result.findings.length ?? 0, mostShown);
  for (;;) {
    const shown = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === diagnosticSource);
    if (shown.length >= expected) {
      return shown;
    }
    // Many findings are shown some time after the scan, so that the extension host stays free.
    await new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}

/** VS Code keeps no more diagnostics of a file. */
const mostShown = 1_000;
const diagnosticSource = 'Strongroom';

/** The quick fixes where a text stands. */
export async function actionsAt(document: vscode.TextDocument, text: string): Promise<readonly vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, 'the document holds what the cursor is put on');
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start));
  return quickFixes(document, range);
}

/** The quick fixes of a range. VS Code gives a request up when something else changes the document meanwhile: then again. */
export async function quickFixes(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.filter(({ command }) => command?.command.startsWith('strongroom.'));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'Canceled') || attempt === 5) {
        throw error;
      }
    }
  }
}

/** Runs the quick fix of that title where a text stands. */
export async function runAction(document: vscode.TextDocument, text: string, title: RegExp): Promise<void> {
  const actions = await actionsAt(document, text);
  const action = actions.find((candidate) => title.test(candidate.title));
  assert.ok(action?.command, `${String(title)} is among ${actions.map((each) => each.title).join(' | ')}`);
  await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}

/** A reference to the only finding of a document. */
export async function onlyFinding(document: vscode.TextDocument): Promise<FindingReference> {
  const scan = await (await extensionUnderTest()).editor.scans.current(document);
  const [finding, ...more] = scan?.result.findings ?? [];
  assert.ok(finding && more.length === 0, 'the document holds one finding');
  return { uri: document.uri.toString(), fingerprint: finding.fingerprint, start: finding.span.start };
}

/** Replaces the whole text of a document, as one edit. */
export async function setText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));
  edit.replace(document.uri, whole, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Leaves no editor, no file and no unsaved change behind. */
export async function cleanUp(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && !document.isClosed && document.uri.scheme !== 'vscode-notebook-cell') {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  caseFolder.name = randomUUID();
  const folder = workspaceFolder().uri;
  for (const [name] of await vscode.workspace.fs.readDirectory(folder)) {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name), { recursive: true });
  }
}
