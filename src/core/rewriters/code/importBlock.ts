import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { lineEnd, lineStart } from '../shared/layout';

/** An import, one line. */
export interface ImportEntry {
  /** What it sorts by. */
  readonly key: string;
  /** The line, without line end. */
  readonly text: string;
  /** Where it stands; undefined where it is new. */
  readonly span?: Span;
}

/** The imports of a file in runs, which blank lines keep apart, and what is added to them. */
export class ImportBlock {
  readonly #runs: ImportEntry[][] = [];

  /** @param entries in source order. */
  constructor(
    private readonly source: string,
    private readonly eol: string,
    entries: readonly (ImportEntry & { readonly span: Span })[],
  ) {
    let end: number | undefined;
    for (const entry of entries) {
      const apart = end === undefined || /\n[\t ]*\r?\n/.test(source.slice(end, entry.span.start));
      const run = this.#runs.at(-1);
      if (run === undefined || apart) {
        this.#runs.push([entry]);
      } else {
        run.push(entry);
      }
      end = entry.span.end;
    }
  }

  get runs(): readonly (readonly ImportEntry[])[] {
    return this.#runs;
  }

  /** Puts an entry where it sorts in a run; in a run that is not sorted, after the one that it has most in common with. */
  insert(run: number, entry: ImportEntry, compare: (left: string, right: string) => number): void {
    const entries = this.#runs[run];
    if (entries === undefined) {
      this.open(run, entry);
      return;
    }
    const sorted = isSorted(entries, compare);
    const next = sorted
      ? entries.findIndex((other) => compare(entry.key, other.key) < 0)
      : besideAlike(entries, entry.key, compare);
    entries.splice(next < 0 ? entries.length : next, 0, entry);
  }

  /** Puts an entry in a run of its own, before another run. */
  open(before: number, entry: ImportEntry): void {
    this.#runs.splice(before, 0, [entry]);
  }

  /** The edits that add what is new; none where nothing stands there that it could stand beside. */
  edits(): TextEdit[] {
    const { source, eol } = this;
    const insertions = new Map<number, string>();
    const insert = (offset: number, text: string): void => {
      insertions.set(offset, (insertions.get(offset) ?? '') + text);
    };
    let above: Span | undefined;
    for (const [index, run] of this.#runs.entries()) {
      const first = run.findIndex((entry) => entry.span !== undefined);
      if (first < 0) {
        const text = run.map((entry) => entry.text).join(eol);
        const below = this.#runs
          .slice(index + 1)
          .flat()
          .find((entry) => entry.span !== undefined)?.span;
        if (above !== undefined) {
          insert(lineEnd(source, above.end), eol + eol + text);
        } else if (below !== undefined) {
          insert(lineStart(source, below.start), text + eol + eol);
        }
        continue;
      }
      for (const [position, entry] of run.entries()) {
        if (entry.span !== undefined) {
          above = entry.span;
        } else if (position < first) {
          insert(lineStart(source, run[first]?.span?.start ?? 0), entry.text + eol);
        } else if (above !== undefined) {
          insert(lineEnd(source, above.end), eol + entry.text);
        }
      }
    }
    return [...insertions].map(([offset, text]) => ({ span: { start: offset, end: offset }, text }));
  }
}

/** Whether entries stand in order. */
export function isSorted(entries: readonly ImportEntry[], compare: (left: string, right: string) => number): boolean {
  return entries.every((entry, index) => index === 0 || compare(entries[index - 1]?.key ?? '', entry.key) <= 0);
}

/** The position after those entries that begin most like a key, and before those of them that sort after it. */
function besideAlike(
  entries: readonly ImportEntry[],
  key: string,
  compare: (left: string, right: string) => number,
): number {
  const lengths = entries.map((entry) => commonLength(entry.key, key));
  const longest = Math.max(...lengths);
  if (longest === 0) {
    return entries.length;
  }
  let position = lengths.lastIndexOf(longest) + 1;
  while (position > 0 && lengths[position - 1] === longest && compare(key, entries[position - 1]?.key ?? '') < 0) {
    position -= 1;
  }
  return position;
}

function commonLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) {
    length += 1;
  }
  return length;
}
