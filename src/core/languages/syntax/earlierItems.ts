import type { EarlierCopy, MutableItem, SyntaxItem } from './item';

const firstCharacters = 2;

/** The children of an item in the version before, out of which a copy of the version after takes over what is the same. */
export class EarlierItems {
  readonly #items: readonly SyntaxItem[];
  #next = 0;

  constructor(
    private readonly copy: EarlierCopy,
    parent: SyntaxItem,
  ) {
    this.#items = parent.children;
  }

  /**
   * The item that stood for a node which nothing has touched, moved to where the node stands now; undefined where there
   * is none, or the parser made no sense of it then. To be asked for nodes in ascending order, of which it makes sense.
   */
  takeOver(type: string, start: number, end: number): MutableItem | undefined {
    const shift = this.#shiftOf(start, end);
    if (shift === undefined) {
      return undefined;
    }
    const from = start - shift;
    this.#skipTo(from);
    for (let index = this.#next; index < this.#items.length; index += 1) {
      const item = this.#items[index];
      if (!item || item.start !== from) {
        break;
      }
      if (item.type === type && item.end === end - shift && item.broken !== true) {
        this.#next = index + 1;
        move(item, shift);
        return item;
      }
    }
    return undefined;
  }

  /** The earlier children of a node that has been touched. */
  within(type: string, start: number, end: number): EarlierItems | undefined {
    const { change, dirty } = this.copy;
    const startsSame = start < dirty.start;
    const earlierEnd = end - change.newEnd + change.oldEnd;
    const endsSame = end > dirty.end;
    if (startsSame) {
      this.#skipTo(start);
    }
    for (let index = this.#next; index < this.#items.length; index += 1) {
      const item = this.#items[index];
      if (!item || (startsSame && item.start !== start)) {
        break;
      }
      if (item.type === type && (startsSame || (endsSame && item.end === earlierEnd))) {
        this.#next = index + 1;
        return new EarlierItems(this.copy, item);
      }
    }
    return undefined;
  }

  /** How far what nothing has touched has moved; undefined for what may have been touched. */
  #shiftOf(start: number, end: number): number | undefined {
    const { change, dirty } = this.copy;
    if (end < dirty.start) {
      return 0;
    }
    const shift = change.newEnd - change.oldEnd;
    // The first characters of a text have a meaning of their own (`#!`).
    return start > dirty.end && Math.min(start, start - shift) > firstCharacters ? shift : undefined;
  }

  #skipTo(start: number): void {
    while ((this.#items[this.#next]?.start ?? Infinity) < start) {
      this.#next += 1;
    }
  }
}

/** Moves an item and all in it. */
function move(item: SyntaxItem, by: number): asserts item is MutableItem {
  if (by === 0) {
    return;
  }
  const waiting: MutableItem[] = [item];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    next.start += by;
    next.end += by;
    for (const child of next.children) {
      waiting.push(child);
    }
  }
}
