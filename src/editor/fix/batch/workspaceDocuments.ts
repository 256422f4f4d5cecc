import * as vscode from 'vscode';
import type { Clock, Log } from '../../../core/ports';
import type { Configurations } from '../../scanning/configurations';
import { today } from '../../scanning/documentScans';
import type { LoadEngine } from '../../scanning/engineLoader';
import { isScanned, sourceOf } from '../../scanning/scannedDocuments';
import { readWorkspaceFile, workspaceFiles } from '../../scanning/workspaceFiles';
import type { ReportProgress } from '../dialogs';

export interface WorkspaceDocumentsDependencies {
  readonly engine: LoadEngine;
  readonly configurations: Configurations;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The documents of the workspace that hold findings: of folders on this machine, what git and the settings do not ignore.
 * Open documents are looked at as they are in the editor.
 *
 * @throws the signal's reason where it is aborted.
 */
export async function documentsWithFindings(
  dependencies: WorkspaceDocumentsDependencies,
  signal: AbortSignal,
  report: ReportProgress,
): Promise<readonly vscode.TextDocument[]> {
  const found: vscode.TextDocument[] = [];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    for await (const uri of workspaceFiles(folder, dependencies.configurations, signal)) {
      signal.throwIfAborted();
      const document = await withFindings(uri, folder, dependencies, signal);
      if (document !== undefined) {
        found.push(document);
        report(vscode.l10n.t('files with secrets: {0}', found.length), 0);
      }
    }
  }
  return found;
}

/** The document of a file that holds findings. */
async function withFindings(
  uri: vscode.Uri,
  folder: vscode.WorkspaceFolder,
  { engine, configurations, clock, log }: WorkspaceDocumentsDependencies,
  signal: AbortSignal,
): Promise<vscode.TextDocument | undefined> {
  const configuration = await configurations.of(folder);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  try {
    const source = open === undefined ? await readWorkspaceFile(uri) : sourceOf(open);
    const scan = source && (await (await engine()).scan(source, configuration, today(clock), signal));
    if (scan === undefined || scan.findings.length === 0) {
      return undefined;
    }
    const document = open ?? (await vscode.workspace.openTextDocument(uri));
    return isScanned(document) ? document : undefined;
  } catch (error) {
    signal.throwIfAborted();
    log.error(`${uri.toString(true)} was not looked at.`, error);
    return undefined;
  }
}
