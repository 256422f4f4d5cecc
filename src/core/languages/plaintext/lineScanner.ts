import type { EnclosingCall, Literal, LiteralUse } from '../literal';
import { appendAll, topContext } from '../syntax/context';
import type { Span } from '../../text/span';
import { isKey, isLabelKey, isValueKey } from '../syntax/keys';
import { LiteralText } from '../syntax/literalText';
import { bareValue } from './bareValue';
import {
  declaredName,
  elementAt,
  inLongBrackets,
  movedTo,
  nameSegments,
  optionValue,
  pairedName,
  signBehind,
  standsIn,
  startsWord,
  wordAt,
} from './lineForms';
import { LineStrings } from './lineStrings';
import type { LineString } from './lineStrings';
import { OpenCalls } from './openCalls';
import { bindingWord, typeWords } from './words';

/** How the name that was read last is tied to what comes next. */
type Tie = 'none' | 'space' | 'colon' | 'equals' | 'compares';

/** Calls that give what they are given, from base64 or hexadecimal. */
const decoding = /(?:^|\.)(?:decode\w{0,12}|from_?(?:hex|base64)\w{0,12}|un_?hex\w{0,8}|(?:base|b)64_?\w{0,12})$/i;

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
  readonly #strings: LineStrings;

  constructor(
    private readonly source: string,
    start: number,
    private readonly end: number,
    private readonly isComment: boolean,
    private readonly into: Literal[],
    /** Calls that the line before left open: this one goes on with their arguments. */
    private readonly calls = new OpenCalls(),
  ) {
    this.#offset = start;
    this.#strings = new LineStrings(source, end);
  }

  /** Reads the line. Returns the calls whose arguments go on in the next one, if any. */
  scan(): OpenCalls | undefined {
    while (this.#offset < this.end) {
      const character = this.source.charAt(this.#offset);
      if (character === ' ' || character === '\t') {
        this.#offset += 1;
      } else if (character === '"' || character === "'" || character === '`') {
        this.#quoted();
      } else {
        this.#plain(character);
      }
    }
    const goesOn =
      !this.isComment &&
      this.calls.here !== undefined &&
      /[,(]\s*$/.test(this.source.slice(Math.max(0, this.end - 40), this.end));
    return goesOn ? this.calls : undefined;
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
        this.calls.open(this.#tie === 'space' || this.#tie === 'none' ? this.#name.join('.') : '');
        this.#forget();
        return;
      case ')':
        this.calls.close();
        return;
      case '[': {
        const inside =
          this.#tie === 'equals' || this.calls.any
            ? inLongBrackets(this.source, this.#offset - 1, this.end)
            : undefined;
        if (inside !== undefined) {
          this.#closed(this.#strings.verbatim(inside, this.#offset - 1));
        }
        return;
      }
      case ',':
        this.calls.next();
        this.#forget();
        return;
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
        if (character === '|' && this.#tie === 'space' && /^\|=(?!=)/.test(this.#ahead())) {
          // `NAME ||= "…"`
          this.#takes('|');
          this.#takes('=');
          this.#bind('equals');
        } else if (character === '~' && this.#takes('=')) {
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
    const option = optionValue(this.source, start, text, this.end);
    if (option !== undefined) {
      this.#addBare(option, this.#name);
      this.#offset = option.end;
      this.#forget();
      return;
    }
    const follows = /[ \t]/.test(this.source.charAt(this.#offset));
    const few = this.#words <= 3 || this.#sets;
    this.#sets = text === 'set';
    if (follows && few && this.#leads && !this.calls.any && this.#name.length > 0) {
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
    } else if (/^[gsbwtlav]:\w/.test(this.source.slice(this.#offset - 2, this.#offset + 1)) && this.#words <= 2) {
      // Vim: `let g:name = …` in a scope.
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
    this.#addBare(value, this.#name);
    this.#offset = Math.max(this.#offset, value.end, start);
    this.#forget();
  }

  #quoted(): void {
    const string = this.#strings.read(this.#offset);
    if (string === undefined) {
      this.#leads = false;
      this.#offset += 1;
    } else {
      this.#closed(string);
    }
  }

  #closed(string: LineString): void {
    this.#leads = false;
    this.#offset = string.end;
    this.#place(string);
    if (
      (this.#tie === 'equals' || this.#tie === 'colon') &&
      !/^[ \t]*[+.&|]/.test(this.source.slice(string.end, Math.min(this.end, string.end + 19)))
    ) {
      this.#tie = 'none';
    }
  }

  /** Decides from what stands before and behind a string what it is. */
  #place(string: LineString): void {
    const { start, end, value } = string;
    const behind = signBehind(this.source, end, this.end);
    const declared = declaredName(this.source, start) ?? movedTo(this.source, start, end);
    if (declared !== undefined) {
      this.#add(string, 'assigned', [declared]);
    } else if (behind === '==' || behind === '!=' || this.#tie === 'compares') {
      this.#add(string, 'compared', this.#name);
      this.#tie = 'none';
    } else if (this.#chooses && this.#target.length > 0) {
      this.#add(string, 'assigned', this.#target);
    } else if (behind !== undefined) {
      this.#add(string, 'key', []);
      const indexed = this.source.charAt(end) === ']' && this.#tie === 'space';
      // Of an address that names a field, the last part: `Fields("http://schemas…/sendpassword")`.
      const key = /^https?:\/\//.test(value) ? value.slice(value.lastIndexOf('/') + 1) : value;
      this.#name = [...(indexed ? this.#name : []), key.slice(0, 200)];
      this.#tie = 'space';
      if (this.source.startsWith(').Value', end)) {
        this.calls.close();
        this.#offset = end + ').Value'.length;
      }
    } else if ((this.#tie === 'equals' || this.#tie === 'colon') && this.#name.length > 0) {
      this.#assigned(string);
    } else {
      this.#loose(string);
    }
  }

  /** A string that no sign ties to a name. */
  #loose(string: LineString): void {
    const { start } = string;
    const paired = pairedName(this.source, start);
    if (paired !== undefined) {
      this.#add(string, 'assigned', [paired]);
    } else if (this.calls.any) {
      this.#passed(string);
    } else if (this.#target.length > 0 && standsIn(this.source, start)) {
      this.#add(string, 'assigned', this.#target);
    } else if (this.#tie === 'space' && this.#name.length > 0) {
      this.#add(string, 'assigned', this.#name);
    } else {
      // What stands in for something is no word of a sentence.
      this.#add(string, this.#words > 0 && !standsIn(this.source, start) ? 'structural' : 'other', []);
    }
  }

  #assigned(string: LineString): void {
    const last = this.#name.at(-1) ?? '';
    const labelled = isValueKey(last) && this.#label !== undefined;
    if (this.#afterLabelKey && isKey(string.value)) {
      this.#label = string.value;
    }
    // Swift: `Data(base64Encoded: "…")`
    const decoded = this.calls.any && /^(?:base64(?:Encoded)?|hex(?:String|Encoded)?)$/.test(last);
    if (decoded && this.#target.length > 0) {
      this.#add(string, 'assigned', this.#target);
      return;
    }
    if (/^(?:unset|default(?:_?[Vv]alue)?|fallback)$/.test(last) && this.calls.key !== undefined) {
      // R: `Sys.getenv("X", unset = "…")`
      this.#add(string, 'assigned', [this.calls.key], this.calls.here);
      return;
    }
    const name = labelled ? [...this.#name.slice(0, -1), this.#label ?? last] : this.#name;
    this.#add(string, 'assigned', name, this.calls.here);
  }

  #passed(string: LineString): void {
    const compared = this.calls.comparedBy();
    if (compared === undefined) {
      const key = this.calls.take(string.value);
      const { here } = this.calls;
      if (here?.argument === 0 && this.#target.length > 0 && decoding.test(here.callee)) {
        this.#add(string, 'assigned', this.#target);
      } else {
        this.#add(string, 'argument', key === undefined ? [] : [key], here);
      }
    } else {
      this.#add(string, 'compared', compared);
    }
  }

  /** `<password>value</password>`. */
  #element(): void {
    this.#forget();
    this.#label = undefined;
    const element = elementAt(this.source, this.#offset - 1, this.end);
    if (element !== undefined) {
      this.#addBare(element, element.name);
    }
  }

  /** A value without quotes. */
  #addBare({ start, end }: Span, name: readonly string[]): void {
    const text = new LiteralText(this.source);
    text.verbatim(start, end);
    this.#add({ text, start, end }, 'assigned', name);
  }

  #add(
    { text, start, end }: Pick<LineString, 'text' | 'start' | 'end'>,
    use: LiteralUse,
    name: readonly string[],
    call?: EnclosingCall,
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
