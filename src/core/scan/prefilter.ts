/** What a visitor of keyword hits may answer: `stop` ends the search. */
export type HitVisitor = (keyword: number, end: number) => 'stop' | undefined;

/**
 * Finds every occurrence of many keywords in one pass: Aho–Corasick as a dense automaton.
 *
 * One table look-up a character, whatever the number of keywords; never goes back, so the time is linear in the text.
 * Matches without regard to ASCII case. The same automaton reads text and bytes: it goes by UTF-8, and every encoding that
 * `decode.ts` knows, except UTF-16, writes ASCII as UTF-8 does.
 *
 * The few keywords in other letters share what columns are left, so that the table does not grow by them: what looks like
 * one of these is compared once more.
 */
export class Prefilter {
  /** Byte of UTF-8 to column of the table; column 0 is every byte that no keyword holds. */
  readonly #columns = new Uint8Array(256);
  /** `state << shift | column` to the next state. States from `#firstHit` on end a keyword. */
  readonly #table: Uint16Array;
  readonly #shift: number;
  readonly #firstHit: number;
  /** Keywords that end in a state, by `state - #firstHit`. */
  readonly #hits: readonly (readonly number[])[];
  readonly #keywords: readonly string[];
  /** How many columns letters beyond ASCII share: those that the table has room for as it is. */
  #free = 1;
  /** The bytes of each keyword that is not ASCII. */
  readonly #wide: readonly (Uint8Array | undefined)[];

  /** @param keywords ASCII in lower case, or other letters as they are; a hit names its keyword by its index in this list. */
  constructor(keywords: readonly string[]) {
    this.#keywords = keywords;
    const encoder = new TextEncoder();
    const bytes = keywords.map((keyword) => encoder.encode(keyword));
    this.#wide = bytes.map((each) => (each.some((byte) => byte >= 128) ? each : undefined));
    const width = this.#assignColumns(keywords);
    this.#shift = Math.ceil(Math.log2(width));
    // Letters that share a column are one and the same to the automaton.
    const folded = bytes.map((each) => each.map((byte) => (byte < 128 ? byte : 128 + ((byte - 128) % this.#free))));
    const order = breadthFirst(buildTrie(folded));
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

  /** The length of a keyword in UTF-16 code units. */
  lengthOf(keyword: number): number {
    return this.#keywords[keyword]?.length ?? 0;
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
      if (code < 128) {
        state = table[(state << shift) | (columns[code] as number)] as number;
      } else {
        // The bytes of UTF-8; halves of a pair are no part of a keyword, and may be any.
        if (code < 0x800) {
          state = table[(state << shift) | (columns[0xc0 | (code >> 6)] as number)] as number;
        } else {
          state = table[(state << shift) | (columns[0xe0 | (code >> 12)] as number)] as number;
          state = table[(state << shift) | (columns[0x80 | ((code >> 6) & 0x3f)] as number)] as number;
        }
        state = table[(state << shift) | (columns[0x80 | (code & 0x3f)] as number)] as number;
      }
      if (state >= firstHit && this.#report(state, index + 1, visit, text)) {
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
      if (state >= firstHit && this.#report(state, index + 1, visit, bytes)) {
        return;
      }
    }
  }

  #report(state: number, end: number, visit: HitVisitor, within: string | Uint8Array): boolean {
    for (const keyword of this.#hits[state - this.#firstHit] ?? []) {
      if (this.#stands(keyword, end, within) && visit(keyword, end) === 'stop') {
        return true;
      }
    }
    return false;
  }

  /** Whether a keyword that shares its columns with other letters does end there. */
  #stands(keyword: number, end: number, within: string | Uint8Array): boolean {
    const wide = this.#wide[keyword];
    if (wide === undefined) {
      return true;
    }
    return typeof within === 'string'
      ? within.endsWith(this.#keywords[keyword] ?? '', end)
      : wide.every((byte, index) => within[end - wide.length + index] === byte);
  }

  #assignColumns(keywords: readonly string[]): number {
    let width = 1;
    for (const keyword of keywords) {
      for (let index = 0; index < keyword.length; index += 1) {
        const code = keyword.charCodeAt(index);
        if (code >= 65 && code <= 90) {
          throw new RangeError(`A keyword must be in lower case: ${keyword}`);
        }
        if (code < 128 && this.#columns[code] === 0) {
          this.#columns[code] = width;
          width += 1;
        }
      }
    }
    for (let code = 97; code <= 122; code += 1) {
      this.#columns[code - 32] = this.#columns[code] ?? 0;
    }
    if (this.#wide.some((each) => each !== undefined)) {
      this.#free = 2 ** Math.ceil(Math.log2(width + 1)) - width;
      for (let byte = 128; byte < 256; byte += 1) {
        this.#columns[byte] = width + ((byte - 128) % this.#free);
      }
      width += this.#free;
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

function buildTrie(keywords: readonly Uint8Array[]): TrieNode {
  const root = newNode();
  keywords.forEach((keyword, number) => {
    let node = root;
    for (const code of keyword) {
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
