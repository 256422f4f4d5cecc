import { readEscaped } from '../ecmascript/strings';
import type { EnclosingCall, Literal, LiteralUse } from '../literal';
import { appendAll, topContext } from '../syntax/context';
import { isKey, isLabelKey, isValueKey } from '../syntax/keys';
import { LiteralText } from '../syntax/literalText';
import { bareValue } from './bareValue';
import {
  declaredName,
  elementAt,
  inLongBrackets,
  nameSegments,
  pairedName,
  signBehind,
  startsWord,
  tripleQuoted,
  wordAt,
} from './lineForms';
import type { Span } from '../../text/span';
import { bindingWord, typeWords } from './words';

/** How the name that was read last is tied to what comes next. */
type Tie = 'none' | 'space' | 'colon' | 'equals' | 'compares';

interface OpenCall {
  readonly callee: string;
  argument: number;
  key: string | undefined;
}

/**
 * Reads one line of a language that is not known: quoted strings, and bare values behind `name =` and `name:`.
 *
 * Each character is looked at a bounded number of times: a quote that is not closed is not looked for again.
 */
export class LineScanner {
  #offset: number;
  #name: readonly string[] = [];
  #tie: Tie = 'none';
  /** Whether nothing but words stood before the name. */
  #leads = true;
  #words = 0;
  /** What the last `=` in this line binds, for the branches of `? :`. */
  #target: readonly string[] = [];
  #chooses = false;
  #sets = false;
  #label: string | undefined;
  #afterLabelKey = false;
  readonly #calls: OpenCall[] = [];
  readonly #unclosed = new Set<string>();

  constructor(
    private readonly source: string,
    start: number,
    private readonly end: number,
    private readonly isComment: boolean,
    private readonly into: Literal[],
  ) {
    this.#offset = start;
  }

  scan(): void {
    while (this.#offset < this.end) {
      const character = this.source.charAt(this.#offset);
      if (character === ' ' || character === '\t') {
        this.#offset += 1;
      } else if (character === '"' || character === "'" || character === '`') {
        this.#quoted(character);
      } else {
        this.#plain(character);
      }
    }
  }

  #plain(character: string): void {
    if (startsWord(character)) {
      const word = wordAt(this.source, this.#offset, this.end);
      if (word !== undefined) {
        this.#word(word);
        return;
      }
    }
    this.#offset += 1;
    switch (character) {
      case '=':
        this.#equals();
        return;
      case ':':
        this.#colon();
        return;
      case '-':
        // `"password" -> "…"`
        if (
          this.#tie === 'space' &&
          /["'][ \t]{0,8}-$/.test(this.source.slice(this.#offset - 10, this.#offset)) &&
          this.#takes('>')
        ) {
          this.#bind('equals');
        }
        return;
      case '!':
        if (this.#takes('=')) {
          this.#takes('=');
          this.#tie = 'compares';
        }
        return;
      case '<':
        if (this.#takes('-')) {
          // R assigns with an arrow.
          this.#bind('equals');
          return;
        }
        if (this.source.startsWith('<"', this.#offset)) {
          // `<<"…">>` of Erlang
          this.#offset += 1;
          return;
        }
        this.#element();
        return;
      case '(':
        this.#calls.push({
          callee: this.#tie === 'space' || this.#tie === 'none' ? this.#name.join('.') : '',
          argument: 0,
          key: undefined,
        });
        this.#forget();
        return;
      case ')':
        this.#calls.pop();
        return;
      case '[': {
        const inside =
          this.#tie === 'equals' || this.#calls.length > 0
            ? inLongBrackets(this.source, this.#offset - 1, this.end)
            : undefined;
        if (inside !== undefined) {
          this.#leads = false;
          this.#long(inside, this.#offset - 1);
        }
        return;
      }
      case ',': {
        const call = this.#calls.at(-1);
        if (call) {
          call.argument += 1;
        }
        this.#forget();
        return;
      }
      case '}':
        if (this.#tie === 'space' && /^[ \t]{0,8}=(?!=)/.test(this.#ahead())) {
          // `$ENV{NAME} = …`
          return;
        }
        this.#forget();
        return;
      case ';':
      case '{':
      case '>':
        this.#label = character === '{' || character === '>' ? undefined : this.#label;
        this.#forget();
        return;
      case '?':
        this.#chooses = true;
        return;
      case '.':
      case '+':
      case '*':
      case '%':
      case '&':
      case '|':
      case '~':
        if (character === '~' && this.#takes('=')) {
          // Lua: not the same.
          this.#tie = 'compares';
        } else if (this.#tie === 'space') {
          // What follows is joined to the name's value, and is none itself.
          this.#forget();
        }
        return;
      case '#':
      case '/':
        this.#leads = false;
    }
  }

  #forget(): void {
    this.#name = [];
    this.#tie = 'none';
    this.#leads = false;
  }

  /** What comes next, as far as a look needs it. */
  #ahead(): string {
    return this.source.slice(this.#offset, Math.min(this.end, this.#offset + 40));
  }

  /** Moves past a character where it is the next. */
  #takes(character: string): boolean {
    const takes = this.#offset < this.end && this.source.charAt(this.#offset) === character;
    this.#offset += takes ? 1 : 0;
    return takes;
  }

  #word(text: string): void {
    const start = this.#offset;
    this.#offset += text.length;
    this.#words += 1;
    if (/^(?:eq|ne)$/.test(text) && this.#tie === 'space' && /^[ \t]{1,4}["']/.test(this.#ahead())) {
      // Perl compares texts by words.
      this.#tie = 'compares';
      return;
    }
    const binding = bindingWord(text);
    const prefixes = /["'`]/.test(this.source.charAt(this.#offset)) && text.length <= 3;
    const binds =
      this.#tie === 'colon' &&
      (/^[ \t]{0,8}=>/.test(this.#ahead()) ||
        // `db: password: "…"`: a key within the one before, where no brackets make it a type.
        (/^:[ \t]{1,8}["'`]/.test(this.#ahead()) && /:[ \t]*$/.test(this.source.slice(start - 4, start))));
    if ((this.#tie === 'colon' && !binds) || ((this.#tie === 'equals' || text === '@') && prefixes)) {
      // A type between a name and its value, or the prefix of a string.
      return;
    }
    // `conf.set("name", "value")`: a method of that name.
    const isMethod = /^(?:set|Set|env|define)$/.test(text) && this.source.charAt(this.#offset) === '(';
    if ((binding === undefined || isMethod) && !(typeWords.has(text) && this.#name.length > 0)) {
      this.#name = nameSegments(text);
    }
    this.#tie = 'space';
    const follows = /[ \t]/.test(this.source.charAt(this.#offset));
    const few = this.#words <= 3 || this.#sets;
    this.#sets = text === 'set';
    if (follows && few && this.#leads && this.#calls.length === 0 && this.#name.length > 0) {
      this.#bare(start, 'space');
    }
  }

  #equals(): void {
    if (this.#takes('=')) {
      this.#takes('=');
      this.#tie = 'compares';
    } else if (this.#takes('~')) {
      this.#tie = 'compares';
    } else {
      this.#takes('>');
      this.#bind('equals');
    }
  }

  #colon(): void {
    if (this.source.startsWith('//', this.#offset)) {
      // An address: nothing in it is named.
      while (this.#offset < this.end && !/[\s"'`<>]/.test(this.source.charAt(this.#offset))) {
        this.#offset += 1;
      }
      this.#forget();
    } else if (
      /\([a-z][\w*?!-]{0,60}[ \t]{1,4}:$/i.test(this.source.slice(Math.max(0, this.#offset - 70), this.#offset)) &&
      /^[a-z]/i.test(this.#ahead())
    ) {
      // `(connect :password "…")`: a keyword of a Lisp.
      this.#forget();
    } else if (!this.#takes(':')) {
      // `:=` of Go, `:-` of the shell's defaults.
      this.#bind(this.#takes('=') || this.#takes('-') ? 'equals' : 'colon');
    }
  }

  #bind(tie: 'colon' | 'equals'): void {
    if (this.#name.length === 0) {
      this.#tie = 'none';
      return;
    }
    this.#tie = tie;
    this.#target = tie === 'equals' ? this.#name : this.#target;
    this.#afterLabelKey = isLabelKey(this.#name.at(-1) ?? '');
    this.#bare(this.#offset, tie);
    this.#leads = false;
  }

  /** Takes what follows as a value without quotes, where it reads like one. */
  #bare(start: number, tie: 'space' | 'colon' | 'equals'): void {
    const value = bareValue(this.source, this.#offset, this.end, tie, this.#leads);
    if (!value || (tie === 'colon' && /^[ \t]{0,8}=(?!=)/.test(this.source.slice(value.end, value.end + 10)))) {
      // What stands before `=` is a type, and before `=>` a name.
      return;
    }
    const text = new LiteralText(this.source);
    text.verbatim(value.start, value.end);
    this.#add(text, value.start, value.end, 'assigned', this.#name, undefined);
    this.#offset = Math.max(this.#offset, value.end, start);
    this.#forget();
  }

  #quoted(quote: string): void {
    const start = this.#offset;
    const apostrophe = quote === "'" && start > 0 && /[\p{L}\p{N}]/u.test(this.source.charAt(start - 1));
    const triple = apostrophe ? undefined : tripleQuoted(this.source, start, this.end);
    if (triple !== undefined) {
      this.#leads = false;
      this.#long(triple, start);
      return;
    }
    const close = apostrophe || this.#unclosed.has(quote) ? undefined : this.#closing(quote);
    this.#leads = false;
    if (close === undefined) {
      if (!apostrophe) {
        this.#unclosed.add(quote);
      }
      this.#offset = start + 1;
      return;
    }
    const text = new LiteralText(this.source);
    text.enter(start + 1);
    if (quote === '"') {
      readEscaped(this.source, start + 1, close, undefined, text);
    } else {
      text.verbatim(start + 1, close);
    }
    this.#closed(text, start, close + 1, this.source.slice(start + 1, close));
  }

  /** A literal in which nothing is escaped, between signs of more than one character. */
  #long(inside: Span, start: number): void {
    const text = new LiteralText(this.source);
    text.enter(inside.start);
    text.verbatim(inside.start, inside.end);
    this.#closed(text, start, inside.end + inside.start - start, this.source.slice(inside.start, inside.end));
  }

  #closed(text: LiteralText, start: number, end: number, value: string): void {
    this.#offset = end;
    this.#place(text, start, end, value);
    if (
      (this.#tie === 'equals' || this.#tie === 'colon') &&
      !/^[ \t]*[+.&|]/.test(this.source.slice(end, Math.min(this.end, end + 19)))
    ) {
      this.#tie = 'none';
    }
  }

  /** Where the string that begins here is closed in this line. */
  #closing(quote: string): number | undefined {
    for (let offset = this.#offset + 1; offset < this.end; offset += 1) {
      const character = this.source.charAt(offset);
      if (character === quote) {
        return offset;
      }
      if (character === '\\' && quote !== '`') {
        offset += 1;
      }
    }
    return undefined;
  }

  /** Decides from what stands before and behind a string what it is. */
  #place(text: LiteralText, start: number, end: number, value: string): void {
    const behind = signBehind(this.source, end, this.end);
    const declared = declaredName(this.source, start);
    if (declared !== undefined) {
      this.#add(text, start, end, 'assigned', [declared], undefined);
    } else if (behind === '==' || behind === '!=' || this.#tie === 'compares') {
      this.#add(text, start, end, 'compared', this.#name, undefined);
      this.#tie = 'none';
    } else if (this.#chooses && this.#target.length > 0) {
      this.#add(text, start, end, 'assigned', this.#target, undefined);
    } else if (behind !== undefined) {
      this.#add(text, start, end, 'key', [], undefined);
      const indexed = this.source.charAt(end) === ']' && this.#tie === 'space';
      this.#name = [...(indexed ? this.#name : []), value.slice(0, 200)];
      this.#tie = 'space';
    } else if ((this.#tie === 'equals' || this.#tie === 'colon') && this.#name.length > 0) {
      this.#assigned(text, start, end, value);
    } else {
      this.#loose(text, start, end, value);
    }
  }

  /** A string that no sign ties to a name. */
  #loose(text: LiteralText, start: number, end: number, value: string): void {
    const paired = pairedName(this.source, start);
    if (paired !== undefined) {
      this.#add(text, start, end, 'assigned', [paired], undefined);
    } else if (this.#calls.length > 0) {
      this.#passed(text, start, end, value);
    } else if (this.#tie === 'space' && this.#name.length > 0) {
      this.#add(text, start, end, 'assigned', this.#name, undefined);
    } else {
      // `os.getenv("X") or "…"`: what stands in for something is no word of a sentence.
      const standsIn = /(?:\bor|\|\||\/\/|\?\?)\s$/.test(this.source.slice(Math.max(0, start - 4), start));
      this.#add(text, start, end, this.#words > 0 && !standsIn ? 'structural' : 'other', [], undefined);
    }
  }

  #assigned(text: LiteralText, start: number, end: number, value: string): void {
    const last = this.#name.at(-1) ?? '';
    const labelled = isValueKey(last) && this.#label !== undefined;
    if (this.#afterLabelKey && isKey(value)) {
      this.#label = value;
    }
    this.#add(
      text,
      start,
      end,
      'assigned',
      labelled ? [...this.#name.slice(0, -1), this.#label ?? last] : this.#name,
      this.#callHere(),
    );
  }

  #passed(text: LiteralText, start: number, end: number, value: string): void {
    const call = this.#calls.at(-1);
    if (call?.argument === 0) {
      call.key = value;
    }
    if (call && /(?:^|\.)(?:[Ee]quals|equalsIgnoreCase|[Cc]ompareTo|eql\?)$/.test(call.callee)) {
      this.#add(text, start, end, 'compared', call.callee.split('.').slice(0, -1), undefined);
      return;
    }
    const setter =
      call?.argument === 1 &&
      call.key !== undefined &&
      isKey(call.key) &&
      /(?:^|\.)(?:set|put|add|append|with|header|setenv|define|store)\w*$/i.test(call.callee);
    this.#add(text, start, end, 'argument', setter ? [call.key ?? ''] : [], this.#callHere());
  }

  #callHere(): EnclosingCall | undefined {
    const call = this.#calls.at(-1);
    return call && call.callee !== '' ? { callee: call.callee, argument: call.argument } : undefined;
  }

  /** `<password>value</password>`. */
  #element(): void {
    this.#forget();
    this.#label = undefined;
    const element = elementAt(this.source, this.#offset - 1, this.end);
    if (element !== undefined) {
      const { name, start, end } = element;
      const text = new LiteralText(this.source);
      text.verbatim(start, end);
      this.#add(text, start, end, 'assigned', name, undefined);
    }
  }

  #add(
    text: LiteralText,
    start: number,
    end: number,
    use: LiteralUse,
    name: readonly string[],
    call: EnclosingCall | undefined,
  ): void {
    const reported = this.isComment ? 'prose' : use;
    const literal = text.finish(
      { start, end },
      { ...topContext, use: reported, name: appendAll(undefined, name), call },
    );
    if (literal) {
      this.into.push(literal);
    }
  }
}
