import type { ParsedDocument } from '../../languages/document';
import { behindLineEnd, lineEndAt } from '../../languages/lines/lineEnds';
import { readHeredoc, readTemplate } from '../../languages/hcl/strings';
import { LiteralText } from '../../languages/syntax/literalText';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { readOnce } from '../shared/readOnce';

/** `name = expression` in a body. */
export interface Attribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly expression: Span;
  /** From the name to the end of the expression. */
  readonly span: Span;
}

/** `type "label" { … }`, or a whole file, whose type is empty. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  /** From the type to behind the closing brace. */
  readonly span: Span;
  /** Between the braces. */
  readonly body: Span;
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

const deepestBlock = 60;
const identifier = /[\p{L}_][\p{L}\p{N}_-]{0,200}/uy;

/** `readBlocks` of a document. */
export const blocksOf = readOnce(({ source }: ParsedDocument) => readBlocks(source));

/** The blocks of an HCL file: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#structural-elements */
export function readBlocks(source: string): Block {
  return new BlockReader(source).file();
}

/** The blocks that hold a span, outermost first, without the file itself. */
export function blocksAround(file: Block, span: Span): Block[] {
  const found: Block[] = [];
  for (let block: Block | undefined = file; block;) {
    block = block.blocks.find((inner) => contains(inner.body, span));
    if (block) {
      found.push(block);
    }
  }
  return found;
}

/** The attribute of a block, or of the file, that holds a span. */
export function attributeAt(block: Block, span: Span): Attribute | undefined {
  return block.attributes.find(({ expression }) => contains(expression, span));
}

class BlockReader {
  #offset: number;

  constructor(private readonly source: string) {
    this.#offset = source.startsWith('\uFEFF') ? 1 : 0;
  }

  file(): Block {
    const start = this.#offset;
    const content = this.#body(0);
    const span = { start, end: this.source.length };
    return { type: '', labels: [], span, body: span, ...content };
  }

  /** Reads up to a closing brace, at which the offset then stands, or to the end. */
  #body(depth: number): Pick<Block, 'attributes' | 'blocks'> {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    while (this.#offset < this.source.length) {
      const sign = this.source.charAt(this.#offset);
      if (sign === '}' && depth > 0) {
        break;
      }
      const name = this.#identifier();
      if (name === undefined) {
        this.#offset = this.#past(this.#offset);
        continue;
      }
      const nameSpan = { start: this.#offset - name.length, end: this.#offset };
      this.#blanks();
      if (this.source.charAt(this.#offset) === '=' && this.source.charAt(this.#offset + 1) !== '=') {
        attributes.push(this.#attribute(name, nameSpan));
      } else {
        const block = this.#block(name, nameSpan, depth);
        if (block) {
          blocks.push(block);
        }
      }
    }
    return { attributes, blocks };
  }

  #attribute(name: string, nameSpan: Span): Attribute {
    this.#offset += 1;
    this.#blanks();
    const start = this.#offset;
    let end = start;
    for (let depth = 0; this.#offset < this.source.length;) {
      const sign = this.source.charAt(this.#offset);
      const isComment = sign === '#' || /^\/[/*]/.test(this.source.slice(this.#offset, this.#offset + 2));
      if (depth === 0 && (/[\r\n}]/.test(sign) || sign === ',' || (isComment && sign !== '/'))) {
        break;
      }
      depth += /[[{(]/.test(sign) ? 1 : /[\]})]/.test(sign) ? -1 : 0;
      this.#offset = this.#past(this.#offset);
      if (!isComment && !/\s/.test(sign)) {
        end = this.#offset;
      }
    }
    return { name, nameSpan, expression: { start, end }, span: { start: nameSpan.start, end } };
  }

  #block(type: string, typeSpan: Span, depth: number): Block | undefined {
    const labels: string[] = [];
    for (;;) {
      const sign = this.source.charAt(this.#offset);
      const word = this.#identifier();
      if (word !== undefined) {
        labels.push(word);
      } else if (sign === '"') {
        const { end } = readTemplate(this.source, this.#offset, new LiteralText(this.source));
        labels.push(this.source.slice(this.#offset + 1, end - 1));
        this.#offset = end;
      } else if (sign === '{' && depth < deepestBlock) {
        break;
      } else {
        return undefined;
      }
      this.#blanks();
    }
    this.#offset += 1;
    const start = this.#offset;
    const content = this.#body(depth + 1);
    const end = this.#offset;
    this.#offset = Math.min(end + 1, this.source.length);
    return { type, labels, span: { start: typeSpan.start, end: this.#offset }, body: { start, end }, ...content };
  }

  #identifier(): string | undefined {
    identifier.lastIndex = this.#offset;
    const word = identifier.exec(this.source)?.[0];
    this.#offset += word?.length ?? 0;
    return word;
  }

  #blanks(): void {
    while (/[ \t]/.test(this.source.charAt(this.#offset))) {
      this.#offset += 1;
    }
  }

  /** Behind the token at an offset: a comment, a string, or one sign. */
  #past(offset: number): number {
    const { source } = this;
    const sign = source.charAt(offset);
    if (sign === '"') {
      return Math.max(offset + 1, readTemplate(source, offset, new LiteralText(source)).end);
    }
    if (sign === '<' && source.charAt(offset + 1) === '<') {
      return readHeredoc(source, offset, new LiteralText(source))?.end ?? offset + 2;
    }
    if (sign === '#' || source.startsWith('//', offset)) {
      return lineEndAt(source, offset);
    }
    if (source.startsWith('/*', offset)) {
      const close = source.indexOf('*/', offset + 2);
      return close < 0 ? source.length : close + 2;
    }
    return sign === '\r' || sign === '\n' ? behindLineEnd(source, offset) : offset + 1;
  }
}
