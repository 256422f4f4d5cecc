import { readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { decode } from '../../core/scan/decode';
import { largestText } from '../../core/scan/gate';
import { discover } from '../../node/discover';
import { IgnoreLayer } from '../../node/ignoreLayer';
import { repositoryRoot } from '../../node/repository';
import type { Configurations } from './configurations';

/** Larger files are not looked at, as on the command line. */
const largestFile = 2 * largestText;
/** How long the extension host is kept at a stretch, in milliseconds. */
const longestStretch = 20;

/** The files of a workspace folder that git and the settings do not ignore. @throws the signal's reason where it is aborted. */
export async function* workspaceFiles(
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

/** The text of a file and its path as fingerprints know it; undefined where it is too large or no text. */
export async function readWorkspaceFile(
  uri: vscode.Uri,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const path = vscode.workspace.asRelativePath(uri, false).replace(/\\/g, '/');
  if (uri.scheme === 'file' && (await stat(uri.fsPath)).size > largestFile) {
    return undefined;
  }
  const decoded = decode(uri.scheme === 'file' ? await readFile(uri.fsPath) : await vscode.workspace.fs.readFile(uri));
  return decoded.kind === 'text' ? { path, text: decoded.text } : undefined;
}
