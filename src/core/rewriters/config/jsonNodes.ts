import { BracketReader } from './bracketReader';
import type { ConfigNode, ConfigScalar } from './model';

/** The root of a JSON text, with comments and trailing commas; undefined where it is no JSON. */
export function readJsonNodes(source: string): ConfigNode | undefined {
  return new JsonNodes(source).read();
}

class JsonNodes extends BracketReader {
  protected override readonly signs = ':';

  constructor(source: string) {
    super(source, source.startsWith('\uFEFF') ? 1 : 0);
  }

  protected override scalar(): ConfigScalar | undefined {
    const start = this.offset;
    const quote = this.source.charAt(start);
    if (quote !== '"' && quote !== "'") {
      const word = /^[^\s"'{}[\]:,/]{1,400}/.exec(this.source.slice(start, start + 400))?.[0];
      if (word === undefined) {
        return undefined;
      }
      this.offset = start + word.length;
      return { kind: 'scalar', style: 'plain', anchored: false, text: word, span: { start, end: this.offset } };
    }
    for (let end = start + 1; end < this.source.length; end += 1) {
      const sign = this.source.charAt(end);
      if (sign === '\\') {
        end += 1;
      } else if (sign === quote) {
        this.offset = end + 1;
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

  protected override skip(): void {
    const { source } = this;
    for (;;) {
      const sign = source.charAt(this.offset);
      if (sign !== '' && /\s/.test(sign)) {
        this.offset += 1;
      } else if (source.startsWith('//', this.offset)) {
        const end = source.indexOf('\n', this.offset);
        this.offset = end < 0 ? source.length : end;
      } else if (source.startsWith('/*', this.offset)) {
        const end = source.indexOf('*/', this.offset + 2);
        this.offset = end < 0 ? source.length : end + 2;
      } else {
        return;
      }
    }
  }
}
