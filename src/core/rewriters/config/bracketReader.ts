import { deepestNode } from './model';
import type { ConfigEntry, ConfigItem, ConfigNode, ConfigScalar } from './model';

/**
 * Reads collections in brackets, `{ key: value, … }` and `[ value, … ]`, as nodes. What a format writes for keys, values
 * and white space, it says itself; each reading begins at `offset` and leaves it behind what was read.
 */
export abstract class BracketReader {
  /** The signs of which one stands between a key and its value. */
  protected abstract readonly signs: string;

  /** @param offset where the outermost value begins, in UTF-16 units; white space and comments may stand before it. */
  constructor(
    protected readonly source: string,
    protected offset: number,
  ) {}

  /** Over white space and comments. */
  protected abstract skip(): void;

  /** A value that is no collection; undefined where there is none. */
  protected abstract scalar(): ConfigScalar | undefined;

  protected key(): ConfigScalar | undefined {
    return this.scalar();
  }

  /** Over what may stand between a key and its sign. */
  protected skipToSign(): void {
    this.skip();
  }

  /** Whether a member begins here, and not something that makes the collection another thing than a list of members. */
  protected beginsMember(): boolean {
    return true;
  }

  /** The outermost value; undefined where it is broken, or nested too deeply. */
  read(): ConfigNode | undefined {
    this.skip();
    return this.#value(0);
  }

  #value(depth: number): ConfigNode | undefined {
    const start = this.offset;
    if (depth > deepestNode) {
      return undefined;
    }
    switch (this.source.charAt(start)) {
      case '{': {
        const entries = this.#members('}', () => this.#entry(depth));
        return entries && { kind: 'map', flow: true, anchored: false, span: { start, end: this.offset }, entries };
      }
      case '[': {
        const items = this.#members(']', () => this.#item(depth));
        return items && { kind: 'list', flow: true, anchored: false, span: { start, end: this.offset }, items };
      }
      default:
        return this.scalar();
    }
  }

  /** What stands between brackets, parted by commas, lines or nothing. */
  #members<Member>(close: string, read: () => Member | undefined): Member[] | undefined {
    const members: Member[] = [];
    this.offset += 1;
    for (;;) {
      this.skip();
      const sign = this.source.charAt(this.offset);
      if (sign === close) {
        this.offset += 1;
        return members;
      }
      if (sign === ',' && members.length > 0) {
        this.offset += 1;
        continue;
      }
      const member = this.beginsMember() ? read() : undefined;
      if (member === undefined) {
        return undefined;
      }
      members.push(member);
    }
  }

  #entry(depth: number): ConfigEntry | undefined {
    const key = this.key();
    this.skipToSign();
    const sign = this.source.charAt(this.offset);
    if (key === undefined || sign === '' || !this.signs.includes(sign)) {
      return undefined;
    }
    this.offset += 1;
    this.skip();
    const value = this.#value(depth + 1);
    return value && { key: key.text, keySpan: key.span, span: { start: key.span.start, end: value.span.end }, value };
  }

  #item(depth: number): ConfigItem | undefined {
    const value = this.#value(depth + 1);
    return value && { span: value.span, value };
  }
}
