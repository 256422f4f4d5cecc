import * as vscode from 'vscode';
import type { Clock, Log } from '../../core/ports';
import type { ScanResult } from '../../core/scan/finding';
import { DisposableList } from '../support/disposables';
import type { Configurations } from './configurations';
import type { LoadEngine } from './engineLoader';
import { folderOf, isScanned, isScannedOnType, sourceOf } from './scannedDocuments';

/** What was found in one version of a document. */
export interface DocumentScan {
  readonly document: vscode.TextDocument;
  /** The version of the document that the spans refer to. */
  readonly version: number;
  readonly result: ScanResult;
}

export interface DocumentScansDependencies {
  readonly engine: LoadEngine;
  readonly configurations: Configurations;
  readonly clock: Clock;
  readonly log: Log;
}

/** The state of an open document. */
interface Entry {
  readonly document: vscode.TextDocument;
  scan?: DocumentScan;
  /** Gives up the scan that is being waited for. */
  abort?: AbortController;
  /** The scan under way, with the version that it reads. */
  running?: { readonly version: number; readonly generation: number; readonly done: Promise<DocumentScan | undefined> };
  timer?: NodeJS.Timeout;
  /** Whether the next scan is one of many, while someone types: a provisional result will do for now. */
  hurried: boolean;
  /** How long the last scan took. */
  milliseconds: number;
}

const nothing: ScanResult = { findings: [], suppressed: [], problems: [] };

/** No document has this version. */
const overtaken = -1;

/** A pause in typing, after which a document is looked at again. A document that is slow to scan waits longer. */
const pauseMilliseconds = 120;
const longestPauseMilliseconds = 2_000;
/** A pause after which a provisional result is replaced by one that holds. */
const restMilliseconds = 1_500;

/**
 * Scans open documents: when they open, when they change and rest for a moment, and when the configuration changes.
 * One scan runs at a time; a scan that the text has overtaken is thrown away.
 */
export class DocumentScans implements vscode.Disposable {
  readonly #own = new DisposableList();
  readonly #entries = new Map<string, Entry>();
  readonly #changed = this.#own.push(new vscode.EventEmitter<vscode.Uri>());
  /** The document whose findings changed, or which is no longer looked at. */
  readonly onDidChange = this.#changed.event;
  #queue: Promise<unknown> = Promise.resolve();
  /** Counts the changes of configuration: what was found under an earlier one is not shown. */
  #generation = 0;

  constructor(private readonly dependencies: DocumentScansDependencies) {
    const { workspace } = vscode;
    this.#own.push(
      workspace.onDidOpenTextDocument((document) => {
        this.#schedule(document, 0);
      }),
    );
    this.#own.push(
      workspace.onDidCloseTextDocument((document) => {
        this.#forget(document);
      }),
    );
    this.#own.push(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.#entries.get(document.uri.toString())?.abort?.abort();
        }
        if (contentChanges.length > 0 && isScannedOnType(document)) {
          this.#schedule(document, this.#pause(document), true);
        }
      }),
    );
    this.#own.push(
      workspace.onDidSaveTextDocument((document) => {
        this.#schedule(document, 0);
      }),
    );
    this.#own.push(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('strongroom')) {
          this.rescan();
        }
      }),
    );
    this.#own.push(
      dependencies.configurations.onDidChange(() => {
        this.rescan();
      }),
    );
    this.#own.push({
      dispose: () => {
        for (const { timer, abort } of this.#entries.values()) {
          clearTimeout(timer);
          abort?.abort();
        }
      },
    });
    this.rescan();
  }

  /** What is known of a document, of whatever version. */
  latest(uri: vscode.Uri): DocumentScan | undefined {
    return this.#entries.get(uri.toString())?.scan;
  }

  /** Every document that has been scanned and is still open. */
  all(): readonly DocumentScan[] {
    return [...this.#entries.values()].flatMap(({ scan }) => (scan === undefined ? [] : [scan]));
  }

  /** The findings of the document as it is now, scanning it if need be; undefined where it is not looked at. */
  async current(document: vscode.TextDocument): Promise<DocumentScan | undefined> {
    for (;;) {
      const known = this.latest(document.uri);
      if (known?.version === document.version) {
        return known;
      }
      if (this.#own.disposed || document.isClosed || !isScanned(document)) {
        return undefined;
      }
      const scan = await this.#run(document);
      if (scan === undefined || scan.version === document.version) {
        return scan;
      }
    }
  }

  /** Looks at every open document again. */
  rescan(): void {
    this.#generation += 1;
    for (const entry of this.#entries.values()) {
      delete entry.scan;
    }
    for (const document of vscode.workspace.textDocuments) {
      this.#schedule(document, 0);
    }
  }

  dispose(): void {
    this.#own.dispose();
    this.#entries.clear();
  }

  #pause(document: vscode.TextDocument): number {
    const last = this.#entries.get(document.uri.toString())?.milliseconds ?? 0;
    return Math.min(Math.max(pauseMilliseconds, 4 * last), longestPauseMilliseconds);
  }

  #entry(document: vscode.TextDocument): Entry {
    const key = document.uri.toString();
    let entry = this.#entries.get(key);
    if (entry?.document !== document) {
      clearTimeout(entry?.timer);
      entry = { document, milliseconds: 0, hurried: false };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  #schedule(document: vscode.TextDocument, milliseconds: number, hurried = false): void {
    if (this.#own.disposed) {
      return;
    }
    if (!isScanned(document)) {
      this.#forget(document);
      return;
    }
    const entry = this.#entry(document);
    clearTimeout(entry.timer);
    entry.hurried = hurried;
    // Once, not until it is up to date: what overtakes this scan has scheduled its own.
    entry.timer = setTimeout(() => {
      if (!isSettled(entry)) {
        void this.#run(document);
      }
    }, milliseconds);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      clearTimeout(entry.timer);
      entry.abort?.abort();
      this.#entries.delete(key);
      this.#changed.fire(document.uri);
    }
  }

  /** Whether a document is still looked at and at that version. */
  #stands(entry: Entry, version: number): boolean {
    const { document } = entry;
    return this.#entries.get(document.uri.toString()) === entry && !document.isClosed && document.version === version;
  }

  /** Scans the version that stands when its turn comes. Callers of the same version share one scan. */
  #run(document: vscode.TextDocument): Promise<DocumentScan | undefined> {
    const entry = this.#entry(document);
    if (entry.running?.version === document.version && entry.running.generation === this.#generation) {
      return entry.running.done;
    }
    const done = this.#queue.then(() => this.#scan(entry));
    entry.running = { version: document.version, generation: this.#generation, done };
    this.#queue = done.then(() => {
      if (entry.running?.done === done) {
        delete entry.running;
      }
    });
    return done;
  }

  async #scan(entry: Entry): Promise<DocumentScan | undefined> {
    const { document } = entry;
    if (!this.#stands(entry, document.version)) {
      return undefined;
    }
    if (isSettled(entry)) {
      return entry.scan;
    }
    const abort = new AbortController();
    try {
      const generation = this.#generation;
      const configuration = await this.dependencies.configurations.of(folderOf(document));
      const engine = await this.dependencies.engine();
      const { version } = document;
      entry.abort = abort;
      const started = performance.now();
      const source = sourceOf(document, entry.hurried);
      const result = this.dependencies.configurations.ignores(configuration, source.path)
        ? nothing
        : await engine.scan(source, configuration, today(this.dependencies.clock), abort.signal);
      entry.milliseconds = performance.now() - started;
      if (generation !== this.#generation) {
        // Under a configuration that does not hold any more: who waits for the present one asks again.
        return { document, version: overtaken, result: nothing };
      }
      const scan: DocumentScan = { document, version, result };
      if (this.#stands(entry, version)) {
        entry.scan = scan;
        if (result.provisional) {
          this.#schedule(document, restMilliseconds);
        }
        this.#changed.fire(document.uri);
      }
      return scan;
    } catch (error) {
      if (abort.signal.aborted) {
        // Of a version that is not there any more: who waits for the present one asks again.
        return { document, version: overtaken, result: nothing };
      }
      this.dependencies.log.error(`${document.uri.toString(true)} could not be scanned.`, error);
      return undefined;
    } finally {
      if (entry.abort === abort) {
        delete entry.abort;
      }
    }
  }
}

/** Whether what is known of a document is of its present version, and will do. */
function isSettled({ document, scan, hurried }: Entry): boolean {
  return scan?.version === document.version && (hurried || scan.result.provisional !== true);
}

/** The date of a moment in the local calendar, `YYYY-MM-DD`. */
export function today(clock: Clock): string {
  const now = clock.now();
  const twoDigits = (part: number): string => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
