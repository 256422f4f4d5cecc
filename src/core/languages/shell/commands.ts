import type { Span } from '../../text/span';
import { afterLineEnd, closingOf, lineEnd } from './quoting';
import { readWord } from './word';
import type { ShellWord } from './word';

/** `> file`, `<<< word`. */
export interface Redirection {
  readonly operator: string;
  readonly target: ShellWord;
}

/** The inside of a here-document. */
export interface HereDocument {
  readonly delimiter: string;
  readonly body: Span;
}

/** `NAME=(a [k]=b)`. */
export interface ShellArray {
  /** `NAME=`, with whatever stands before the parenthesis. */
  readonly head: ShellWord;
  readonly elements: readonly ShellWord[];
}

/** A simple command, or what stands in its place. */
export interface Command {
  /** `test`: the inside of `[[ … ]]`; `pattern`: of `case`, whose subject is `subject`; `loop`: what `for` goes through. */
  readonly kind: 'simple' | 'test' | 'pattern' | 'loop';
  readonly words: ShellWord[];
  readonly arrays: ShellArray[];
  readonly redirections: Redirection[];
  readonly documents: HereDocument[];
  /** The word of `case`, or the variable of `for`. */
  readonly subject: ShellWord | undefined;
  /** The commands whose output it reads: one, or those of a group (`(a; b) | c`). */
  readonly reads: readonly Command[];
  /** Whether its output goes to another command. */
  isPiped: boolean;
}

/** What a stretch of shell text consists of. */
export interface Script {
  readonly commands: readonly Command[];
  readonly comments: readonly Span[];
  /** The insides of `<(…)` and `>(…)`. */
  readonly substitutions: readonly Span[];
}

/** Where a stretch of shell text lies, and of which kind it is. */
export interface ScriptRange extends Span {
  /** Lines that begin with `#` do not end a command that goes on: in a Dockerfile. */
  readonly continuesOverComments?: boolean;
}

const skipped: ReadonlySet<string> = new Set([
  'if',
  'then',
  'elif',
  'else',
  'fi',
  'while',
  'until',
  'do',
  'done',
  '!',
  'time',
  'coproc',
]);

/** Of a group no more commands are piped together than anyone writes. */
const largestGroup = 64;

/** Takes shell text apart into commands. Never fails: what is broken is taken for what it may be. */
export function readScript(source: string, range: ScriptRange): Script {
  return new ScriptReader(source, range).read();
}

class ScriptReader {
  readonly #commands: Command[] = [];
  readonly #comments: Span[] = [];
  readonly #substitutions: Span[] = [];
  readonly #pending: { command: Command; delimiter: string; stripsTabs: boolean }[] = [];
  readonly #cases: ShellWord[] = [];
  #current: Command | undefined;
  #offset: number;
  /** What a `case` or `for` still waits for. */
  #expects: 'nothing' | 'case-word' | 'case-in' | 'for-name' | 'for-in' = 'nothing';
  #subject: ShellWord | undefined;
  /** How many commands stood before each group that is open. */
  readonly #groups: number[] = [];
  /** The commands of the group that was closed last, as long as nothing stands behind it. */
  #closed: readonly Command[] = [];

  constructor(
    private readonly source: string,
    private readonly range: ScriptRange,
  ) {
    this.#offset = range.start;
  }

  read(): Script {
    while (this.#offset < this.range.end) {
      this.#next();
    }
    this.#finish();
    return { commands: this.#commands, comments: this.#comments, substitutions: this.#substitutions };
  }

  #next(): void {
    const { source, range } = this;
    const character = source.charAt(this.#offset);
    switch (character) {
      case ' ':
      case '\t':
      case '\uFEFF':
        this.#offset += 1;
        return;
      case '\n':
      case '\r':
        this.#offset = afterLineEnd(source, this.#offset);
        this.#endCommand();
        this.#readDocuments();
        return;
      case '\\':
        if (/[\r\n]/.test(source.charAt(this.#offset + 1))) {
          this.#continue();
          return;
        }
        break;
      case '#': {
        const end = lineEnd(source, this.#offset, range.end);
        this.#comments.push({ start: this.#offset, end });
        this.#offset = end;
        return;
      }
      case ';':
      case '&':
      case '|':
      case '(':
      case ')':
        this.#operator(character);
        return;
      case '<':
      case '>':
        this.#redirection('');
        return;
    }
    this.#word();
  }

  #continue(): void {
    this.#offset = afterLineEnd(this.source, this.#offset + 1);
    while (this.range.continuesOverComments === true) {
      const end = lineEnd(this.source, this.#offset, this.range.end);
      const line = /^[ \t]*(#|$)/.exec(this.source.slice(this.#offset, end));
      if (!line || end >= this.range.end) {
        return;
      }
      if (line[1] === '#') {
        this.#comments.push({ start: this.#offset + line[0].length - 1, end });
      }
      this.#offset = afterLineEnd(this.source, end);
    }
  }

  #operator(character: string): void {
    const { source } = this;
    const next = source.charAt(this.#offset + 1);
    if (character === '&' && next === '>') {
      this.#offset += 1;
      this.#redirection('&');
      return;
    }
    if (character === '(' && next === '(' && this.#current === undefined) {
      const end = closingOf(source, this.#offset + 1, this.range.end, ')');
      this.#offset = end ?? this.#offset + 2;
      return;
    }
    const doubled = next === character || (character === '|' && next === '&') || (character === ';' && next === '&');
    this.#offset += doubled ? 2 : 1;
    const current = this.#current;
    if (current?.kind === 'test') {
      // `[[ a == b && c == d ]]` goes on.
      this.#finish();
      this.#current = command('test', undefined);
      return;
    }
    if (current?.kind === 'pattern') {
      if (character === ')') {
        this.#finish();
      }
      return;
    }
    if (character === ';' && doubled && this.#cases.length > 0) {
      this.#offset += source.charAt(this.#offset) === '&' ? 1 : 0;
      this.#finish();
      this.#current = command('pattern', this.#cases.at(-1));
      return;
    }
    const pipes = character === '|' && (!doubled || next === '&');
    this.#finish();
    // Of a pipe within a group only the last command writes to what is behind the group.
    const read = current ? [current] : this.#closed.filter(({ isPiped }) => !isPiped);
    this.#closed = [];
    if (pipes && read.length > 0) {
      for (const one of read) {
        one.isPiped = true;
      }
      this.#current = command('simple', undefined, read);
    } else if (character === '(') {
      this.#groups.push(this.#commands.length);
    } else if (character === ')') {
      this.#closeGroup();
    }
  }

  #closeGroup(): void {
    const first = this.#groups.pop();
    this.#closed = first === undefined ? [] : this.#commands.slice(first, first + largestGroup);
  }

  #redirection(prefix: string): void {
    const { source, range } = this;
    const operator =
      /^(?:<<<|<<-|<<|<>|<&|<|>>|>&|>\||>)/.exec(source.slice(this.#offset, this.#offset + 3))?.[0] ?? '<';
    const after = this.#offset + operator.length;
    if (prefix === '' && (operator === '<' || operator === '>') && source.charAt(after) === '(') {
      const end = closingOf(source, after + 1, range.end, ')');
      this.#substitutions.push({ start: after + 1, end: end === undefined ? after + 1 : end - 1 });
      this.#offset = end ?? after + 1;
      return;
    }
    this.#offset = after;
    this.#skipBlanks();
    const target = readWord(source, this.#offset, range);
    this.#offset = target.end;
    const current = this.#here();
    if (operator === '<<' || operator === '<<-') {
      if (target.text !== '' && this.#pending.length < 20) {
        this.#pending.push({ command: current, delimiter: target.text, stripsTabs: operator === '<<-' });
      }
    } else if (target.end > target.start) {
      current.redirections.push({ operator, target });
    }
  }

  #skipBlanks(): void {
    while (this.#offset < this.range.end && /[ \t]/.test(this.source.charAt(this.#offset))) {
      this.#offset += 1;
    }
  }

  #here(): Command {
    return (this.#current ??= command('simple', undefined));
  }

  #word(): void {
    const { source, range } = this;
    const word = readWord(source, this.#offset, range);
    this.#offset = Math.max(word.end, this.#offset + 1);
    if (/^(?:\d{1,3}|\{\w+\})$/.test(word.text) && !word.quoted && /[<>]/.test(source.charAt(word.end))) {
      this.#redirection(word.text);
      return;
    }
    if (source.charAt(word.end) === '(' && /\+?=$/.test(source.slice(word.start, word.end)) && word.end < range.end) {
      this.#array(word);
      return;
    }
    if ((!word.quoted || this.#expects === 'case-word') && this.#keyword(word)) {
      return;
    }
    this.#here().words.push(word);
  }

  /** Whether a word belongs to the syntax. */
  #keyword(word: ShellWord): boolean {
    const current = this.#current;
    switch (this.#expects) {
      case 'case-word':
      case 'for-name':
        this.#subject = word;
        this.#expects = this.#expects === 'case-word' ? 'case-in' : 'for-in';
        return true;
      case 'case-in':
        this.#expects = 'nothing';
        if (word.text === 'in' && this.#subject) {
          this.#cases.push(this.#subject);
          this.#current = command('pattern', this.#subject);
          return true;
        }
        break;
      case 'for-in':
        this.#expects = 'nothing';
        if (word.text === 'in') {
          this.#current = command('loop', this.#subject);
          return true;
        }
        break;
      case 'nothing':
        break;
    }
    if (current?.kind === 'test') {
      if (word.text === ']]') {
        this.#finish();
        return true;
      }
      return false;
    }
    if (word.text === 'esac' && (current === undefined || (current.kind === 'pattern' && current.words.length === 0))) {
      this.#cases.pop();
      this.#current = undefined;
      return true;
    }
    if (current !== undefined && (current.kind !== 'simple' || current.words.length > 0)) {
      return false;
    }
    switch (word.text) {
      case 'case':
        this.#expects = 'case-word';
        return true;
      case 'for':
      case 'select':
        this.#expects = 'for-name';
        return true;
      case '[[':
        this.#current = command('test', undefined);
        return true;
      case '{':
        this.#groups.push(this.#commands.length);
        return true;
      case '}':
        this.#closeGroup();
        return true;
      default:
        return skipped.has(word.text);
    }
  }

  #array(head: ShellWord): void {
    const { source, range } = this;
    const elements: ShellWord[] = [];
    this.#offset = head.end + 1;
    while (this.#offset < range.end) {
      const character = source.charAt(this.#offset);
      if (character === ')') {
        this.#offset += 1;
        break;
      }
      if (character === '#') {
        const end = lineEnd(source, this.#offset, range.end);
        this.#comments.push({ start: this.#offset, end });
        this.#offset = end;
      } else if (/[\s;&|<>(]/.test(character)) {
        this.#offset += 1;
      } else if (character === '\\' && /[\r\n]/.test(source.charAt(this.#offset + 1))) {
        this.#offset = afterLineEnd(source, this.#offset + 1);
      } else {
        const word = readWord(source, this.#offset, range);
        elements.push(word);
        this.#offset = Math.max(word.end, this.#offset + 1);
      }
    }
    this.#here().arrays.push({ head, elements });
  }

  #endCommand(): void {
    const current = this.#current;
    if (
      current?.kind === 'test' ||
      current?.kind === 'pattern' ||
      (current && current.reads.length > 0 && isEmpty(current))
    ) {
      // What goes on in the next line.
      return;
    }
    this.#finish();
    this.#closed = [];
  }

  #finish(): void {
    if (this.#current && !isEmpty(this.#current)) {
      this.#commands.push(this.#current);
    }
    this.#current = undefined;
  }

  /** Reads the here-documents that the line before began. */
  #readDocuments(): void {
    const { source, range } = this;
    for (const { command: owner, delimiter, stripsTabs } of this.#pending.splice(0)) {
      const start = this.#offset;
      let body = range.end;
      let after = range.end;
      for (let line = start; line < range.end;) {
        const end = lineEnd(source, line, range.end);
        const text = source.slice(line, Math.min(end, line + delimiter.length + 100));
        if ((stripsTabs ? text.replace(/^\t+/, '') : text) === delimiter) {
          body = line;
          after = end;
          break;
        }
        line = end === range.end ? end : afterLineEnd(source, end);
      }
      owner.documents.push({ delimiter, body: { start, end: body } });
      this.#offset = after;
    }
  }
}

function command(kind: Command['kind'], subject: ShellWord | undefined, reads: readonly Command[] = []): Command {
  return { kind, words: [], arrays: [], redirections: [], documents: [], subject, reads, isPiped: false };
}

function isEmpty({ kind, words, arrays, redirections, documents, subject }: Command): boolean {
  return (
    words.length === 0 &&
    arrays.length === 0 &&
    redirections.length === 0 &&
    documents.length === 0 &&
    (kind !== 'loop' || subject === undefined)
  );
}
