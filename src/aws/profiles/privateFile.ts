import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, open, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file that only its owner may read, as it stands. */
export interface PresentFile {
  /** The file itself, behind any symbolic links. */
  readonly file: string;
  /** Undefined where there is none yet. */
  readonly content: Buffer | undefined;
}

/** Reads a file; follows symbolic links, those that lead to a file that does not exist yet as well. */
export async function readPrivateFile(named: string): Promise<PresentFile> {
  const file = await target(named);
  try {
    return { file, content: await readFile(file) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return { file, content: undefined };
    }
    throw error;
  }
}

/** Writes a copy beside a file, for its owner only; never over another. */
export async function writeBackup({ file, content }: PresentFile, now: Date): Promise<string | undefined> {
  if (content === undefined) {
    return undefined;
  }
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  for (let count = 1; ; count += 1) {
    const backup = `${file}.backup-${stamp}${count === 1 ? '' : `-${String(count)}`}`;
    try {
      await writeFile(backup, content, { mode: 0o600, flag: 'wx' });
      await keepOwner(file, backup);
      return backup;
    } catch (error) {
      if (!hasCode(error, 'EEXIST') || count === 100) {
        throw error;
      }
    }
  }
}

/**
 * Replaces a file in one step: whoever reads it sees the old content or the new, and a power cut leaves one of them.
 * The new file is for its owner only.
 *
 * @throws where the file is no longer as it was read.
 */
export async function replacePrivateFile({ file, content }: PresentFile, text: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = path.join(folder, `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (content !== undefined) {
      await keepOwner(file, temporary);
    }
    const { content: now } = await readPrivateFile(file);
    if (now === undefined ? content !== undefined : content?.equals(now) !== true) {
      throw Object.assign(new Error('The file has changed.'), { code: 'ECHANGED' });
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function target(named: string): Promise<string> {
  try {
    return await realpath(named);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) {
      throw error;
    }
  }
  const link = await lstat(named).catch(() => undefined);
  return link?.isSymbolicLink() === true
    ? target(path.resolve(path.dirname(named), await readlink(named)))
    : path.resolve(named);
}

/** Who runs as another user, such as root, must not take the file away from its owner. */
async function keepOwner(from: string, to: string): Promise<void> {
  const { uid, gid } = await stat(from);
  const mine = await stat(to);
  if (mine.uid !== uid || mine.gid !== gid) {
    await chown(to, uid, gid).catch((error: unknown) => {
      // A group that one is not in cannot be given; the owner matters.
      if (mine.uid !== uid) {
        throw error;
      }
    });
  }
}

/** Makes the new name last; not every system lets a folder be opened for that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Whether an error of Node has a code. */
function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
