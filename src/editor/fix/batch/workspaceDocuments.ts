import { readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Clock, Log } from '../../../core/ports';
import { decode } from '../../../core/scan/decode';
import { largestText } from '../../../core/scan/gate';
import { discover } from '../../../node/discover';
import { IgnoreLayer } from '../../../node/ignoreLayer';
import { repositoryRoot } from '../../../node/repository';
import type { Configurations } from '../../scanning/configurations';
import { today } from '../../scanning/documentScans';
import type { LoadEngine } from '../../scanning/engineLoader';
import { isScanned, sourceOf } from '../../scanning/scannedDocuments';
import type { ReportProgress } from '../dialogs';

/** Larger files are not looked at, as on the command line. */
const largestFile = 2 * largestText;
/** How long the extension host is kept at a stretch, in milliseconds. */
const longestStretch = 20;

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
    for await (const uri of filesOf(folder, dependencies.configurations, signal)) {
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

async function* filesOf(
  folder: vscode.WorkspaceFolder,
  configurations: Configurations,
  signal: AbortSignal,
): AsyncGenerator<vscode.Uri> {
  if (folder.uri.scheme !== 'file') {
    yield* await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*'));
    return;
  }
  const root = folder.uri.fsPath;
  const { ignore } = await configurations.of(folder);
  const files = discover(root, {
    top: repositoryRoot(root) ?? root,
    configured: ignore.length === 0 ? undefined : new IgnoreLayer(root, ignore),
    respectIgnores: true,
  });
  let started = performance.now();
  for (const entry of files) {
    if (performance.now() - started > longestStretch) {
      await new Promise(setImmediate);
      signal.throwIfAborted();
      started = performance.now();
    }
    if (entry.kind === 'file') {
      yield vscode.Uri.file(entry.file);
    }
  }
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
    const source = open === undefined ? await read(uri) : sourceOf(open);
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

async function read(uri: vscode.Uri): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const path = vscode.workspace.asRelativePath(uri, false).replace(/\\/g, '/');
  if (uri.scheme === 'file' && (await stat(uri.fsPath)).size > largestFile) {
    return undefined;
  }
  const decoded = decode(uri.scheme === 'file' ? await readFile(uri.fsPath) : await vscode.workspace.fs.readFile(uri));
  return decoded.kind === 'text' ? { path, text: decoded.text } : undefined;
}
