import * as vscode from 'vscode';
import type { SourceText } from '../../core/languages/document';
import { settings } from '../contributions/settings';

/**
 * Schemes of texts that no one edits: output, other versions of a file, logs, generated views. Everything else is
 * looked at, as remote and virtual file systems bring schemes of their own.
 */
const notSources = new Set([
  'output',
  'debug',
  'git',
  'git-graph',
  'git-commit',
  'gitfs',
  'gitlens',
  'gitlens-git',
  'github',
  'hg',
  'svn',
  'pr',
  'review',
  'vscode-scm',
  'vscode-terminal',
  'vscode-extension',
  'vscode-settings',
  'vscode-local-history',
  'vscode-notebook-cell-output',
  'vscode-interactive-input',
  'vscode-chat-code-block',
  'vscode-copilot-chat-code-block',
  'chat-editing-text-model',
  'chat-editing-snapshot-text-model',
  'search-editor',
  'comment',
  'extension-output',
  'walkThrough',
  'walkThroughSnippet',
  'vscode',
  'private',
  'vsls',
  'vscode-bulkeditpreview-editor',
  'vscode-bulkeditpreview-multieditor',
]);

/** Whether a document is one to look for secrets in. */
export function isScanned(document: vscode.TextDocument): boolean {
  return !notSources.has(document.uri.scheme) && isEnabled(document);
}

function isEnabled(document: vscode.TextDocument): boolean {
  return vscode.workspace
    .getConfiguration(undefined, document)
    .get<boolean>(settings.enable.id, settings.enable.default);
}

/** Whether a document is looked at again while someone types. */
export function isScannedOnType(document: vscode.TextDocument): boolean {
  return vscode.workspace
    .getConfiguration(undefined, document)
    .get<boolean>(settings.scanOnType.id, settings.scanOnType.default);
}

/** The path by which fingerprints and ignore globs know a document: relative to its workspace folder where it has one. */
export function scanPath(document: vscode.TextDocument): string | undefined {
  if (document.uri.scheme === 'untitled') {
    return undefined;
  }
  return vscode.workspace.asRelativePath(notebookUri(document.uri) ?? document.uri, false).replace(/\\/g, '/');
}

/**
 * The document as the engine reads it: its text at this moment.
 *
 * @param hurried whether a provisional result will do.
 */
export function sourceOf(document: vscode.TextDocument, hurried = false): SourceText {
  return {
    path: scanPath(document),
    languageId: document.languageId,
    versionOf: { document: document.uri.toString(), hurried },
    text: document.getText(),
  };
}

/** The workspace folder of a document; that of a notebook cell is its notebook's. */
export function folderOf(document: vscode.TextDocument): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.getWorkspaceFolder(notebookUri(document.uri) ?? document.uri);
}

/** The notebook that a cell belongs to; undefined for other documents. */
export function notebookUri(uri: vscode.Uri): vscode.Uri | undefined {
  if (uri.scheme !== 'vscode-notebook-cell') {
    return undefined;
  }
  const cell = uri.toString();
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some(({ document }) => document.uri.toString() === cell),
  )?.uri;
}

/** The range of a span. Valid for the version of the document that the span was found in. */
export function rangeOf(
  document: vscode.TextDocument,
  span: { readonly start: number; readonly end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}
