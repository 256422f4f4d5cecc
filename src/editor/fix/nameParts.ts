import * as vscode from 'vscode';
import type { NameParts } from '../../core/fix/naming';
import { folderOf } from '../scanning/scannedDocuments';
import { fileName } from './fixFlow';

/** What the placeholders of the name template stand for in a document. */
export function namePartsOf(document: vscode.TextDocument, name: string): NameParts {
  const folder = folderOf(document) ?? vscode.workspace.workspaceFolders?.[0];
  return {
    workspace: folder?.name ?? vscode.workspace.name ?? '',
    file: fileName(document).replace(/(?<=.)\.[^.]*$/, ''),
    name,
  };
}
