import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { GrammarSource } from '../core/ports';
import { compileGrammar } from './grammarCompilation';
import type { ThreadLock } from './threadLock';

const decompress = promisify(brotliDecompress);

/** Grammars as files of one folder, each compressed by Brotli: `tree-sitter-go.wasm.br`. */
export class GrammarFiles implements GrammarSource {
  /** @param lock held while a grammar is compiled; undefined where no other thread of the process does that. */
  constructor(
    private readonly folder: string,
    private readonly lock?: ThreadLock,
  ) {}

  async load(fileName: string): Promise<Uint8Array> {
    return decompress(await readFile(path.join(this.folder, `${path.basename(fileName)}.br`)));
  }

  compiling<T>(file: Uint8Array, compile: () => Promise<T>): Promise<T> {
    const task = (): Promise<T> => compileGrammar(file, compile);
    return this.lock?.hold(task) ?? task();
  }
}
