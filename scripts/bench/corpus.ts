import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file of the corpus, read beforehand so that the disk is not part of what is measured. */
export interface CorpusFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const kinds = /\.(?:[cm]?[jt]sx?|py|json|ya?ml|md|html?|css|sh|toml|ini)$/;
const largestFile = 1_000_000;

/** Source files below a folder, in a fixed order, up to so many bytes. */
export function readCorpus(folder: string, limit: number): readonly CorpusFile[] {
  const files: CorpusFile[] = [];
  let total = 0;
  const visit = (current: string): void => {
    for (const entry of readdirSync(current, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(current, entry.name);
      if (total >= limit) {
        return;
      }
      if (entry.isDirectory()) {
        visit(full);
      } else if (entry.isFile() && kinds.test(entry.name) && statSync(full).size <= largestFile) {
        const bytes = readFileSync(full);
        files.push({ path: path.relative(folder, full).split(path.sep).join('/'), bytes });
        total += bytes.length;
      }
    }
  };
  visit(folder);
  return files;
}
