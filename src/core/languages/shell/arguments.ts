import { readJson } from '../json/read';
import { readPlainText } from '../plaintext/read';
import { readingWithin } from '../syntax/slice';
import { assignmentsIn, isJson } from './embedded';
import { knownCommand, nameByPosition, shells } from './knownCommands';
import type { KnownCommand } from './knownCommands';
import type { ShellOutput } from './output';
import type { ShellWord } from './word';

const headerFlags: ReadonlySet<string> = new Set(['H', 'header', 'headers', 'proxy-header']);
const dataFlags: ReadonlySet<string> = new Set([
  'd',
  'data',
  'data-raw',
  'data-binary',
  'data-ascii',
  'data-urlencode',
  'json',
  'F',
  'form',
  'form-string',
  'post-data',
  'body-data',
]);
const loginFlags: ReadonlySet<string> = new Set(['user', 'proxy-user']);
const labelFlags: ReadonlySet<string> = new Set(['name', 'key', 'secret-id', 'parameter-name', 'n', 'secret-name']);
const labelledFlags: ReadonlySet<string> = new Set(['value', 'body', 'b', 'secret-value', 'data', 'plain-text']);
/** Flags that take no value: the word behind them is an argument of its own. */
const switches =
  /^(?:password-stdin|no-[\w-]+|stdin|force|yes|quiet|silent|verbose|debug|dry-run|help|version|global|system|local|recursive|insecure|fail|location|compressed|all|wait|install|create-namespace|secret|type|overwrite|plaintext|path)$/;

/** A flag that waits for its value. */
interface Flag {
  readonly name: string;
  /** Whether it was written with one letter. */
  readonly short: boolean;
}

/**
 * Reads the arguments of a command: flags with their values, `name=value`, headers, forms, and what is known of single
 * commands.
 *
 * @param words the command's name and its arguments.
 */
export function readArguments(command: string, words: readonly ShellWord[], output: ShellOutput): void {
  new ArgumentReader(command, words, output).read();
}

class ArgumentReader {
  #command: string;
  #known: KnownCommand | undefined;
  #flag: Flag | undefined;
  readonly #positional: string[] = [];
  readonly #positionalWords: ShellWord[] = [];
  readonly #label: string | undefined;

  constructor(
    command: string,
    private readonly words: readonly ShellWord[],
    private readonly output: ShellOutput,
  ) {
    this.#command = command;
    this.#known = knownCommand(command);
    const label = words.findIndex((word, index) => index > 0 && labelFlags.has(flagName(word.text) ?? ''));
    this.#label = label < 0 ? undefined : (inlineValue(words[label]?.text ?? '') ?? words[label + 1]?.text);
  }

  read(): void {
    for (const [index, word] of this.words.entries()) {
      // `command: ["--password=…"]`: what is given to the program of an image, without its name.
      if (index > 0 || /^--?[A-Za-z]/.test(word.text)) {
        this.#argument(word, this.words[index + 1]);
      }
    }
    this.#positions();
  }

  #call(argument: string | number): { callee: string; argument: string | number } {
    return { callee: this.#command, argument };
  }

  #argument(word: ShellWord, next: ShellWord | undefined): void {
    const flag = this.#flag;
    this.#flag = undefined;
    if (flag) {
      this.#value(flag, word, 0);
      return;
    }
    const { text } = word;
    if (text.startsWith('-') && text.length > 1) {
      this.#flagWord(word, next);
      return;
    }
    const inner = word.quoted || text.length > 40 ? undefined : knownCommand(text.slice(text.lastIndexOf('/') + 1));
    if (inner && !this.#isKnownHere(text)) {
      // `docker exec db mysql -psecret`
      this.#positions();
      this.#command = text.slice(text.lastIndexOf('/') + 1);
      this.#known = inner;
      return;
    }
    const slashed = (/freerdp/.test(this.#command) ? /^\/p:(?=.)/ : /^\/(?:pass(?:word)?|rp):(?=.)/i).exec(text);
    if (slashed) {
      // `cmdkey /pass:…`, as Windows writes its flags.
      this.output.add(word, slashed[0].length, { use: 'argument', name: ['password'], call: this.#call('password') });
      return;
    }
    const isApart =
      (/^schtasks(?:\.exe)?$/i.test(this.#command) && /^\/r?p$/i.test(text)) ||
      // https://learn.microsoft.com/windows-server/administration/windows-commands/sc-config: a space follows the sign.
      (/^sc(?:\.exe)?$/i.test(this.#command) && /^password=$/i.test(text));
    if (isApart) {
      this.#flag = { name: 'password', short: false };
      return;
    }
    const header = /^(?:http|https|xh)$/.test(this.#command) && /^([A-Za-z][\w-]{0,60}):(?![/=\d])/.exec(text);
    if (header && header[1] !== undefined) {
      this.output.add(word, header[0].length, { use: 'argument', name: [header[1]], call: this.#call(header[1]) });
      return;
    }
    if (this.#assignments(word, 0, undefined)) {
      return;
    }
    this.#positional.push(text);
    this.#positionalWords.push(word);
  }

  #isKnownHere(text: string): boolean {
    return (
      text === this.#command ||
      this.#known?.only?.test(text) === true ||
      (this.#positional.length === 0 && /^(?:helm|docker)$/.test(this.#command) && text === 'registry')
    );
  }

  #flagWord(word: ShellWord, next: ShellWord | undefined): void {
    const { text } = word;
    const hasNext = next !== undefined && !(next.text.length > 1 && this.output.source.charAt(next.start) === '-');
    const defined = /^-[DP]([A-Za-z][\w.-]{1,120})=/.exec(text);
    if (defined?.[1] !== undefined) {
      this.output.add(word, defined[0].length, { use: 'argument', name: [defined[1]], call: this.#call(defined[1]) });
      return;
    }
    const inline = /^--?([A-Za-z][\w.-]{0,100})=/.exec(text);
    if (inline?.[1] !== undefined) {
      const short = !text.startsWith('--') && inline[1].length === 1;
      this.#value({ name: inline[1], short }, word, inline[0].length);
      return;
    }
    const short = /^-([A-Za-z])/.exec(text)?.[1];
    if (short !== undefined && this.#short(word, short, hasNext)) {
      return;
    }
    const long = /^--?([A-Za-z][\w.-]{1,100})$/.exec(text)?.[1];
    if (long !== undefined && hasNext && !switches.test(long)) {
      // Bundled one-letter flags, as in `tar -xzf`, give a name that means nothing.
      this.#flag = { name: long, short: false };
    }
  }

  /** Reads a flag of one letter; whether it was one. */
  #short(word: ShellWord, letter: string, hasNext: boolean): boolean {
    const { text } = word;
    if (this.#command === 'set') {
      // `set -gx NAME value` of fish: https://fishshell.com/docs/current/cmds/set.html
      return true;
    }
    const flag = this.#active()?.flags?.[letter];
    const login = this.#active()?.logins?.[letter];
    if (text.length === 2) {
      if (flag ? flag.apart && hasNext : hasNext) {
        this.#flag = { name: letter, short: true };
      }
      return true;
    }
    if (flag?.attached === true) {
      const from = text.charAt(2) === '=' ? 3 : 2;
      this.output.add(word, from, { use: 'argument', name: [flag.name], call: this.#call(`-${letter}`) });
      return true;
    }
    if (login !== undefined) {
      this.#login(word, 2, login);
      return true;
    }
    if (letter === 'H' && /^-H[A-Za-z][\w-]{0,60}:/.test(text)) {
      this.#value({ name: 'H', short: true }, word, 2);
      return true;
    }
    return /^-e[A-Za-z_]\w*=/.test(text) && this.#assignments(word, 2, undefined);
  }

  /** What is known of the command, where the arguments so far are those it is known for. */
  #active(): KnownCommand | undefined {
    const { only } = this.#known ?? {};
    return only === undefined || this.words.some(({ text }) => only.test(text)) ? this.#known : undefined;
  }

  #value({ name, short }: Flag, word: ShellWord, from: number): void {
    const { text, literal } = word;
    const value = text.slice(from);
    const known = short || name.length === 2 ? this.#active()?.flags?.[name] : undefined;
    const login = short ? this.#active()?.logins?.[name] : loginFlags.has(name) ? ':' : undefined;
    const call = this.#call(short ? `-${name}` : name);
    if (known) {
      this.output.add(word, from, { use: 'argument', name: [known.name], call });
    } else if (login !== undefined) {
      this.#login(word, from, login);
    } else if (literal && from === 0 && this.#runs(name, word)) {
      this.#script(word);
    } else if (literal && from === 0 && isProgram(this.#command, name)) {
      this.output.addWithin(word, readingWithin(literal, readPlainText(text)));
    } else if (headerFlags.has(name) && /^[A-Za-z][\w-]{0,80}:/.test(value)) {
      this.#header(word, from);
    } else if (literal && isJson(value)) {
      const inner = readingWithin(literal, readJson(from === 0 ? text : ' '.repeat(from) + value));
      this.output.addWithin(
        word,
        inner.map((item) => (item.use === 'other' ? { ...item, use: 'argument' as const, call } : item)),
      );
    } else if (/^pass(?:in|out|word)?$/.test(name) && value.startsWith('pass:')) {
      this.output.add(word, from + 5, { use: 'argument', name: ['password'], call });
    } else if (!dataFlags.has(name) || !this.#assignments(word, from, '&')) {
      const label = labelledFlags.has(name) ? (this.#label ?? this.#secretName()) : undefined;
      if (label !== undefined) {
        this.output.add(word, from, { use: 'argument', name: this.#setsSecret() ? ['secrets', label] : [label], call });
      } else if (!this.#assignments(word, from, ',')) {
        this.output.add(word, from, { use: 'argument', ...(short ? {} : { name: [name] }), call });
      }
    }
  }

  /**
   * Whether the value of a flag is a script: a shell was named before it (`docker exec db sh -c "…"`), or the program takes
   * its own commands there, which read as those of a shell do.
   */
  #runs(flag: string, word: ShellWord): boolean {
    if (this.#command === 'lftp' && (flag === 'e' || flag === 'c')) {
      return true;
    }
    return (
      /^[a-z]{0,3}c$/.test(flag) &&
      this.words
        .slice(0, this.words.indexOf(word))
        .some(({ text }) => shells.has(text.slice(text.lastIndexOf('/') + 1)))
    );
  }

  /** `gh secret set NAME --body value` */
  #secretName(): string | undefined {
    const set = this.#positional.indexOf('set');
    return set < 0 ? undefined : this.#positional[set + 1];
  }

  /** `gh secret set`, `aws ssm put-parameter --type SecureString`: what is set is a secret, whatever it is called. */
  #setsSecret(): boolean {
    return this.#command === 'gh'
      ? this.#positional[0] === 'secret'
      : this.#command === 'aws' && this.words.some(({ text }) => /^(?:--type=)?SecureString$/.test(text));
  }

  #login(word: ShellWord, from: number, sign: string): void {
    const at = word.text.indexOf(sign, from);
    const rest = at < 0 ? '' : word.text.slice(at + sign.length);
    const call = this.#call('user');
    if (at >= 0 && rest !== '') {
      this.output.add(word, at + sign.length, { use: 'argument', name: ['password'], call });
    } else if (at > from) {
      // `curl -u key:` has the key where others have their name.
      this.output.add(word, from, { use: 'argument', name: ['apiKey'], call }, at);
    } else {
      this.output.add(word, from, { use: 'argument', name: ['user'], call });
    }
  }

  #header(word: ShellWord, from: number): void {
    const match = /^([A-Za-z][\w-]{0,80}):[ \t]*/.exec(word.text.slice(from));
    const name = match?.[1] ?? '';
    this.output.add(word, from + (match?.[0].length ?? 0), {
      use: 'argument',
      name: ['headers', name],
      call: this.#call(name),
    });
  }

  #script(word: ShellWord): void {
    const { source } = this.output;
    const quoted = /^['"]/.test(source.slice(word.start, word.start + 1));
    if (quoted && word.end - word.start > 2) {
      this.output.addWithin(word, []);
      this.output.ranges.push({ start: word.start + 1, end: word.end - 1 });
    } else {
      this.output.add(word, 0, { use: 'argument', call: this.#call('-c') });
    }
  }

  /** Reads `name=value`, and several of them with a sign between; whether there were any. */
  #assignments(word: ShellWord, from: number, separator: '&' | ',' | undefined): boolean {
    const found = assignmentsIn(word.text, from, separator);
    for (const { name, start, end } of found) {
      this.output.add(word, start, { use: 'argument', name: [name], call: this.#call(name) }, end);
    }
    return found.length > 0;
  }

  /** Names the arguments that have no flag. */
  #positions(): void {
    const positional = this.#positional.splice(0);
    const words = this.#positionalWords.splice(0);
    const positions = this.#active()?.positions;
    for (const [index, word] of words.entries()) {
      const known =
        positions?.[index] ?? positions?.[index - words.length] ?? nameByPosition(this.#command, positional, index);
      if (known === 'userid') {
        const slash = /^[\w.$#]{1,60}\/(?=[^/@\s])/.exec(word.text);
        const end = word.text.lastIndexOf('@');
        if (slash) {
          this.output.add(
            word,
            slash[0].length,
            { use: 'argument', name: ['password'], call: this.#call(index) },
            end > slash[0].length ? end : word.text.length,
          );
          continue;
        }
      }
      const name = known === 'userid' ? undefined : known;
      this.output.add(word, 0, {
        use: 'argument',
        ...(name === undefined ? {} : { name: [name] }),
        call: this.#call(index),
      });
    }
  }
}

/** Whether a flag takes a program in the language of its command: `mongosh --eval`, `node -e`. */
function isProgram(command: string, flag: string): boolean {
  return /^(?:mongo|mongosh|node|deno|bun|ruby|perl)$/.test(command)
    ? /^(?:eval|e)$/.test(flag)
    : command === 'php' && flag === 'r';
}

function flagName(text: string): string | undefined {
  return /^--?([A-Za-z][\w.-]{0,60})(?:=|$)/.exec(text)?.[1];
}

function inlineValue(text: string): string | undefined {
  return /^--?[A-Za-z][\w.-]{0,60}=(.{1,200})/.exec(text)?.[1];
}
