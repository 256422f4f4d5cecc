import { deepestNode } from './model';
import type { ConfigEntry, ConfigItem, ConfigNode, ConfigScalar } from './model';

/** The root of a JSON text, with comments and trailing commas; undefined where it is no JSON. */
export function readJsonNodes(source: string): ConfigNode | undefined {
  return new JsonNodes(source).read();
}

class JsonNodes {
  #offset: number;

  constructor(private readonly source: string) {
    this.#offset = source.startsWith('\uFEFF') ? 1 : 0;
  }

  read(): ConfigNode | undefined {
    this.#skip();
    return this.#value(0);
  }

  #value(depth: number): ConfigNode | undefined {
    const start = this.#offset;
    switch (this.source.charAt(start)) {
      case '{': {
        const entries = this.#members(depth, '}', () => this.#entry(depth));
        return entries && { kind: 'map', flow: true, anchored: false, span: { start, end: this.#offset }, entries };
      }
      case '[': {
        const items = this.#members(depth, ']', () => this.#item(depth));
        return items && { kind: 'list', flow: true, anchored: false, span: { start, end: this.#offset }, items };
      }
      default:
        return this.#scalar();
    }
  }

  /** What stands between brackets; the offset is behind the closing one afterwards. */
  #members<Member>(depth: number, close: string, read: () => Member | undefined): Member[] | undefined {
    const members: Member[] = [];
    this.#offset += 1;
    for (;;) {
      this.#skip();
      const sign = this.source.charAt(this.#offset);
      if (sign === close) {
        this.#offset += 1;
        return members;
      }
      if (sign === ',' && members.length > 0) {
        this.#offset += 1;
        continue;
      }
      const member = depth < deepestNode ? read() : undefined;
      if (member === undefined) {
        return undefined;
      }
      members.push(member);
    }
  }

  #entry(depth: number): ConfigEntry | undefined {
    const key = this.#scalar();
    this.#skip();
    if (key === undefined || this.source.charAt(this.#offset) !== ':') {
      return undefined;
    }
    this.#offset += 1;
    this.#skip();
    const value = this.#value(depth + 1);
    return value && { key: key.text, keySpan: key.span, span: { start: key.span.start, end: value.span.end }, value };
  }

  #item(depth: number): ConfigItem | undefined {
    const value = this.#value(depth + 1);
    return value && { span: value.span, value };
  }

  #scalar(): ConfigScalar | undefined {
    const start = this.#offset;
    const quote = this.source.charAt(start);
    if (quote !== '"' && quote !== "'") {
      const word = /^[^\s"'{}[\]:,/]{1,400}/.exec(this.source.slice(start, start + 400))?.[0];
      if (word === undefined) {
        return undefined;
      }
      this.#offset = start + word.length;
      return { kind: 'scalar', style: 'plain', anchored: false, text: word, span: { start, end: this.#offset } };
    }
    for (let end = start + 1; end < this.source.length; end += 1) {
      const sign = this.source.charAt(end);
      if (sign === '\\') {
        end += 1;
      } else if (sign === quote) {
        this.#offset = end + 1;
        return {
          kind: 'scalar',
          style: quote === '"' ? 'double' : 'single',
          anchored: false,
          text: this.source.slice(start + 1, end),
          span: { start, end: end + 1 },
        };
      } else if (sign === '\n' || sign === '\r') {
        return undefined;
      }
    }
    return undefined;
  }

  /** Over white space and comments. */
  #skip(): void {
    const { source } = this;
    for (;;) {
      const sign = source.charAt(this.#offset);
      if (sign !== '' && /\s/.test(sign)) {
        this.#offset += 1;
      } else if (source.startsWith('//', this.#offset)) {
        const end = source.indexOf('\n', this.#offset);
        this.#offset = end < 0 ? source.length : end;
      } else if (source.startsWith('/*', this.#offset)) {
        const end = source.indexOf('*/', this.#offset + 2);
        this.#offset = end < 0 ? source.length : end + 2;
      } else {
        return;
      }
    }
  }
}
