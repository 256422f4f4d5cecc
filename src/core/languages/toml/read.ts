import { Collector } from '../lines/collector';
import { lineEndAt } from '../lines/lineEnds';
import type { Reading } from '../language';
import { topContext } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';
import { readString, stringAt } from './strings';

interface Container {
  readonly kind: 'table' | 'inline' | 'array';
  readonly name: readonly string[];
}

/** Names deeper than this lose their outermost parts. */
const deepest = 32;

/** Reads TOML by its tokens: what is broken ends with its line, and depth costs no stack. */
export function readToml(source: string): Reading {
  return new TomlReader(source).read();
}

class TomlReader {
  readonly #into: Collector;
  readonly #open: Container[] = [];
  #current: Container = { kind: 'table', name: [] };
  #key: readonly string[] | undefined;

  constructor(private readonly source: string) {
    this.#into = new Collector(source);
  }

  read(): Reading {
    let offset = this.source.startsWith('\uFEFF') ? 1 : 0;
    while (offset < this.source.length) {
      offset = Math.max(offset + 1, this.#token(offset));
    }
    return this.#into.reading();
  }

  #token(offset: number): number {
    const { source } = this;
    const sign = source.charAt(offset);
    switch (sign) {
      case ' ':
      case '\t':
        return offset + 1;
      case '\n':
      case '\r':
        return this.#lineEnd(offset);
      case '#': {
        const end = lineEndAt(source, offset);
        this.#into.comment(offset, end);
        return end;
      }
      case ',':
        this.#key = undefined;
        return offset + 1;
      case ']':
      case '}':
        this.#close();
        return offset + 1;
      default:
        return this.#key !== undefined || this.#current.kind === 'array' ? this.#value(offset) : this.#name(offset);
    }
  }

  #lineEnd(offset: number): number {
    if (this.#current.kind === 'table') {
      this.#key = undefined;
    } else if (
      /^\s{0,100}(?:\[{1,2}[\w."'-]{1,100}\]{1,2}\s*(?:[\r\n#]|$)|[\w.-]{1,100}\s*=[^=])/.test(
        this.source.slice(offset, offset + 320),
      ) &&
      this.#current.kind === 'array'
    ) {
      // A list that was never closed ends where the next table or pair begins.
      while (this.#open.length > 0) {
        this.#close();
      }
      this.#key = undefined;
    }
    return offset + 1;
  }

  #close(): void {
    this.#current = this.#open.pop() ?? this.#current;
    this.#key = undefined;
  }

  #enter(kind: Container['kind']): void {
    const name = this.#named();
    this.#open.push(this.#current);
    this.#current = { kind, name };
    this.#key = undefined;
  }

  #named(): readonly string[] {
    return this.#key === undefined ? this.#current.name : [...this.#current.name, ...this.#key].slice(-deepest);
  }

  /** A key with its equals sign, or the head of a table; whatever is neither ends with its line. */
  #name(offset: number): number {
    const { source } = this;
    const head = this.#current.kind === 'table' && source.charAt(offset) === '[';
    const start = head ? offset + (source.charAt(offset + 1) === '[' ? 2 : 1) : offset;
    const key = this.#path(start);
    if (head) {
      this.#current = { kind: 'table', name: key.path };
      this.#key = undefined;
      return lineEndAt(source, key.end);
    }
    if (source.charAt(key.end) !== '=' || key.path.length === 0) {
      return this.#current.kind === 'table' ? lineEndAt(source, offset) : Math.max(offset + 1, key.end);
    }
    this.#key = key.path;
    return key.end + 1;
  }

  /** A dotted key and where what follows it begins. */
  #path(start: number): { path: string[]; end: number } {
    const { source } = this;
    const path: string[] = [];
    let offset = start;
    for (;;) {
      offset = this.#blanks(offset);
      const sign = source.charAt(offset);
      if (sign === '"' || sign === "'") {
        const string = stringAt(source, offset);
        const text = new LiteralText(source);
        readString(source, string, text);
        path.push(text.finish(string, topContext)?.text ?? '');
        offset = string.end;
      } else {
        const bare = /^[\p{L}\p{N}_-]{1,400}/u.exec(source.slice(offset, offset + 400))?.[0] ?? '';
        if (bare === '') {
          break;
        }
        path.push(bare);
        offset += bare.length;
      }
      offset = this.#blanks(offset);
      if (source.charAt(offset) !== '.') {
        break;
      }
      offset += 1;
    }
    return { path: path.filter((part) => part !== ''), end: offset };
  }

  #blanks(start: number): number {
    let offset = start;
    while (this.source.charAt(offset) === ' ' || this.source.charAt(offset) === '\t') {
      offset += 1;
    }
    return offset;
  }

  #value(offset: number): number {
    const { source } = this;
    const sign = source.charAt(offset);
    if (sign === '[') {
      this.#enter('array');
      return offset + 1;
    }
    if (sign === '{') {
      this.#enter('inline');
      return offset + 1;
    }
    if (sign === '"' || sign === "'") {
      const string = stringAt(source, offset);
      const text = new LiteralText(source);
      readString(source, string, text);
      this.#into.add(text, string, this.#named(), this.#current.kind === 'array' ? 'element' : 'assigned');
      this.#key = this.#current.kind === 'inline' ? undefined : this.#key;
      return string.end;
    }
    let end = offset;
    while (end < source.length && !/[\s,\]}#]/.test(source.charAt(end))) {
      end += 1;
    }
    return end;
  }
}
