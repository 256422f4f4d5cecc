import { readHeredoc, readTemplate } from '../../languages/hcl/strings';
import { lineEndAt } from '../../languages/lines/lineEnds';
import { LiteralText } from '../../languages/syntax/literalText';
import { BracketReader } from '../config/bracketReader';
import type { ConfigNode, ConfigScalar } from '../config/model';

/**
 * The objects and tuples of an HCL expression, as the nodes that YAML and JSON have too; whatever else it holds (calls,
 * references, numbers) is a plain scalar. Undefined where a `for` expression or broken text stands in it.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#collection-values
 *
 * @param start where the expression begins, in UTF-16 units.
 */
export function readExpression(source: string, start: number): ConfigNode | undefined {
  return new ExpressionReader(source, start).read();
}

class ExpressionReader extends BracketReader {
  protected override readonly signs = ':=';

  protected override beginsMember(): boolean {
    return !/^for\b/.test(this.source.slice(this.offset, this.offset + 4));
  }

  protected override key(): ConfigScalar | undefined {
    const start = this.offset;
    if (this.source.charAt(start) === '"') {
      return this.scalar();
    }
    const name = /^[\p{L}_][\p{L}\p{N}_-]{0,200}/u.exec(this.source.slice(start, start + 202))?.[0];
    if (name === undefined) {
      return undefined;
    }
    this.offset = start + name.length;
    return { kind: 'scalar', style: 'plain', anchored: false, text: name, span: { start, end: this.offset } };
  }

  /** A string, or an expression up to the comma, line end or bracket that ends it. */
  protected override scalar(): ConfigScalar | undefined {
    const { source } = this;
    const start = this.offset;
    let end = start;
    for (let depth = 0; this.offset < source.length;) {
      const sign = source.charAt(this.offset);
      const isClosing = /[\]})]/.test(sign);
      if (depth === 0 && (isClosing || /[\r\n,#:=]/.test(sign) || source.startsWith('//', this.offset))) {
        break;
      }
      depth += /[[{(]/.test(sign) ? 1 : isClosing ? -1 : 0;
      this.#token();
      if (!/\s/.test(sign)) {
        end = this.offset;
      }
    }
    if (end === start) {
      return undefined;
    }
    const text = source.slice(start, end);
    const isString = /^"[^"\\]*"$/.test(text);
    return {
      kind: 'scalar',
      style: isString ? 'double' : 'plain',
      anchored: false,
      text: isString ? text.slice(1, -1) : text,
      span: { start, end },
    };
  }

  /** Over a string, a heredoc, or one sign. */
  #token(): void {
    const { source } = this;
    const at = this.offset;
    if (source.charAt(at) === '"') {
      this.offset = Math.max(at + 1, readTemplate(source, at, new LiteralText(source)).end);
    } else if (source.startsWith('<<', at)) {
      this.offset = readHeredoc(source, at, new LiteralText(source))?.end ?? at + 2;
    } else {
      this.offset = at + 1;
    }
  }

  protected override skipToSign(): void {
    while (/[ \t]/.test(this.source.charAt(this.offset))) {
      this.offset += 1;
    }
  }

  /** Over white space and comments. */
  protected override skip(): void {
    const { source } = this;
    for (;;) {
      const sign = source.charAt(this.offset);
      if (sign !== '' && /\s/.test(sign)) {
        this.offset += 1;
      } else if (sign === '#' || source.startsWith('//', this.offset)) {
        this.offset = lineEndAt(source, this.offset);
      } else if (source.startsWith('/*', this.offset)) {
        const close = source.indexOf('*/', this.offset + 2);
        this.offset = close < 0 ? source.length : close + 2;
      } else {
        return;
      }
    }
  }
}
