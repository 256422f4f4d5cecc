import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readEntry } from '../core/fix/journal';
import type { FixJournal, JournalContent, JournalEntry } from '../core/fix/journal';
import { systemCode } from './errors';
import { replaceFile } from './writeFile';

/** A journal in a folder: one file an entry, written in one step, for its owner only. */
export class FileJournal implements FixJournal {
  /** @param folder absolute; made when the first entry is written. */
  constructor(private readonly folder: string) {}

  async write(entry: JournalEntry): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    replaceFile(this.#file(entry.id), Buffer.from(`${JSON.stringify(entry, undefined, 2)}\n`, 'utf8'), 0o600);
  }

  async remove(id: string): Promise<void> {
    await rm(this.#file(id), { force: true });
  }

  async read(): Promise<JournalContent> {
    const entries: JournalEntry[] = [];
    const unreadable: string[] = [];
    for (const name of await this.#names()) {
      const file = path.join(this.folder, name);
      const entry = await readJournalFile(file);
      if (entry === undefined) {
        unreadable.push(file);
      } else if (entry !== 'gone') {
        entries.push(entry);
      }
    }
    return { entries: entries.sort((left, right) => (left.started < right.started ? -1 : 1)), unreadable };
  }

  async #names(): Promise<readonly string[]> {
    try {
      // What begins with a dot was cut off before it had its name.
      return (await readdir(this.folder)).filter((name) => /^[\w-]+\.json$/.test(name));
    } catch (error) {
      if (systemCode(error) === 'ENOENT') {
        return [];
      }
      throw error;
    }
  }

  #file(id: string): string {
    return path.join(this.folder, `${id}.json`);
  }
}

/** `gone`: another process has finished it meanwhile. */
async function readJournalFile(file: string): Promise<JournalEntry | 'gone' | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? 'gone' : undefined;
  }
  try {
    return readEntry(JSON.parse(text));
  } catch {
    return undefined;
  }
}
