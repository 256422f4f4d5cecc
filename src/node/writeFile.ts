import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
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
 * Replaces a file's content: whoever reads it sees the old or the new content, never a part, and a process or machine
 * that stops leaves one of them. Mode and owner stay, and a symbolic link stays a link to the file that is replaced.
 *
 * Two kinds of files cannot be replaced and are written in place: those with more than one hard link, and those in a
 * folder that takes no new file.
 *
 * @param mode for a file that does not exist yet.
 * @throws what the system reports, or `EREADONLY` for a file that nobody may write; the old content then stands.
 */
export function replaceFile(file: string, content: Uint8Array, mode = 0o644): void {
  const target = resolveLink(file);
  const present = statOrUndefined(target);
  if (present !== undefined) {
    checkWritable(target, present);
    if (present.nlink > 1) {
      // A new file in its place would leave the other hard links with the old content.
      writeInPlace(target, content);
      return;
    }
  }
  const temporary = path.join(
    path.dirname(target),
    `${temporaryPrefix(target)}${randomBytes(temporaryBytes).toString('hex')}.tmp`,
  );
  let descriptor: number;
  try {
    descriptor = openSync(temporary, 'wx', present?.mode ?? mode);
  } catch (error) {
    if (present !== undefined && (systemCode(error) === 'EACCES' || systemCode(error) === 'ENAMETOOLONG')) {
      // The folder takes no new file, but this one may be written.
      writeInPlace(target, content);
      return;
    }
    throw error;
  }
  try {
    writeAndClose(descriptor, content);
    if (present !== undefined) {
      keepOwnerAndMode(temporary, present);
    }
    renameSync(temporary, target);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
  syncFolder(path.dirname(target));
}

/** Throws what `replaceFile` would throw because the file, if it is there, may not be written. Writes nothing. */
export function checkReplaceable(file: string): void {
  const target = resolveLink(file);
  const present = statOrUndefined(target);
  if (present !== undefined) {
    checkWritable(target, present);
  }
}

/**
 * Removes what a process that was killed left beside a file while it replaced it. Only for a file that nobody else is
 * writing: what another process is about to rename would be gone.
 *
 * @returns the files that were removed.
 */
export function removeTemporaries(file: string): readonly string[] {
  const target = resolveLink(file);
  const folder = path.dirname(target);
  const prefix = temporaryPrefix(target);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.startsWith(prefix) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(prefix.length)))
    .map((name) => path.join(folder, name))
    .filter((left) => {
      try {
        unlinkSync(left);
        return true;
      } catch {
        return false;
      }
    });
}

const temporaryBytes = 6;

function temporaryPrefix(target: string): string {
  return `.${path.basename(target)}.`;
}

/** Renaming over a read-only file would succeed, and the superuser may write any; whoever made it so did not mean that. */
function checkWritable(file: string, { mode }: Stats): void {
  if ((mode & 0o222) === 0) {
    throw Object.assign(new Error('The file is read-only.'), { code: 'EREADONLY' });
  }
  accessSync(file, constants.W_OK);
}

function writeInPlace(file: string, content: Uint8Array): void {
  const descriptor = openSync(file, 'r+');
  writeAndClose(descriptor, content, true);
}

function writeAndClose(descriptor: number, content: Uint8Array, truncate = false): void {
  try {
    writeFileSync(descriptor, content);
    if (truncate) {
      ftruncateSync(descriptor, content.length);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
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

/** Makes the new name last; not every system lets a folder be opened for that. */
function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } catch {
    // The content is safe; only its name may be the old one after a power cut.
  } finally {
    closeSync(descriptor);
  }
}

/** The file behind any symbolic links, those that lead to a file that does not exist yet as well. */
function resolveLink(file: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') {
      throw error;
    }
  }
  const link = lstatSync(file, { throwIfNoEntry: false });
  return link?.isSymbolicLink() === true ? resolveLink(path.resolve(path.dirname(file), readlinkSync(file))) : file;
}

function statOrUndefined(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}
