import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text/edit';
import { sortEdits } from '../../core/text/edit';
import { rangeOf } from '../scanning/scannedDocuments';

/** Makes edits in one step of undo. False where the document is no longer at that version, or VS Code refuses. */
export async function applyEdits(
  document: vscode.TextDocument,
  version: number,
  edits: readonly TextEdit[],
): Promise<boolean> {
  if (document.isClosed || document.version !== version) {
    return false;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    sortEdits(edits).map(({ span, text }) => new vscode.TextEdit(rangeOf(document, span), text)),
  );
  return vscode.workspace.applyEdit(edit);
}
