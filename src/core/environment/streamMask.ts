import { maskedText } from '../text/secret';

/** A form to be masked, with the table of Knuth, Morris and Pratt: how much of it stands at the end of a text. */
interface Form {
  readonly text: string;
  readonly borders: readonly number[];
}

/**
 * Masks texts in a stream, also where they are cut in two between chunks, and where they overlap.
 *
 * What could be the beginning of one is held back until the next chunk, or the end, tells.
 */
export class StreamMask {
  readonly #forms: readonly Form[];
  #held = '';
  /** How many code units of what is held belong to a text whose mask is written already. */
  #covered = 0;

  /** @param texts what is to be masked, none of them empty, in the encoding of the chunks. */
  constructor(texts: readonly string[]) {
    this.#forms = [...new Set(texts)].filter((text) => text !== '').map((text) => ({ text, borders: bordersOf(text) }));
  }

  /** Takes the next chunk and gives what can be told by now. */
  push(chunk: string): string {
    const text = this.#held + chunk;
    const keep = this.#forms.reduce((longest, form) => Math.max(longest, begunLength(form, text)), 0);
    return this.#emit(text, text.length - keep);
  }

  /** Gives what was held back. */
  end(): string {
    return this.#emit(this.#held, this.#held.length);
  }

  #emit(text: string, cut: number): string {
    let written = '';
    let offset = 0;
    let covered = Math.max(0, this.#covered - cut);
    for (const { start, end } of this.#matches(text)) {
      if (start >= cut) {
        break;
      }
      written += text.slice(offset, start);
      // At 0 it goes on what the last chunk began.
      if (start > 0 || this.#covered === 0) {
        written += maskedText;
      }
      offset = Math.min(end, cut);
      covered = Math.max(0, end - cut);
    }
    written += text.slice(offset, cut);
    this.#held = text.slice(cut);
    this.#covered = covered;
    return written;
  }

  /** The stretches to be masked, in order; those that overlap are one. */
  #matches(text: string): readonly { readonly start: number; readonly end: number }[] {
    const found = this.#covered > 0 ? [{ start: 0, end: this.#covered }] : [];
    for (const { text: form } of this.#forms) {
      for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
        found.push({ start: at, end: at + form.length });
      }
    }
    found.sort((left, right) => left.start - right.start);
    const merged: { start: number; end: number }[] = [];
    for (const { start, end } of found) {
      const last = merged.at(-1);
      if (last !== undefined && start < last.end) {
        last.end = Math.max(last.end, end);
      } else {
        merged.push({ start, end });
      }
    }
    return merged;
  }
}

function bordersOf(text: string): number[] {
  const borders = [0];
  for (let index = 1, length = 0; index < text.length; index += 1) {
    while (length > 0 && text.charAt(index) !== text.charAt(length)) {
      length = borders[length - 1] ?? 0;
    }
    length += text.charAt(index) === text.charAt(length) ? 1 : 0;
    borders[index] = length;
  }
  return borders;
}

/** The length of the longest beginning of a form, short of the whole, that a text ends with. */
function begunLength({ text: form, borders }: Form, text: string): number {
  let length = 0;
  for (let index = Math.max(0, text.length - form.length + 1); index < text.length; index += 1) {
    while (length > 0 && text.charAt(index) !== form.charAt(length)) {
      length = borders[length - 1] ?? 0;
    }
    length += text.charAt(index) === form.charAt(length) ? 1 : 0;
  }
  return length;
}
