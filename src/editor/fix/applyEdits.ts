import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text/edit';
import { sortEdits } from '../../core/text/edit';
import { rangeOf } from '../scanning/scannedDocuments';

/**
 * Makes edits in one step of undo. False where the document is no longer at that version, or VS Code refuses.
 *
 * @param edit what is to be done to other files, before and together with it.
 */
export async function applyEdits(
  document: vscode.TextDocument,
  version: number,
  edits: readonly TextEdit[],
  edit = new vscode.WorkspaceEdit(),
): Promise<boolean> {
  if (document.isClosed || document.version !== version) {
    return false;
  }
  edit.set(
    document.uri,
    sortEdits(edits).map(({ span, text }) => new vscode.TextEdit(rangeOf(document, span), text)),
  );
  return vscode.workspace.applyEdit(edit);
}
