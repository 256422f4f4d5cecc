import * as vscode from 'vscode';
import type { ReadFirst } from '../../core/lookups/importedHelpers';
import { sourceOf } from './scannedDocuments';
import { readWorkspaceFile } from './workspaceFiles';

/**
 * Reads files of a workspace folder on this machine, open ones as they are in the editor. Elsewhere it finds none: most
 * of what is looked for does not exist, and to ask a far file system for it takes long.
 */
export function projectFiles(folder: vscode.WorkspaceFolder | undefined): ReadFirst {
  return async (candidates) => {
    if (folder?.uri.scheme !== 'file') {
      return undefined;
    }
    for (const candidate of candidates) {
      const uri = vscode.Uri.joinPath(folder.uri, candidate);
      const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
      // Most candidates do not exist: that they cannot be read says nothing.
      const source = open === undefined ? await readWorkspaceFile(uri).catch(() => undefined) : sourceOf(open);
      if (source !== undefined) {
        return source;
      }
    }
    return undefined;
  };
}
