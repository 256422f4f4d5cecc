import type { Span } from '../../text/span';
import { readEscaped } from '../ecmascript/strings';
import { decodedLiteral } from '../embedding/base64';
import type { EmbeddedText } from '../embedding/embeddedText';
import { kindOfText } from '../embedding/kindOfText';
import type { Reading } from '../language';
import type { Literal } from '../literal';
import { stretchFinder } from '../stretchFinder';
import { append, segments, topContext, usedAs } from '../syntax/context';
import type { NamePath } from '../syntax/context';
import { isKey, isLabelKey, isReferenceKey, isValueKey } from '../syntax/keys';
import { LiteralText } from '../syntax/literalText';

/** An object or a list that is still open. */
interface Container {
  readonly kind: 'object' | 'list';
  readonly name: NamePath | undefined;
  /** The key before the colon that was read last. */
  key: string | undefined;
  /** Whether a value may come now. */
  expectsValue: boolean;
  /** What `name` or `key` says, and where `value` stands among the literals. */
  label: string | undefined;
  labelled: number | undefined;
  /** Where the values of `data` stand among the literals, to be decoded if the object is a Secret of Kubernetes. */
  data: number[];
  isSecret: boolean;
}

/**
 * Reads JSON by its tokens: what is broken ends nothing, and depth costs no stack.
 *
 * @param within as `Language.read` takes it.
 */
export function readJson(source: string, within?: readonly Span[]): Reading {
  return new JsonReader(source, stretchFinder(within)).read();
}

/** Numbers, words and blanks. */
const untilSign = /[^"'{}[\]:,/\s]*/y;
const blanks = /\s+/y;

class JsonReader {
  readonly #literals: Literal[] = [];
  readonly #comments: Span[] = [];
  readonly #embedded: EmbeddedText[] = [];
  readonly #open: Container[] = [];
  #current: Container = container('list', undefined);

  constructor(
    private readonly source: string,
    private readonly isAsked: ReturnType<typeof stretchFinder>,
  ) {}

  read(): Reading {
    this.#current.expectsValue = true;
    let offset = 0;
    while (offset < this.source.length) {
      offset = this.#token(offset);
    }
    while (this.#open.length > 0) {
      this.#close();
    }
    return {
      literals: this.#literals,
      comments: this.#comments,
      ...(this.#embedded.length > 0 && { embedded: this.#embedded }),
    };
  }

  /** Reads what begins at an offset and returns where the next begins. */
  #token(offset: number): number {
    const { source } = this;
    switch (source.charCodeAt(offset)) {
      case 34: // "
      case 39: // '
        return this.#string(offset);
      case 123: // {
        return this.#enter('object', offset);
      case 91: // [
        return this.#enter('list', offset);
      case 125: // }
      case 93: // ]
        this.#close();
        return offset + 1;
      case 58: // :
        this.#current.expectsValue = true;
        return offset + 1;
      case 44: // ,
        this.#current.expectsValue = this.#current.kind === 'list';
        this.#current.key = undefined;
        return offset + 1;
      case 47: // /
        return this.#comment(offset);
      case 32:
      case 10:
      case 13:
      case 9:
        blanks.lastIndex = offset;
        blanks.test(source);
        return blanks.lastIndex;
      default:
        return this.#word(offset);
    }
  }

  #enter(kind: Container['kind'], offset: number): number {
    const outer = this.#current;
    this.#open.push(outer);
    this.#current = container(kind, outer.kind === 'object' ? append(outer.name, outer.key) : outer.name);
    return offset + 1;
  }

  #close(): void {
    const { label, labelled } = this.#current;
    const literal = labelled === undefined ? undefined : this.#literals[labelled];
    if (label !== undefined && labelled !== undefined && literal && isKey(label)) {
      this.#literals[labelled] = { ...literal, name: segments(append(this.#current.name, label)) };
    }
    const { isSecret, data } = this.#current;
    this.#current = this.#open.pop() ?? container('list', undefined);
    if (isSecret) {
      this.#decode(data);
    }
    this.#current.expectsValue = this.#current.kind === 'list';
  }

  /** What a Secret holds: https://kubernetes.io/docs/concepts/configuration/secret/ */
  #decode(data: readonly number[]): void {
    for (const index of data) {
      const literal = this.#literals[index];
      if (literal !== undefined) {
        this.#literals[index] = decodedLiteral(literal);
      }
    }
  }

  #comment(offset: number): number {
    const next = this.source[offset + 1];
    let end = offset + 1;
    if (next === '/') {
      while (end < this.source.length && this.source[end] !== '\n' && this.source[end] !== '\r') {
        end += 1;
      }
    } else if (next === '*') {
      const close = this.source.indexOf('*/', offset + 2);
      end = close < 0 ? this.source.length : close + 2;
    } else {
      return end;
    }
    this.#comments.push({ start: offset, end });
    return end;
  }

  /** Numbers, `true`, `null`, and the bare keys of JSON5. */
  #word(offset: number): number {
    if (/\s/.test(this.source.charAt(offset))) {
      return offset + 1;
    }
    untilSign.lastIndex = offset + 1;
    untilSign.test(this.source);
    const end = untilSign.lastIndex;
    const word = this.source.slice(offset, end);
    if (this.#current.kind === 'object') {
      if (this.#current.expectsValue) {
        this.#current.expectsValue = false;
      } else if (isKey(word)) {
        this.#current.key = word;
      }
    }
    return end;
  }

  #string(offset: number): number {
    const { source } = this;
    const quote = source.charCodeAt(offset);
    let inside = offset + 1;
    // A string that is not closed ends with its line.
    while (inside < source.length) {
      const code = source.charCodeAt(inside);
      if (code === quote || code === 10 || code === 13) {
        break;
      }
      inside += code === 92 && !isLineEnd(source.charCodeAt(inside + 1)) ? 2 : 1;
    }
    inside = Math.min(inside, source.length);
    const end = source.charCodeAt(inside) === quote ? inside + 1 : inside;
    if (!this.isAsked(offset, end) && this.#passOver(offset + 1, inside)) {
      return end;
    }
    const text = new LiteralText(source);
    text.enter(offset + 1);
    readEscaped(source, offset + 1, inside, quote, text);
    this.#add(text, { start: offset, end });
    return end;
  }

  /** Takes note of a string that is not asked for; false where what others are called or mean may depend on it. */
  #passOver(start: number, end: number): boolean {
    const current = this.#current;
    if (current.kind === 'list') {
      return true;
    }
    if (!current.expectsValue) {
      const key = this.source.slice(start, end);
      if (key.includes('\\')) {
        return false;
      }
      current.key = key;
      return true;
    }
    const { key } = current;
    if (key === undefined) {
      return true;
    }
    if (key === 'kind' || isLabelKey(key) || isValueKey(key) || this.#open.at(-1)?.key === 'data') {
      return false;
    }
    current.expectsValue = false;
    return true;
  }

  #add(text: LiteralText, outer: Span): void {
    const current = this.#current;
    const isName = current.kind === 'object' && !current.expectsValue;
    const name = current.kind === 'object' ? append(current.name, current.key) : current.name;
    const use = current.kind === 'object' ? 'assigned' : name ? 'element' : 'other';
    const context = isName
      ? usedAs(topContext, 'key')
      : usedAs(topContext, isReferenceKey(current.key) ? 'structural' : use, name);
    const literal = text.finish(outer, context);
    if (!literal) {
      return;
    }
    if (isName) {
      current.key = literal.text;
    } else if (current.kind === 'object' && current.key !== undefined) {
      if (isLabelKey(current.key)) {
        current.label ??= literal.text;
      } else if (isValueKey(current.key)) {
        current.labelled = this.#literals.length;
      }
      current.expectsValue = false;
      if (current.key === 'kind' && literal.text === 'Secret') {
        current.isSecret = true;
      }
      const holder = this.#open.at(-1);
      if (holder?.key === 'data' && holder.kind === 'object') {
        holder.data.push(this.#literals.length);
      }
      const as = use === 'assigned' ? kindOfText(literal.text, current.key) : undefined;
      if (as !== undefined && !isValueKey(current.key)) {
        this.#embedded.push({ literal, as });
        return;
      }
    }
    this.#literals.push(literal);
  }
}

function container(kind: Container['kind'], name: NamePath | undefined): Container {
  return {
    kind,
    name,
    key: undefined,
    expectsValue: kind === 'list',
    label: undefined,
    labelled: undefined,
    data: [],
    isSecret: false,
  };
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
