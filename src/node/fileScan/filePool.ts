import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { systemCode } from '../errors';
import type { FileOutcome } from './fileOutcome';
import type { FileScanner, FileToScan } from './fileScanner';
import type { FileThread, FileThreadEvents } from './fileThread';

/** What a pool is given to do, in order. */
export type Task =
  | {
      readonly kind: 'scan';
      readonly file: FileToScan;
      /** Takes what the file came to. */
      take(outcome: FileOutcome): Promise<void>;
    }
  /** Something that has its place between files. */
  | { readonly kind: 'do'; run(): Promise<void> };

/** What a pool needs of a thread. */
export type ScanThread = Pick<FileThread, 'outstanding' | 'give' | 'dispose'>;

export interface FilePoolOptions {
  /** How many files are scanned at once; 1 for one after the other in this thread. */
  readonly jobs: number;
  /** Scans in this thread. */
  readonly here: Pick<FileScanner, 'scan'>;
  /** @throws where no thread can be had. */
  startThread(events: FileThreadEvents): ScanThread;
  /** Is told, once for each, that a thread ended unexpectedly. What it had not answered is scanned in this thread. */
  lost(reason: string): void;
}

/** In bytes of files: with less than that ahead, this thread is done before others have started. */
const worthThreads = 1_500_000;
/** In bytes: so much of a file counts for that. One large file is not done any sooner by several threads. */
const mostOfFile = 128_000;
/** So many files are looked for ahead. */
const lookAhead = 256;
/** So many files may be on their way at most, between the one that is waited for and the last one that is done. */
const mostOnTheirWay = 4096;
/** In characters: so much text of files with findings may wait for its turn, beyond what is being scanned. */
const mostTextKept = 16_000_000;
/** So many batches a thread has at a time, so that the next one is there when one is done. */
const mostBatches = 2;
const mostFilesInBatch = 8;

type ScanTask = Extract<Task, { kind: 'scan' }>;

/** A file on its way. */
interface FileSlot {
  readonly task: ScanTask;
  /** In bytes: what it counts for when threads are started; 0 once they are. */
  readonly weight: number;
  /** What it came to; `failed` where it must be scanned in this thread, which tells of the error if there is one. */
  outcome: FileOutcome | 'failed' | undefined;
}

type Slot = FileSlot | { readonly task: Exclude<Task, ScanTask> };

/**
 * Scans files in several threads and hands on what they come to in the order of the tasks, so that whoever takes it sees
 * no difference to a scan of one file after the other.
 *
 * Threads are started only where there is enough to do; until they are ready this thread scans. From then on it only looks
 * for files and hands on outcomes: held up by a large file, it would keep the others waiting.
 */
export class FilePool {
  /** In the order of the tasks. */
  readonly #slots: Slot[] = [];
  /** Those of `#slots` that nobody scans yet. */
  readonly #waiting: FileSlot[] = [];
  readonly #starting = new Set<ScanThread>();
  readonly #ready = new Set<ScanThread>();
  #wake: () => void = () => undefined;
  #mayStart: boolean;
  /** In bytes: the weight of what was added so far, and of what of it waits. */
  readonly #weight = { seen: 0, waiting: 0 };
  #textKept = 0;

  constructor(private readonly options: FilePoolOptions) {
    this.#mayStart = options.jobs > 1;
  }

  /**
   * Does the tasks; is done when the last one is.
   *
   * @throws what `take`, `run`, scanning a file or coming to the next task throws, after everything before it was done.
   */
  async run(tasks: AsyncIterator<Task, void>): Promise<void> {
    try {
      let more = true;
      for (;;) {
        while (more && this.#hasRoom()) {
          more = await this.#addNext(tasks);
        }
        this.#startThreads();
        this.#handOut();
        const [head] = this.#slots;
        if (head === undefined) {
          return;
        }
        if (!('outcome' in head)) {
          this.#slots.shift();
          await head.task.run();
        } else if (head.outcome !== undefined) {
          this.#slots.shift();
          await this.#handOn(head.task, head.outcome);
        } else if (this.#ready.size === 0) {
          await this.#scanHere(head);
        } else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      for (const thread of [...this.#starting, ...this.#ready]) {
        thread.dispose();
      }
    }
  }

  #hasRoom(): boolean {
    return this.options.jobs === 1
      ? this.#slots.length === 0
      : this.#waiting.length < lookAhead && this.#slots.length < mostOnTheirWay && this.#textKept < mostTextKept;
  }

  /** Whether there may be more. */
  async #addNext(tasks: AsyncIterator<Task, void>): Promise<boolean> {
    let next: IteratorResult<Task, void>;
    try {
      next = await tasks.next();
    } catch (error) {
      // Has its turn like everything else.
      const failure = error instanceof Error ? error : new Error(String(error));
      this.#slots.push({ task: { kind: 'do', run: () => Promise.reject(failure) } });
      return false;
    }
    if (next.done === true) {
      return false;
    }
    if (next.value.kind === 'do') {
      this.#slots.push({ task: next.value });
      return true;
    }
    const task = next.value;
    const slot = { task, weight: this.#mayStart ? weightOf(task.file.file) : 0, outcome: undefined };
    this.#slots.push(slot);
    this.#waiting.push(slot);
    this.#weight.seen += slot.weight;
    this.#weight.waiting += slot.weight;
    return true;
  }

  #startThreads(): void {
    const { seen, waiting } = this.#weight;
    const enough = waiting >= worthThreads || (seen >= worthThreads && this.#waiting.length >= lookAhead);
    if (!this.#mayStart || !enough) {
      return;
    }
    this.#mayStart = false;
    for (let count = 0; count < this.options.jobs; count += 1) {
      try {
        this.#startThread();
      } catch (error) {
        this.options.lost(systemCode(error) ?? 'none can be started');
        return;
      }
    }
  }

  #startThread(): void {
    const thread = this.options.startThread({
      ready: () => {
        this.#starting.delete(thread);
        this.#ready.add(thread);
        this.#wake();
      },
      ended: (reason) => {
        this.#starting.delete(thread);
        this.#ready.delete(thread);
        this.options.lost(reason);
        this.#wake();
      },
    });
    this.#starting.add(thread);
  }

  /** Gives threads that have room the next batches: small ones where there is not much left, so that all end together. */
  #handOut(): void {
    while (this.#waiting.length > 0 && this.#textKept < mostTextKept) {
      const thread = this.#leastBusy();
      if (thread === undefined) {
        return;
      }
      const share = Math.ceil(this.#waiting.length / (2 * mostBatches * this.#ready.size));
      const slots = this.#waiting.splice(0, Math.min(share, mostFilesInBatch));
      thread.give({
        files: slots.map(({ task }) => task.file),
        settle: (outcomes) => {
          for (const [index, slot] of slots.entries()) {
            const outcome = outcomes[index];
            slot.outcome = outcome ?? 'failed';
            this.#textKept += outcome?.text?.length ?? 0;
          }
          this.#wake();
        },
      });
    }
  }

  /** A thread with room for a batch. */
  #leastBusy(): ScanThread | undefined {
    let least: ScanThread | undefined;
    for (const thread of this.#ready) {
      if (thread.outstanding < Math.min(mostBatches, least?.outstanding ?? mostBatches)) {
        least = thread;
      }
    }
    return least;
  }

  async #handOn(task: ScanTask, outcome: FileOutcome | 'failed'): Promise<void> {
    if (outcome === 'failed') {
      await task.take(await this.options.here.scan(task.file));
      return;
    }
    this.#textKept -= outcome.text?.length ?? 0;
    await task.take(outcome);
  }

  /** @param slot the first one, which is therefore the first of those that wait. */
  async #scanHere(slot: FileSlot): Promise<void> {
    this.#waiting.shift();
    this.#weight.waiting -= slot.weight;
    slot.outcome = await this.options.here.scan(slot.task.file);
    this.#textKept += slot.outcome.text?.length ?? 0;
    if (this.#starting.size > 0) {
      // Lets a thread tell that it is ready.
      await setImmediate();
    }
  }
}

function weightOf(file: string): number {
  try {
    return Math.min(statSync(file, { throwIfNoEntry: false })?.size ?? 0, mostOfFile);
  } catch {
    // What is wrong with it is told when it is its turn.
    return 0;
  }
}
