import type { Span } from '../../text/span';
import type { EmbeddedText } from '../embedding/embeddedText';
import { kindOfText } from '../embedding/kindOfText';
import type { Reading } from '../language';
import type { Literal, LiteralUse } from '../literal';
import { append, topContext, usedAs } from '../syntax/context';
import type { NamePath } from '../syntax/context';
import { isKey } from '../syntax/keys';
import { LiteralText } from '../syntax/literalText';
import { attributeUse, isLabelAttribute, isLabelElement, isPlainTag, isValueAttribute, isValueElement } from './names';
import { readCharacters } from './entities';
import { labelBefore } from './shown';
import { readStartTag } from './tags';
import type { Attribute, StartTag } from './tags';

/** Which kind of markup is read. */
export type Dialect = 'xml' | 'html';

/** An element that is still open. */
interface Element {
  readonly tag: string;
  readonly path: NamePath | undefined;
  /** What its own `name` or `key` says. */
  readonly labelled: boolean;
  /** What a child has said of the next: `<name>x</name><value>y</value>`, `<key>x</key><string>y</string>`. */
  childLabel: string | undefined;
  /** Character data since the last tag. */
  text: LiteralText | undefined;
  textSpan: Span | undefined;
}

/** An element nested deeper than this is read as if it stood here. */
const deepest = 2_000;

/** Reads XML and its relatives by their tags: what is broken ends nothing, and depth costs no stack. */
export function readMarkup(source: string, dialect: Dialect): Reading {
  return new MarkupReader(source, dialect).read();
}

class MarkupReader {
  readonly #literals: Literal[] = [];
  readonly #comments: Span[] = [];
  readonly #embedded: EmbeddedText[] = [];
  readonly #open: Element[] = [];
  #current: Element = element('', undefined, false);
  /** Texts for people, which name their keys after what they say. */
  readonly #translation: boolean;
  #inComment = false;

  constructor(
    private readonly source: string,
    private readonly dialect: Dialect,
  ) {
    this.#translation = /<(?:resheader|xliff|TS version)\b/.test(source.slice(0, 8_000));
  }

  read(): Reading {
    this.#readRange(this.source.startsWith('\uFEFF') ? 1 : 0, this.source.length);
    this.#finishText();
    return {
      literals: this.#literals.sort((left, right) => left.span.start - right.span.start),
      comments: this.#comments,
      ...(this.#embedded.length > 0 && { embedded: this.#embedded }),
    };
  }

  #readRange(start: number, end: number): void {
    let offset = start;
    while (offset < end) {
      const found = this.source.indexOf('<', offset);
      const next = found < 0 || found > end ? end : found;
      this.#characters(offset, next);
      offset = next < end ? Math.max(next + 1, this.#markup(next, end)) : end;
    }
  }

  /** Reads what begins at a `<` and returns where it ends. */
  #markup(start: number, end: number): number {
    const { source } = this;
    if (source.startsWith('<!--', start)) {
      return this.#comment(start, end);
    }
    if (source.startsWith('<![CDATA[', start)) {
      const close = indexOr(source, ']]>', start + 9, end);
      this.#verbatim(start + 9, close);
      return Math.min(end, close + 3);
    }
    if (source.startsWith('<%', start)) {
      return this.#serverCode(start, end);
    }
    if (source.startsWith('<?', start)) {
      const close = source.indexOf('?>', start + 2);
      return close < 0 ? lineEnd(source, start) : close + 2;
    }
    if (source.startsWith('</', start)) {
      this.#close(source.slice(start + 2, start + 202));
      const close = source.indexOf('>', start);
      return close < 0 ? lineEnd(source, start) : close + 1;
    }
    if (source.startsWith('<!', start)) {
      return this.#declaration(start, end);
    }
    const tag = readStartTag(source, start);
    if (tag === undefined) {
      this.#characters(start, start + 1);
      return start + 1;
    }
    return this.#start(tag, start);
  }

  #comment(start: number, end: number): number {
    const { source } = this;
    const close = indexOr(source, '-->', start + 4, end);
    const stop = Math.min(end, close + 3);
    if (this.#inComment) {
      return stop;
    }
    this.#comments.push({ start, end: stop });
    // What was commented out is read like the rest, as a comment's.
    const outer = this.#current;
    const depth = this.#open.length;
    this.#current = element('', outer.path, false);
    this.#inComment = true;
    this.#readRange(start + 4, close);
    this.#finishText();
    this.#inComment = false;
    this.#open.length = Math.min(depth, this.#open.length);
    this.#current = outer;
    return stop;
  }

  /** `<% … %>`: Java or C# for the most part; a directive's attributes are not values. */
  #serverCode(start: number, end: number): number {
    const close = indexOr(this.source, '%>', start + 2, end);
    if (this.source.startsWith('<%--', start)) {
      const stop = Math.min(end, indexOr(this.source, '--%>', start + 4, end) + 4);
      if (!this.#inComment) {
        this.#comments.push({ start, end: stop });
      }
      return stop;
    }
    if (!/[@#]/.test(this.source.charAt(start + 2))) {
      const from = start + 2 + (/[=!]/.test(this.source.charAt(start + 2)) ? 1 : 0);
      this.#embed(from, close, { path: 'page.java', languageId: 'java' });
    }
    this.#current.text?.hole();
    return Math.min(end, close + 2);
  }

  /** A document type; what stands in its internal subset is skipped with it. */
  #declaration(start: number, end: number): number {
    const { source } = this;
    const close = indexOr(source, '>', start, end);
    const subset = source.slice(start, close).includes('[') ? source.indexOf(']>', start) : -1;
    return subset < 0 ? Math.min(end, close + 1) : subset + 2;
  }

  #start(tag: StartTag, start: number): number {
    this.#finishText();
    const label = labelOf(tag, this.source);
    const outer = this.#current;
    const given = this.#labelFromSibling(tag.name);
    const own = given ?? label;
    const base = given !== undefined && /^(?:dict|map)$/i.test(outer.tag) ? outer.path : append(outer.path, tag.name);
    const path = own === undefined ? base : append(outer.path, own);
    for (const attribute of tag.attributes) {
      this.#attribute(tag, attribute, label, append(outer.path, tag.name), path);
    }
    if (tag.closed || (this.dialect === 'html' && voidElements.has(tag.name.toLowerCase()))) {
      return tag.end;
    }
    const raw = this.dialect === 'html' ? this.#rawText(tag) : undefined;
    if (raw !== undefined) {
      return raw;
    }
    if (this.#open.length < deepest) {
      this.#open.push(outer);
      this.#current = element(tag.name, path, own !== undefined);
    }
    // The tag's own offset keeps what follows from being taken for its text twice.
    return Math.max(tag.end, start + 1);
  }

  /** What the element before has said of this one. */
  #labelFromSibling(name: string): string | undefined {
    const { childLabel, tag } = this.#current;
    if (childLabel === undefined || isLabelElement(name)) {
      return undefined;
    }
    if (/^dict$/i.test(tag)) {
      this.#current.childLabel = undefined;
      return childLabel;
    }
    return isValueElement(name) ? childLabel : undefined;
  }

  #attribute(
    tag: StartTag,
    attribute: Attribute,
    label: string | undefined,
    plain: NamePath | undefined,
    labelled: NamePath | undefined,
  ): void {
    const valued = label !== undefined && isValueAttribute(attribute.name);
    const use = attributeUse(attribute.name, tag.name, this.dialect, this.source.charAt(attribute.value.start));
    const text = new LiteralText(this.source);
    text.enter(attribute.value.start);
    readCharacters(this.source, attribute.value.start, attribute.value.end, text);
    this.#add(
      text,
      attribute.outer,
      this.#useOf(use),
      valued ? labelled : append(plain, attribute.name),
      attribute.name,
    );
  }

  /** Reads a script or a style to its end tag; undefined for all other elements. */
  #rawText(tag: StartTag): number | undefined {
    const name = tag.name.toLowerCase();
    if (name !== 'script' && name !== 'style') {
      return undefined;
    }
    const close = indexOr(this.source, `</${tag.name}`, tag.end, this.source.length);
    if (name === 'script') {
      const kind = ['type', 'lang']
        .map((key) => tag.attributes.find((attribute) => attribute.name === key))
        .map((attribute) => (attribute ? this.source.slice(attribute.value.start, attribute.value.end) : ''))
        .join(' ')
        .trim();
      if (/json|importmap/i.test(kind)) {
        this.#embed(tag.end, close, { path: 'script.json' });
      } else if (/^(?:module|jsx?|text\/babel)?$|(?:java|ecma)script/i.test(kind)) {
        this.#embed(tag.end, close, { path: 'script.js' });
      } else if (/\bts\b|typescript/i.test(kind)) {
        this.#embed(tag.end, close, { path: 'script.ts' });
      }
    }
    return close;
  }

  #embed(start: number, end: number, as: EmbeddedText['as']): void {
    if (end - start < 8 || this.#inComment) {
      return;
    }
    const text = new LiteralText(this.source);
    text.verbatim(start, end);
    const literal = text.finish({ start, end }, topContext);
    if (literal) {
      this.#embedded.push({ literal, as });
    }
  }

  #close(rest: string): void {
    this.#finishText();
    const name = /^[^\s>]*/.exec(rest)?.[0] ?? '';
    if (this.#current.tag === name) {
      this.#current = this.#open.pop() ?? element('', undefined, false);
      return;
    }
    // An end tag that fits an element further out ends all within it; one that fits none ends nothing.
    for (let index = this.#open.length - 1; index >= Math.max(1, this.#open.length - 8); index -= 1) {
      if (this.#open[index]?.tag === name) {
        this.#open.length = index;
        this.#current = this.#open.pop() ?? element('', undefined, false);
        return;
      }
    }
  }

  #characters(start: number, end: number): void {
    if (start >= end || (this.#current.text === undefined && !hasSigns(this.source, start, end))) {
      return;
    }
    readCharacters(this.source, this.#begin(start), this.#extend(end), this.#textOf());
  }

  #verbatim(start: number, end: number): void {
    if (start < end) {
      this.#textOf().verbatim(this.#begin(start), this.#extend(end));
    }
  }

  #textOf(): LiteralText {
    return (this.#current.text ??= new LiteralText(this.source));
  }

  /** Where character data begins: the first of an element without the white space before it. */
  #begin(start: number): number {
    let from = start;
    if (this.#current.textSpan === undefined) {
      while (from < this.source.length && isSpace(this.source.charCodeAt(from))) {
        from += 1;
      }
    }
    this.#current.textSpan ??= { start: from, end: from };
    return from;
  }

  #extend(end: number): number {
    let stop = end;
    // White space before a tag ends the text, unless more text follows: then it is lost, and no one misses it.
    while (stop > (this.#current.textSpan?.start ?? 0) && isSpace(this.source.charCodeAt(stop - 1))) {
      stop -= 1;
    }
    this.#current.textSpan = { start: this.#current.textSpan?.start ?? stop, end: stop };
    return stop;
  }

  #finishText(): void {
    const { text, textSpan, tag, path, labelled } = this.#current;
    this.#current.text = undefined;
    this.#current.textSpan = undefined;
    if (text === undefined || textSpan === undefined) {
      return;
    }
    const value = this.source.slice(textSpan.start, Math.min(textSpan.end, textSpan.start + 200));
    const parent = this.#open.at(-1);
    if (isLabelElement(tag) && parent !== undefined && isKey(value)) {
      parent.childLabel = value;
    }
    const plain = this.dialect === 'html' && isPlainTag(tag);
    const shown = plain && !/\s/.test(value) ? labelBefore(this.source, textSpan.start) : undefined;
    if (shown !== undefined) {
      this.#add(text, textSpan, this.#useOf('assigned'), append(undefined, shown), tag);
      return;
    }
    const use: LiteralUse = plain ? 'structural' : labelled || path !== undefined ? 'assigned' : 'other';
    // What a comment says outside of elements is text; elements in it are commented out, and read as such.
    this.#add(text, textSpan, this.#inComment && tag === '' ? 'prose' : this.#useOf(use), path, tag);
  }

  #useOf(use: LiteralUse): LiteralUse {
    return this.#translation && use !== 'key' ? 'structural' : use;
  }

  #add(text: LiteralText, outer: Span, use: LiteralUse, name: NamePath | undefined, key: string): void {
    const literal = text.finish(outer, usedAs(topContext, use, name));
    if (literal === undefined) {
      return;
    }
    const as = use === 'assigned' ? kindOfText(literal.text, literal.name.at(-1) ?? key) : undefined;
    if (as === undefined) {
      this.#literals.push(literal);
    } else {
      this.#embedded.push({ literal, as });
    }
  }
}

const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

function element(tag: string, path: NamePath | undefined, labelled: boolean): Element {
  return { tag, path, labelled, childLabel: undefined, text: undefined, textSpan: undefined };
}

function labelOf(tag: StartTag, source: string): string | undefined {
  for (const { name, value } of tag.attributes) {
    const text = isLabelAttribute(name) ? source.slice(value.start, Math.min(value.end, value.start + 120)) : '';
    if (isKey(text)) {
      return text;
    }
  }
  return undefined;
}

function indexOr(source: string, sign: string, from: number, end: number): number {
  const found = source.indexOf(sign, from);
  return found < 0 || found > end ? end : found;
}

function lineEnd(source: string, from: number): number {
  const found = source.indexOf('\n', from);
  return found < 0 ? source.length : found;
}

function hasSigns(source: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset += 1) {
    if (!isSpace(source.charCodeAt(offset))) {
      return true;
    }
  }
  return false;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
