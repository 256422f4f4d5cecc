import { setTimeout } from 'node:timers/promises';

const free = 0;

/** In milliseconds: how long is waited before it is looked again whether a lock is free. */
const pause = 2;

/**
 * A lock that threads of one process share, for what may be done in one of them at a time and is done seldom.
 *
 * Waits without holding its thread up. A thread that ends while it holds the lock does not let go of it: whoever sees it
 * end calls `release`.
 */
export class ThreadLock {
  readonly #state: Int32Array;

  /**
   * @param shared what `ThreadLock.memory` gave, in every thread the same.
   * @param thread the number of this thread, `threadId`.
   */
  constructor(
    shared: SharedArrayBuffer,
    private readonly thread: number,
  ) {
    this.#state = new Int32Array(shared);
  }

  /** What a lock is made of. */
  static memory(): SharedArrayBuffer {
    return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  }

  /** Does something while it holds the lock. */
  async hold<T>(task: () => Promise<T>): Promise<T> {
    while (Atomics.compareExchange(this.#state, 0, free, holderOf(this.thread)) !== free) {
      await setTimeout(pause);
    }
    try {
      return await task();
    } finally {
      this.release(this.thread);
    }
  }

  /** Lets go of the lock where a thread holds it. */
  release(thread: number): void {
    Atomics.compareExchange(this.#state, 0, holderOf(thread), free);
  }
}

/** The main thread has the number 0. */
function holderOf(thread: number): number {
  return thread + 1;
}
