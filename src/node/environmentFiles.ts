import { readFileSync } from 'node:fs';
import type { EnvironmentFile } from '../core/environment/childEnvironment';
import type { Message } from '../core/text/message';
import { systemCode, systemReason } from './errors';

/** A `.env` file that could not be read. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: Message;
  /** Whether it is not there at all. */
  readonly absent: boolean;
}

/**
 * Reads a `.env` file.
 *
 * @param file absolute.
 * @param printed how messages name it.
 */
export function readEnvironmentFile(file: string, printed: string): EnvironmentFile | UnreadableFile {
  try {
    return { path: printed, text: readFileSync(file, 'utf8') };
  } catch (error) {
    const code = systemCode(error);
    return { path: printed, reason: systemReason(error), absent: code === 'ENOENT' || code === 'ENOTDIR' };
  }
}
