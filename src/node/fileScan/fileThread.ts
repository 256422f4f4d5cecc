import { Worker } from 'node:worker_threads';
import type { Configuration } from '../../core/config/configuration';
import { outlineOf } from '../errorOutline';
import { ThreadLock } from '../threadLock';
import { outcomeFromPlain } from './fileOutcome';
import type { FileOutcome } from './fileOutcome';
import type { FileToScan } from './fileScanner';
import type { FileAnswer, FileRequest, FileThreadData } from './messages';

/**
 * In megabytes: what makes V8 let a thread recurse as deep as it lets the main thread (984 KB), Node.js keeping 192 KB for
 * itself. What is nested too deep for one is then too deep for the other.
 */
const stackSizeMb = (984 + 192) / 1024;

/** Files that are scanned one after the other, and what is done with what they came to. */
export interface Batch {
  readonly files: readonly FileToScan[];
  /**
   * Is told of all of them at once.
   *
   * @param outcomes in the order of the files; undefined where scanning one came to an error or the thread ended.
   */
  settle(outcomes: readonly (FileOutcome | undefined)[]): void;
}

/** What happens to a thread by itself. */
export interface FileThreadEvents {
  /** It can take batches. */
  ready(): void;
  /** It ended, or cannot be used. What it had not answered is settled. */
  ended(reason: string): void;
}

/** A thread that scans files for this one. */
export class FileThread {
  readonly #worker: Worker;
  readonly #batches = new Map<number, Batch>();
  readonly #configurations = new Map<Configuration, number>();
  #lastBatch = 0;
  #ended = false;

  constructor(
    script: string,
    private readonly data: FileThreadData,
    private readonly events: FileThreadEvents,
  ) {
    this.#worker = new Worker(script, { workerData: data, resourceLimits: { stackSizeMb } });
    const { threadId } = this.#worker;
    let failure: string | undefined;
    this.#worker.on('message', (answer: FileAnswer) => {
      this.#take(answer);
    });
    this.#worker.on('error', (error: unknown) => {
      failure = kindOf(error);
    });
    this.#worker.once('exit', (code) => {
      new ThreadLock(data.compiling, threadId).release(threadId);
      this.#end(failure ?? `code ${String(code)}`);
    });
  }

  /** How many batches it has not answered. */
  get outstanding(): number {
    return this.#batches.size;
  }

  give(batch: Batch): void {
    this.#lastBatch += 1;
    this.#batches.set(this.#lastBatch, batch);
    const files = batch.files.map(({ file, path, configuration }) => ({
      file,
      path,
      configuration: this.#numberOf(configuration),
    }));
    this.#post({ kind: 'batch', id: this.#lastBatch, files });
  }

  /** Ends the thread. What it had not answered is not settled any more. */
  dispose(): void {
    this.#ended = true;
    this.#batches.clear();
    void this.#worker.terminate();
  }

  #post(request: FileRequest): void {
    this.#worker.postMessage(request);
  }

  /** A configuration may hold a long baseline: it goes to the thread once. */
  #numberOf(configuration: Configuration): number {
    let id = this.#configurations.get(configuration);
    if (id === undefined) {
      id = this.#configurations.size;
      this.#configurations.set(configuration, id);
      this.#post({ kind: 'configuration', id, configuration });
    }
    return id;
  }

  #take(answer: FileAnswer): void {
    switch (answer.kind) {
      case 'ready':
        if (!this.#ended) {
          this.events.ready();
        }
        break;
      case 'unfit':
        this.#end('it could not be set up');
        break;
      case 'batch': {
        const batch = this.#batches.get(answer.id);
        this.#batches.delete(answer.id);
        batch?.settle(answer.outcomes.map((outcome) => outcome && outcomeFromPlain(outcome)));
        break;
      }
    }
  }

  #end(reason: string): void {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    for (const batch of this.#batches.values()) {
      batch.settle(batch.files.map(() => undefined));
    }
    this.#batches.clear();
    this.events.ended(reason);
  }
}

/** What kind of error it is, by the system's code where it has one. */
function kindOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : outlineOf(error).name;
}
