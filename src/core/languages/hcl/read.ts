import type { Span } from '../../text/span';
import { Collector } from '../lines/collector';
import { lineEndAt } from '../lines/lineEnds';
import type { Reading } from '../language';
import type { LiteralUse } from '../literal';
import { append, segments, topContext, usedAs } from '../syntax/context';
import type { NamePath } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';
import { readHeredoc, readTemplate } from './strings';

interface Container {
  readonly kind: 'body' | 'list' | 'call';
  readonly name: NamePath | undefined;
  readonly callee: string;
  argument: number;
  /** The key before the sign that binds, while its value is read. */
  key: string | undefined;
  /** What stood in this line so far: the type and labels of a block, or a key. */
  readonly head: string[];
  /** The strings among them, which are no values if a brace follows. */
  readonly labels: Waiting[];
}

interface Waiting {
  readonly text: LiteralText;
  readonly outer: Span;
}

const word = /[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_*-]+|\[[^\]"\r\n]{0,60}\])*/uy;
/** Functions that give back what they are given, for all that a reader cares. */
const transparent: ReadonlySet<string> = new Set(
  'sensitive nonsensitive trimspace chomp tostring base64encode coalesce try jsonencode yamlencode merge tomap concat toset tolist one'.split(
    ' ',
  ),
);

/** Reads HCL by its tokens: what is broken ends with its line, and depth costs no stack. */
export function readHcl(source: string): Reading {
  return new HclReader(source).read();
}

class HclReader {
  readonly #into: Collector;
  readonly #open: Container[] = [];
  #current: Container = container('body', undefined, '');
  #word = '';
  #compares = false;

  constructor(private readonly source: string) {
    this.#into = new Collector(source);
  }

  read(): Reading {
    let offset = this.source.startsWith('\uFEFF') ? 1 : 0;
    while (offset < this.source.length) {
      offset = Math.max(offset + 1, this.#token(offset));
    }
    this.#endStatement();
    return this.#into.reading();
  }

  #token(offset: number): number {
    const { source } = this;
    const sign = source.charAt(offset);
    const next = source.charAt(offset + 1);
    if (sign === '#' || (sign === '/' && next === '/')) {
      const end = lineEndAt(source, offset);
      this.#into.comment(offset, end);
      return end;
    }
    if (sign === '/' && next === '*') {
      const close = source.indexOf('*/', offset + 2);
      const end = close < 0 ? source.length : close + 2;
      this.#into.comment(offset, end);
      return end;
    }
    if (sign === '"') {
      return this.#string(offset, (text) => readTemplate(source, offset, text)) ?? offset + 1;
    }
    if (sign === '<' && next === '<') {
      return this.#string(offset, (text) => readHeredoc(source, offset, text)) ?? offset + 2;
    }
    word.lastIndex = offset;
    const found = /[\p{L}_]/u.test(sign) ? word.exec(source)?.[0] : undefined;
    if (found !== undefined) {
      this.#word = found;
      if (this.#current.kind === 'body' && this.#current.key === undefined) {
        this.#current.head.push(found);
      }
      return offset + found.length;
    }
    return this.#sign(sign, next, offset);
  }

  #sign(sign: string, next: string, offset: number): number {
    const current = this.#current;
    switch (sign) {
      case '\n':
      case '\r':
      case ',':
        if (current.kind === 'body') {
          this.#endStatement();
        }
        current.argument += sign === ',' ? 1 : 0;
        break;
      case '=':
      case '!':
        if (next === '=') {
          this.#compares = true;
          return offset + 2;
        }
        if (sign === '=') {
          this.#bind();
        }
        return offset + (next === '>' ? 2 : 1);
      case ':':
        this.#bind();
        break;
      case '{':
        this.#enter('body');
        break;
      case '[':
        this.#enter('list');
        break;
      case '(':
        this.#enter('call');
        break;
      case '}':
      case ']':
      case ')':
        this.#endStatement();
        this.#current = this.#open.pop() ?? container('body', undefined, '');
        break;
    }
    if (!/\s/.test(sign)) {
      this.#word = '';
      this.#compares = false;
    }
    return offset + 1;
  }

  #bind(): void {
    const current = this.#current;
    const key = current.head.at(-1);
    if (current.kind !== 'body' || current.key !== undefined || key === undefined) {
      return;
    }
    current.key = key;
    this.#release('key');
    current.head.length = 0;
  }

  #endStatement(): void {
    this.#release('other');
    this.#current.head.length = 0;
    this.#current.key = undefined;
    this.#compares = false;
  }

  /** Lets go of the strings that waited for what follows them. */
  #release(use: LiteralUse): void {
    for (const { text, outer } of this.#current.labels) {
      this.#into.add(text, outer, [], use);
    }
    this.#current.labels.length = 0;
  }

  #enter(kind: Container['kind']): void {
    const { name, key, head } = this.#current;
    let inner = append(name, key);
    if (key === undefined && kind === 'body') {
      inner = head.slice(-4).reduce<NamePath | undefined>((path, part) => append(path, part), name);
      this.#release('structural');
      head.length = 0;
    }
    this.#open.push(this.#current);
    this.#current = container(kind, inner, kind === 'call' ? this.#word : '');
  }

  #string(offset: number, read: (text: LiteralText) => { readonly end: number } | undefined): number | undefined {
    const text = new LiteralText(this.source);
    const done = read(text);
    if (done === undefined) {
      return undefined;
    }
    const outer = { start: offset, end: done.end };
    const current = this.#current;
    if (current.kind === 'body' && current.key === undefined) {
      const literal = text.finish(outer, topContext);
      current.head.push(literal?.text.slice(0, 100) ?? '');
      current.labels.push({ text, outer });
      return done.end;
    }
    const compared = this.#compares || /^\s{0,20}[!=]=/.test(this.source.slice(done.end, done.end + 22));
    this.#compares = false;
    const name = segments(append(current.name, current.key));
    if (compared) {
      this.#into.add(text, outer, name, 'compared');
    } else if (current.kind === 'call' && !transparent.has(current.callee)) {
      const context = usedAs(topContext, 'argument');
      const literal = text.finish(outer, { ...context, call: { callee: current.callee, argument: current.argument } });
      if (literal !== undefined) {
        this.#into.literals.push(literal);
      }
    } else {
      this.#into.add(text, outer, name, current.kind === 'list' ? 'element' : name.length > 0 ? 'assigned' : 'other');
    }
    return done.end;
  }
}

function container(kind: Container['kind'], name: NamePath | undefined, callee: string): Container {
  return { kind, name, callee, argument: 0, key: undefined, head: [], labels: [] };
}
