/** What a visitor of keyword hits may answer: `stop` ends the search. */
export type HitVisitor = (keyword: number, end: number) => 'stop' | undefined;

/**
 * Finds every occurrence of many keywords in one pass: Aho–Corasick as a dense automaton.
 *
 * One table look-up a character, whatever the number of keywords; never goes back, so the time is linear in the text.
 * Matches without regard to ASCII case. The same automaton reads text and bytes: keywords are ASCII, and every
 * encoding that `decode.ts` knows, except UTF-16, writes ASCII as itself.
 */
export class Prefilter {
  /** Character code (ASCII) to column of the table; column 0 is every character that no keyword holds. */
  readonly #columns = new Uint8Array(256);
  /** `state << shift | column` to the next state. States from `#firstHit` on end a keyword. */
  readonly #table: Uint16Array;
  readonly #shift: number;
  readonly #firstHit: number;
  /** Keywords that end in a state, by `state - #firstHit`. */
  readonly #hits: readonly (readonly number[])[];
  readonly #lengths: readonly number[];

  /** @param keywords ASCII, lower case; a hit names its keyword by its index in this list. */
  constructor(keywords: readonly string[]) {
    this.#lengths = keywords.map((keyword) => keyword.length);
    const width = this.#assignColumns(keywords);
    this.#shift = Math.ceil(Math.log2(width));
    const order = breadthFirst(buildTrie(keywords));
    if (order.length > 65535) {
      throw new RangeError('There are more keywords than the prefilter has states for.');
    }
    const rows = link(order, this.#columns, this.#shift);
    // States that end a keyword get the highest numbers, so that one comparison tells a hit.
    const numbered = [
      ...order.filter((node) => node.ends.length === 0),
      ...order.filter((node) => node.ends.length > 0),
    ];
    const numbers = new Uint16Array(order.length);
    numbered.forEach((node, number) => {
      numbers[node.index] = number;
    });
    this.#firstHit = order.filter((node) => node.ends.length === 0).length;
    this.#hits = numbered.slice(this.#firstHit).map((node) => node.ends);
    this.#table = new Uint16Array(rows.length);
    const size = 1 << this.#shift;
    for (const [number, { index }] of numbered.entries()) {
      for (let column = 0; column < size; column += 1) {
        this.#table[number * size + column] = numbers[rows[index * size + column] as number] as number;
      }
    }
  }

  /** The length of a keyword. */
  lengthOf(keyword: number): number {
    return this.#lengths[keyword] ?? 0;
  }

  /** Visits the hits in a text in order of their ends (exclusive UTF-16 offsets). */
  searchText(text: string, visit: HitVisitor): void {
    const table = this.#table;
    const columns = this.#columns;
    const shift = this.#shift;
    const firstHit = this.#firstHit;
    let state = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      state = table[(state << shift) | (code < 128 ? (columns[code] as number) : 0)] as number;
      if (state >= firstHit && this.#report(state, index + 1, visit)) {
        return;
      }
    }
  }

  /** Visits the hits in bytes of an encoding that writes ASCII as itself. */
  searchBytes(bytes: Uint8Array, visit: HitVisitor): void {
    const table = this.#table;
    const columns = this.#columns;
    const shift = this.#shift;
    const firstHit = this.#firstHit;
    let state = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      state = table[(state << shift) | (columns[bytes[index] as number] as number)] as number;
      if (state >= firstHit && this.#report(state, index + 1, visit)) {
        return;
      }
    }
  }

  #report(state: number, end: number, visit: HitVisitor): boolean {
    for (const keyword of this.#hits[state - this.#firstHit] ?? []) {
      if (visit(keyword, end) === 'stop') {
        return true;
      }
    }
    return false;
  }

  #assignColumns(keywords: readonly string[]): number {
    let width = 1;
    for (const keyword of keywords) {
      for (let index = 0; index < keyword.length; index += 1) {
        const code = keyword.charCodeAt(index);
        if (code >= 128 || (code >= 65 && code <= 90)) {
          throw new RangeError(`A keyword must be lower-case ASCII: ${keyword}`);
        }
        if (this.#columns[code] === 0) {
          this.#columns[code] = width;
          width += 1;
        }
      }
    }
    for (let code = 97; code <= 122; code += 1) {
      this.#columns[code - 32] = this.#columns[code] ?? 0;
    }
    return width;
  }
}

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  fail: TrieNode | undefined;
  ends: readonly number[];
  index: number;
}

function newNode(): TrieNode {
  return { next: new Map(), fail: undefined, ends: [], index: 0 };
}

function buildTrie(keywords: readonly string[]): TrieNode {
  const root = newNode();
  keywords.forEach((keyword, number) => {
    let node = root;
    for (let index = 0; index < keyword.length; index += 1) {
      const code = keyword.charCodeAt(index);
      let next = node.next.get(code);
      if (next === undefined) {
        next = newNode();
        node.next.set(code, next);
      }
      node = next;
    }
    if (node !== root) {
      node.ends = [...node.ends, number];
    }
  });
  return root;
}

/** All nodes, each numbered by its place, so that what is shorter comes first. */
function breadthFirst(root: TrieNode): TrieNode[] {
  const order = [root];
  for (const node of order) {
    for (const child of node.next.values()) {
      child.index = order.length;
      order.push(child);
    }
  }
  return order;
}

/** Turns the trie into the automaton: the rows of its table, `index << shift | column` to the index of the next node. */
function link(order: readonly TrieNode[], columns: Uint8Array, shift: number): Uint16Array {
  const rows = new Uint16Array(order.length << shift);
  for (const { index, next, fail } of order) {
    const row = index << shift;
    if (fail !== undefined) {
      // What leads nowhere here leads where it does from the longest end of this that is a beginning.
      rows.copyWithin(row, fail.index << shift, (fail.index + 1) << shift);
    }
    for (const [code, child] of next) {
      const place = row | (columns[code] ?? 0);
      const fallback = order[fail === undefined ? 0 : (rows[place] ?? 0)];
      child.fail = fallback;
      child.ends = [...child.ends, ...(fallback?.ends ?? [])];
      rows[place] = child.index;
    }
  }
  return rows;
}
