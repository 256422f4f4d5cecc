import * as vscode from 'vscode';
import type { Configuration } from '../../core/config/configuration';
import type { SecretPlace } from '../../core/fix/storageOptions';
import { folderOf, scanPath } from '../scanning/scannedDocuments';
import { fileName } from './fixFlow';

/** Where the secrets of a document stand, as far as their names and how they are stored depend on it. */
export function secretPlaceOf(document: vscode.TextDocument, configuration: Configuration): SecretPlace {
  const folder = folderOf(document) ?? vscode.workspace.workspaceFolders?.[0];
  return {
    template: configuration.secretNameTemplate,
    workspace: folder?.name ?? vscode.workspace.name ?? '',
    fileName: fileName(document),
    path: scanPath(document) ?? fileName(document),
    storage: configuration.storage,
  };
}
