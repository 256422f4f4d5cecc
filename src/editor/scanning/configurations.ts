import ignore from 'ignore';
import type { Ignore } from 'ignore';
import * as vscode from 'vscode';
import { readBaseline } from '../../core/config/baseline';
import { defaultConfiguration } from '../../core/config/configuration';
import type { Configuration } from '../../core/config/configuration';
import type { LoadedConfiguration } from '../../core/config/load';
import { LineIndex } from '../../core/text/lines';
import type { Log } from '../../core/ports';
import type { Problem } from '../../core/scan/finding';
import { DisposableList } from '../support/disposables';
import { localize } from '../support/localize';

export const configurationFileName = '.strongroom.json';

export interface ConfigurationsDependencies {
  /** Reads the text of a configuration file. */
  readonly parse: (text: string) => Promise<LoadedConfiguration>;
  readonly log: Log;
}

/** `.strongroom.json` of each workspace folder: read on first use, again when it changes, its problems shown in it. */
export class Configurations implements vscode.Disposable {
  readonly #own = new DisposableList();
  readonly #loaded = new Map<string, Promise<Configuration>>();
  /** The baseline that a folder's configuration names. */
  readonly #baselines = new Map<string, vscode.Uri>();
  readonly #matchers = new WeakMap<Configuration, Ignore>();
  readonly #diagnostics = this.#own.push(vscode.languages.createDiagnosticCollection('strongroom-configuration'));
  readonly #changed = this.#own.push(new vscode.EventEmitter<vscode.Uri | undefined>());
  /** A folder whose configuration changed; undefined where folders came or went. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly dependencies: ConfigurationsDependencies) {
    // The baseline beside it has whatever name the configuration gives it, and is JSON by what strongroom baseline writes.
    for (const pattern of [`**/${configurationFileName}`, '**/*baseline*.json']) {
      const watcher = this.#own.push(vscode.workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
        this.#own.push(
          event((file) => {
            this.#reload(file);
          }),
        );
      }
    }
    this.#own.push(
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) {
          this.#loaded.delete(uri.toString());
          this.#diagnostics.delete(fileIn(uri));
        }
        this.#loadAll(added);
        this.#changed.fire(undefined);
      }),
    );
    this.#loadAll(vscode.workspace.workspaceFolders ?? []);
  }

  /** The configuration for a folder; the defaults where there is no folder or no file. Never fails. */
  of(folder: vscode.WorkspaceFolder | undefined): Promise<Configuration> {
    if (folder === undefined) {
      return Promise.resolve(defaultConfiguration);
    }
    const key = folder.uri.toString();
    let loading = this.#loaded.get(key);
    if (loading === undefined) {
      loading = this.#load(folder.uri);
      this.#loaded.set(key, loading);
    }
    return loading;
  }

  /** Whether a configuration's globs leave a document out. */
  ignores(configuration: Configuration, path: string | undefined): boolean {
    if (path === undefined || configuration.ignore.length === 0 || !ignore.isPathValid(path)) {
      return false;
    }
    let matcher = this.#matchers.get(configuration);
    if (matcher === undefined) {
      matcher = ignore().add([...configuration.ignore]);
      this.#matchers.set(configuration, matcher);
    }
    return matcher.ignores(path);
  }

  /** Reads a folder's file again, as after it was written by ourselves. */
  async refresh(folder: vscode.WorkspaceFolder): Promise<void> {
    this.#reload(fileIn(folder.uri));
    await this.of(folder);
  }

  dispose(): void {
    this.#own.dispose();
  }

  #loadAll(folders: readonly vscode.WorkspaceFolder[]): void {
    for (const folder of folders) {
      void this.of(folder);
    }
  }

  #reload(file: vscode.Uri): void {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    const read = folder === undefined ? undefined : [fileIn(folder.uri), this.#baselines.get(folder.uri.toString())];
    if (folder !== undefined && read?.some((one) => one?.toString() === file.toString())) {
      this.#loaded.delete(folder.uri.toString());
      this.#changed.fire(folder.uri);
    }
  }

  async #load(folder: vscode.Uri): Promise<Configuration> {
    const file = fileIn(folder);
    let text: string;
    try {
      text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    } catch {
      // Most folders have none.
      this.#diagnostics.delete(file);
      return defaultConfiguration;
    }
    try {
      const { configuration, problems } = await this.dependencies.parse(text);
      this.#diagnostics.set(file, toDiagnostics(text, problems));
      return await this.#withBaseline(configuration, folder);
    } catch (error) {
      this.dependencies.log.error(`${file.toString(true)} could not be read; the defaults hold.`, error);
      return defaultConfiguration;
    }
  }

  /** The configuration with what its baseline allows; without it where it cannot be read, which the log says. */
  async #withBaseline(configuration: Configuration, folder: vscode.Uri): Promise<Configuration> {
    if (configuration.baseline === undefined) {
      this.#baselines.delete(folder.toString());
      return configuration;
    }
    const file = vscode.Uri.joinPath(folder, configuration.baseline);
    this.#baselines.set(folder.toString(), file);
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      const { entries, problems } = readBaseline(text);
      this.#diagnostics.set(file, toDiagnostics(text, problems));
      return { ...configuration, allow: [...configuration.allow, ...entries] };
    } catch (error) {
      this.#diagnostics.delete(file);
      this.dependencies.log.error(`${file.toString(true)} could not be read: no finding is silenced by it.`, error);
      return configuration;
    }
  }
}

/** The configuration file of a folder. */
export function fileIn(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, configurationFileName);
}

function toDiagnostics(text: string, problems: readonly Problem[]): vscode.Diagnostic[] {
  const lines = new LineIndex(text);
  return problems.map(({ message, span }) => {
    const [start, end] = [lines.at(span?.start ?? 0), lines.at(span?.end ?? 0)];
    const range = new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
    const diagnostic = new vscode.Diagnostic(range, localize(message), vscode.DiagnosticSeverity.Warning);
    diagnostic.source = 'Strongroom';
    diagnostic.code = 'configuration';
    return diagnostic;
  });
}
