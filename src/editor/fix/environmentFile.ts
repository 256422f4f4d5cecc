import path from 'node:path';
import * as vscode from 'vscode';
import { EnvironmentTarget } from '../../node/environmentTarget';
import { folderOf } from '../scanning/scannedDocuments';

/** `.env` in the document's workspace folder, or beside a file that lies in none; undefined where neither is on disk. */
export function environmentTargetOf(document: vscode.TextDocument): EnvironmentTarget | undefined {
  const folder = folderOf(document) ?? (document.isUntitled ? vscode.workspace.workspaceFolders?.[0] : undefined);
  const root = folder?.uri ?? (document.isUntitled ? undefined : vscode.Uri.joinPath(document.uri, '..'));
  return root?.scheme === 'file' ? new EnvironmentTarget(path.join(root.fsPath, '.env')) : undefined;
}
