import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { english, message } from '../core/text/message';
import type { Problem } from '../core/scan/finding';
import { systemReason } from './errors';

/** The bytes of a file, valid until the next call of `read`, or why there are none. */
export type FileBytes =
  { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads one file after the other into one buffer: what is in memory does not grow with the number of files.
 *
 * Synchronous on purpose: on a warm cache that is eight times as fast as promises, and the command line has nobody to
 * keep waiting.
 */
export class FileReader {
  #buffer = Buffer.allocUnsafe(256 * 1024);

  /** @param limit the largest file that is read, in bytes. */
  constructor(private readonly limit: number) {}

  read(file: string): FileBytes {
    let descriptor: number;
    try {
      // A pipe without a writer would otherwise be waited for.
      descriptor = openSync(file, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
    } catch (error) {
      return unreadable(error);
    }
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) {
        return problem({ kind: 'unreadable', message: message('This is not a regular file and was not looked at.') });
      }
      if (stats.size > this.limit) {
        return this.#tooLarge();
      }
      // One byte more than it should hold, to see whether it grew since.
      this.#reserve(stats.size + 1);
      let length = 0;
      for (;;) {
        const read = readSync(descriptor, this.#buffer, length, this.#buffer.length - length, null);
        length += read;
        if (length > this.limit) {
          return this.#tooLarge();
        }
        // What is made when it is read, as below /proc, does not say its size, and may come in parts.
        if (read === 0 || (length === stats.size && length < this.#buffer.length)) {
          return { kind: 'bytes', bytes: this.#buffer.subarray(0, length) };
        }
        this.#reserve(length + 1);
      }
    } catch (error) {
      return unreadable(error);
    } finally {
      closeSync(descriptor);
    }
  }

  #reserve(length: number): void {
    if (length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, this.#buffer.length * 2));
      this.#buffer.copy(larger);
      this.#buffer = larger;
    }
  }

  #tooLarge(): FileBytes {
    const megabytes = Math.floor(this.limit / (1024 * 1024));
    return problem({
      kind: 'too-large',
      message: message('This file is larger than {0} MB and was not looked at.', megabytes),
    });
  }
}

function problem(found: Problem): FileBytes {
  return { kind: 'problem', problem: found };
}

function unreadable(error: unknown): FileBytes {
  return problem({
    kind: 'unreadable',
    message: message('This file was not looked at: {0}.', english(systemReason(error))),
  });
}
