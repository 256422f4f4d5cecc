/** A position in text: both numbers count from 1, `column` in UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the line of an offset begins, or `reach` code units before the offset where it began earlier: a line of a
 * megabyte is not searched to its beginning again and again.
 */
export function lineStart(text: string, offset: number, reach: number): number {
  const from = Math.max(0, offset - reach);
  return from + text.slice(from, offset).lastIndexOf('\n') + 1;
}

/** Finds lines by offset. Line ends are `\n`, `\r\n` and a lone `\r`, as in VS Code. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(source: string) {
    this.#length = source.length;
    for (let offset = 0; offset < source.length; offset += 1) {
      const code = source.charCodeAt(offset);
      if (code === 10 || (code === 13 && source.charCodeAt(offset + 1) !== 10)) {
        this.#starts.push(offset + 1);
      }
    }
  }

  /** How many lines there are; at least 1. */
  get count(): number {
    return this.#starts.length;
  }

  /** The line and column of a UTF-16 offset; an offset outside the text is moved to its nearest end. */
  at(offset: number): LineColumn {
    const wanted = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= wanted) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: wanted - (this.#starts[low] ?? 0) + 1 };
  }

  /** The offset of the first code unit of a line, counted from 1; lines outside the text are moved to its nearest end. */
  startOf(line: number): number {
    return this.#starts[Math.max(1, Math.min(line, this.#starts.length)) - 1] ?? 0;
  }
}
