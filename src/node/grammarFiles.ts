import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GrammarSource } from '../core/ports';

/** Grammars as files of one folder. */
export class GrammarFiles implements GrammarSource {
  constructor(private readonly folder: string) {}

  load(fileName: string): Promise<Uint8Array> {
    return readFile(path.join(this.folder, path.basename(fileName)));
  }
}
