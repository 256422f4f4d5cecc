import { Worker } from 'node:worker_threads';
import type { Configuration } from '../../core/config/configuration';
import type { SourceText } from '../../core/languages/document';
import type { Log } from '../../core/ports';
import type { Finding, ScanResult } from '../../core/scan/finding';
import { findingsFromPlain } from '../../core/scan/transfer';
import type { Answer, Request, ScanWorkerData } from './messages';

export type Scan = (source: SourceText, configuration: Configuration, today: string) => Promise<ScanResult>;

export interface ScanWorkerOptions {
  /** The worker's script. */
  readonly script: string;
  readonly data: ScanWorkerData;
  /** What scans in this thread, where a worker cannot. */
  readonly inProcess: Scan;
  readonly log: Log;
}

/** A scan under way. */
interface Pending {
  readonly request: Extract<Request, { kind: 'scan' }>;
  readonly findings: Finding[];
  readonly suppressed: Finding[];
  attempts: number;
  resolve(result: ScanResult): void;
  reject(error: unknown): void;
}

/** A text that ends the worker so often is given up. */
const mostAttempts = 2;

/**
 * Scans in a thread of its own, which is started on first use.
 *
 * Where the thread cannot be started, scans go on in this one, and the log says so. Where it ends unexpectedly, the log
 * says so, too; the scans that it had not answered are asked once more of a new one.
 */
export class ScanWorker {
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;
  #unfit = false;
  #disposed = false;

  constructor(private readonly options: ScanWorkerOptions) {}

  /**
   * The findings of a text.
   *
   * @param signal gives up waiting: the promise is rejected with its reason, and the scan is not begun if it was not.
   */
  async scan(
    source: SourceText,
    configuration: Configuration,
    today: string,
    signal?: AbortSignal,
  ): Promise<ScanResult> {
    signal?.throwIfAborted();
    if (this.#unfit || this.#disposed) {
      return this.options.inProcess(source, configuration, today);
    }
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = (): void => {
      const pending = this.#pending.get(id);
      if (this.#pending.delete(id)) {
        this.#worker?.postMessage({ kind: 'cancel', id } satisfies Request);
        this.#keepAlive();
        pending?.reject(signal?.reason);
      }
    };
    try {
      return await new Promise<ScanResult>((resolve, reject) => {
        const request = { kind: 'scan', id, source, configuration, today } as const;
        this.#pending.set(id, { request, findings: [], suppressed: [], attempts: 0, resolve, reject });
        signal?.addEventListener('abort', cancel, { once: true });
        this.#send(id);
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends the thread. What it had not answered is rejected. */
  dispose(): void {
    this.#disposed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#giveUp(() => true, new Error('The scan worker was ended.'));
  }

  #send(id: number): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) {
      return;
    }
    pending.attempts += 1;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage(pending.request);
      this.#keepAlive();
    } catch (error) {
      // No thread to be had here, or nothing that can be handed to one.
      this.options.log.warn(`A text is scanned in the main thread: ${String(error)}`);
      this.#scanHere(id, pending);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.options.script, { workerData: this.options.data });
    worker.on('message', (answer: Answer) => {
      if (worker === this.#worker) {
        this.#take(answer);
      }
    });
    let failure: unknown;
    let ready = false;
    worker.once('message', () => {
      ready = true;
    });
    worker.on('error', (error) => {
      failure = error;
    });
    worker.once('exit', (code) => {
      if (worker === this.#worker) {
        this.#worker = undefined;
        this.#ended(ready, failure ?? new Error(`It ended with code ${String(code)}.`));
      }
    });
    return worker;
  }

  #take(answer: Answer): void {
    if (answer.kind === 'ready') {
      return;
    }
    if (answer.kind === 'unfit') {
      this.#scanHereFromNowOn(answer.reason);
      return;
    }
    const pending = this.#pending.get(answer.id);
    if (pending === undefined) {
      // Cancelled while it was scanned: the worker waits for a word on whether to go on.
      if (answer.kind === 'part') {
        this.#worker?.postMessage({ kind: 'cancel', id: answer.id } satisfies Request);
      }
      return;
    }
    switch (answer.kind) {
      case 'part':
        pending[answer.list].push(...findingsFromPlain(answer.findings));
        // Not before whatever else waits in this thread had its turn.
        setImmediate(() => {
          this.#worker?.postMessage({ kind: 'taken', id: answer.id } satisfies Request);
        });
        break;
      case 'done':
        this.#settle(answer.id);
        pending.resolve({
          findings: pending.findings,
          suppressed: pending.suppressed,
          problems: answer.problems,
          ...(answer.provisional && { provisional: true }),
        });
        break;
      case 'failed':
        this.#settle(answer.id);
        pending.reject(new Error(answer.reason));
        break;
    }
  }

  #settle(id: number): void {
    this.#pending.delete(id);
    this.#keepAlive();
  }

  /** The thread keeps the program alive while it is waited for, and only then. */
  #keepAlive(): void {
    if (this.#pending.size === 0) {
      this.#worker?.unref();
    } else {
      this.#worker?.ref();
    }
  }

  #ended(wasReady: boolean, error: unknown): void {
    if (!wasReady) {
      this.#scanHereFromNowOn(error);
      return;
    }
    this.options.log.error('The scan worker ended unexpectedly. It is started again.', error);
    this.#giveUp(({ attempts }) => attempts >= mostAttempts, error);
    for (const [id, pending] of this.#pending) {
      pending.findings.length = 0;
      pending.suppressed.length = 0;
      this.#send(id);
    }
  }

  #scanHereFromNowOn(reason: unknown): void {
    this.#unfit = true;
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.options.log.warn(`No scan worker can be started; texts are scanned in the main thread. ${String(reason)}`);
    for (const [id, pending] of this.#pending) {
      this.#scanHere(id, pending);
    }
  }

  #scanHere(id: number, pending: Pending): void {
    this.#settle(id);
    const { source, configuration, today } = pending.request;
    this.options.inProcess(source, configuration, today).then(
      (result) => {
        pending.resolve(result);
      },
      (error: unknown) => {
        pending.reject(error);
      },
    );
  }

  #giveUp(which: (pending: Pending) => boolean, error: unknown): void {
    for (const [id, pending] of this.#pending) {
      if (which(pending)) {
        this.#pending.delete(id);
        pending.reject(error);
      }
    }
  }
}
