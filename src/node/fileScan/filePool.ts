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
  /** How many files are scanned at once, one of them in this thread; 1 for one after the other. */
  readonly jobs: number;
  /** Scans in this thread. */
  readonly here: Pick<FileScanner, 'scan'>;
  /** @throws where no thread can be had. */
  startThread(events: FileThreadEvents): ScanThread;
  /** Is told, once for each, that a thread ended unexpectedly. What it had not answered is scanned in this thread. */
  lost(reason: string): void;
}

/**
 * In bytes of files: what one thread scans in about a second. Each thread that is started loads the engine and has its
 * code optimized anew, which takes half a second of a processor; with less than that to do, little or nothing is gained.
 */
const worthThreads = 6_000_000;
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
const mostFilesInBatch = 32;
/** In bytes of files, large ones counted as above: what a thread does while this one scans a file of its own. */
const mostInBatch = 256_000;
/** In bytes: a larger file is left to the other threads, which do not wait for this one meanwhile. */
const mostHere = 64_000;
/** In bytes of files: after so much this thread looks for what the others have come to. */
const mostAtAStretch = 64_000;

type ScanTask = Extract<Task, { kind: 'scan' }>;

/** A file on its way. */
interface FileSlot {
  readonly task: ScanTask;
  /** In bytes: what it counts for when threads are started and batches made; 0 where there is one job. */
  readonly weight: number;
  /** What it came to; `failed` where it must be scanned in this thread, which tells of the error if there is one. */
  outcome: FileOutcome | 'failed' | undefined;
}

type Slot = FileSlot | { readonly task: Exclude<Task, ScanTask> };

/**
 * Scans files in several threads and hands on what they come to in the order of the tasks, so that whoever takes it sees
 * no difference to a scan of one file after the other.
 *
 * Threads are started only where there is enough to do, one fewer than there are jobs: this thread scans, too, which spares
 * an engine in memory, and the time in which its code gets fast. Held up by a large file it would keep the others waiting;
 * so it takes small ones, and only once the others have enough to do.
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
  /** In bytes: the weight of what was scanned here since this thread last looked for messages. */
  #stretch = 0;

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
        } else if (!(await this.#scanHere(head))) {
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
    const slot = { task, weight: this.options.jobs > 1 ? weightOf(task.file.file) : 0, outcome: undefined };
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
    for (let count = 1; count < this.options.jobs; count += 1) {
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
      const slots = this.#takeBatch();
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

  /** The first of those that wait, at least one. */
  #takeBatch(): readonly FileSlot[] {
    const share = Math.ceil(this.#waiting.length / (2 * mostBatches * (this.#ready.size + 1)));
    const most = Math.min(share, mostFilesInBatch);
    let count = 0;
    let weight = 0;
    while (count < most && weight < mostInBatch) {
      weight += this.#waiting[count]?.weight ?? 0;
      count += 1;
    }
    this.#weight.waiting -= weight;
    return this.#waiting.splice(0, count);
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

  /** Scans a file that waits and that this thread may be held up by; says whether there is one. */
  async #scanHere(head: FileSlot): Promise<boolean> {
    const [slot] = this.#waiting.splice(this.#nextHere(head), 1);
    if (slot === undefined) {
      return false;
    }
    this.#weight.waiting -= slot.weight;
    try {
      slot.outcome = await this.options.here.scan(slot.task.file);
      this.#textKept += slot.outcome.text?.length ?? 0;
    } catch {
      // Is scanned again in its turn, to throw then.
      slot.outcome = 'failed';
    }
    this.#stretch += slot.weight;
    if (this.#starting.size > 0 || (this.#ready.size > 0 && this.#stretch >= mostAtAStretch)) {
      // Lets a thread tell that it is ready, or what it has come to.
      this.#stretch = 0;
      await setImmediate();
    }
    return true;
  }

  /** Which of those that wait is scanned in this thread; past the last one where none is. */
  #nextHere(head: FileSlot): number {
    const isFull = this.#textKept >= mostTextKept;
    if (this.#waiting[0] === head && (isFull || this.#ready.size === 0)) {
      return 0;
    }
    const small = isFull ? -1 : this.#waiting.findIndex(({ weight }) => weight <= mostHere);
    return small < 0 ? this.#waiting.length : small;
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
