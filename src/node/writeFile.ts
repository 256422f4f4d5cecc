import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { systemCode } from './errors';

/**
 * Replaces a file's content: whoever reads it sees the old or the new content, never a part. Mode and owner stay, and a
 * symbolic link stays a link to the file that is replaced.
 *
 * @param mode for a file that does not exist yet.
 * @throws what the system reports; the old content then stands.
 */
export function replaceFile(file: string, content: Uint8Array, mode = 0o644): void {
  const target = resolveLink(file);
  const present = statOrUndefined(target);
  if (present !== undefined) {
    // Renaming over a read-only file would succeed; whoever made it so did not mean that.
    accessSync(target, constants.W_OK);
    if (present.nlink > 1) {
      // A new file in its place would leave the other hard links with the old content.
      writeFileSync(target, content);
      return;
    }
  }
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  let descriptor: number;
  try {
    descriptor = openSync(temporary, 'wx', present?.mode ?? mode);
  } catch (error) {
    if (present !== undefined && (systemCode(error) === 'EACCES' || systemCode(error) === 'ENAMETOOLONG')) {
      // The folder takes no new file, but this one may be written.
      writeFileSync(target, content);
      return;
    }
    throw error;
  }
  try {
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (present !== undefined) {
      keepOwnerAndMode(temporary, present);
    }
    renameSync(temporary, target);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}

function keepOwnerAndMode(file: string, like: Stats): void {
  const current = statSync(file);
  if (current.uid !== like.uid || current.gid !== like.gid) {
    try {
      chownSync(file, like.uid, like.gid);
    } catch {
      // Only the superuser gives files away; the content matters more.
    }
  }
  chmodSync(file, like.mode & 0o7777);
}

function resolveLink(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function statOrUndefined(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}
