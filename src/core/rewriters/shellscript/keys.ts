import type { Command } from '../../languages/shell/commands';
import type { ShellWord } from '../../languages/shell/word';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import { lineNumber } from '../shared/layout';
import { credentialsWritten, rightsOfCredentials } from './credentialsDocument';
import { allCommands, assignedName, commandName, declaring, isAssignment, placeOf, wordsOf } from './place';

/** The variables that the AWS SDKs and the AWS CLI read credentials from. */
const variables = /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN)$/;

/** What of a script is there for AWS keys alone. */
export interface KeyUses {
  /** Words to be taken out of their commands. */
  readonly words: ReadonlyMap<Command, ReadonlySet<ShellWord>>;
  readonly commands: ReadonlySet<Command>;
  /** The values of `-e NAME=value`: without it, the variable is handed on where it is set. */
  readonly values: readonly Span[];
  /** Whole lines: of here-documents that write keys, with their commands where they write nothing else. */
  readonly lines: readonly Span[];
  readonly review: readonly Message[];
}

/** Follows AWS keys through a script; gives the reason where they cannot go. */
export function followKeys(source: string, keys: readonly Span[]): KeyUses | Message {
  return new KeyFollower(source).follow(keys);
}

class KeyFollower {
  readonly #commands: readonly Command[];
  readonly #words = new Map<Command, Set<ShellWord>>();
  readonly #removed = new Set<Command>();
  readonly #values: Span[] = [];
  readonly #lines: Span[] = [];
  readonly #review: Message[] = [];
  readonly #pending: string[] = [];
  readonly #seen = new Set<string>();

  constructor(private readonly source: string) {
    this.#commands = allCommands(source);
  }

  follow(keys: readonly Span[]): KeyUses | Message {
    for (const key of keys) {
      const place = placeOf(this.source, key);
      const written = place && credentialsWritten(this.source, place, key);
      if (written !== undefined) {
        this.#lines.push(...written);
        this.#noteProfile();
        continue;
      }
      const command = place && this.#commands.find((one) => one.words[0]?.start === place.command.words[0]?.start);
      const word = command?.words.find((one) => one.start === place?.word?.start);
      if (place === undefined || command === undefined || word === undefined) {
        return message('The key stands in a text that the script writes or hands on: take it out by hand.');
      }
      if (!this.#take(command, word)) {
        return unknownUse(this.source, word);
      }
    }
    if (this.#lines.length > 0) {
      for (const command of rightsOfCredentials(this.#commands, this.#lines)) {
        this.#removed.add(command);
      }
    }
    for (let name = this.#pending.pop(); name !== undefined; name = this.#pending.pop()) {
      const reason = this.#followVariable(name);
      if (reason !== undefined) {
        return reason;
      }
    }
    return {
      words: this.#words,
      commands: this.#removed,
      values: this.#values,
      lines: this.#lines,
      review: this.#review,
    };
  }

  /** Takes out what a word is there for; false where that is not known. */
  #take(command: Command, word: ShellWord): boolean {
    const name = commandName(command);
    const isAssigned =
      isAssignment(word) && (name === undefined || word.start < name.start || declaring.has(name.text));
    if (isAssigned) {
      this.#remove(command, word);
      const variable = assignedName(word);
      if (!this.#seen.has(variable)) {
        this.#seen.add(variable);
        this.#pending.push(variable);
      }
      return true;
    }
    const texts = command.words.map(({ text }) => text);
    if (
      name?.text === 'aws' &&
      /^aws (?:\S+ ){0,8}?configure set (?:\S+\.)?aws_(?:access_key_id|secret_access_key|session_token) /.test(
        `${texts.join(' ')} `,
      )
    ) {
      if (!this.#removed.has(command)) {
        this.#removed.add(command);
        this.#noteProfile();
      }
      return true;
    }
    if (name?.text === ':' && word.defaults.length === 1 && variables.test(word.defaults[0]?.variable ?? '')) {
      this.#removed.add(command);
      return true;
    }
    const at = command.words.indexOf(word);
    const handed = /^(?:--env=)?(AWS_\w+)=/.exec(word.text);
    const isContainer = texts.some((text) => /^(?:docker|podman|nerdctl)$/.test(text));
    if (
      isContainer &&
      handed !== null &&
      variables.test(handed[1] ?? '') &&
      (handed[0].startsWith('--') || /^(?:-e|--env)$/.test(texts[at - 1] ?? ''))
    ) {
      const equals = this.source.indexOf('=', word.start + (handed[0].startsWith('--') ? '--env='.length : 0));
      this.#values.push({ start: equals, end: word.end });
      if (this.#values.length === 1) {
        this.#review.push(
          message(
            'The container is given the variables of the credentials only where they are set for whoever starts it.',
          ),
        );
      }
      return true;
    }
    return false;
  }

  #noteProfile(): void {
    const note = message(
      'The profile that was set up here has no credentials any more: set it up once by aws configure sso, or give the machine a role.',
    );
    if (!this.#review.some(({ template }) => template === note.template)) {
      this.#review.push(note);
    }
  }

  /** Takes out the uses of a variable that held a key; the reason where one of them has to stay. */
  #followVariable(variable: string): Message | undefined {
    const use = new RegExp(`\\$(?:\\{!?)?${variable}(?!\\w)`);
    for (const command of this.#commands) {
      if (this.#removed.has(command)) {
        continue;
      }
      const name = commandName(command);
      for (const word of wordsOf(command)) {
        if (this.#words.get(command)?.has(word) === true) {
          continue;
        }
        if (name !== undefined && declaring.has(name.text) && word.start > name.start && word.text === variable) {
          this.#remove(command, word);
        } else if (
          use.test(this.source.slice(word.start, word.end)) &&
          !this.#isInner(word, use) &&
          !this.#take(command, word)
        ) {
          return unknownUse(this.source, word);
        }
      }
      const document = command.documents.find(({ body }) => use.test(this.source.slice(body.start, body.end)));
      if (document !== undefined) {
        return unknownUse(this.source, document.body);
      }
    }
    return undefined;
  }

  /** Whether a use stands in a command within the word, which is looked at by itself. */
  #isInner(word: ShellWord, use: RegExp): boolean {
    let rest = this.source.slice(word.start, word.end);
    for (const { start, end } of [...word.substitutions].reverse()) {
      rest = rest.slice(0, start - word.start) + rest.slice(end - word.start);
    }
    return !use.test(rest);
  }

  #remove(command: Command, word: ShellWord): void {
    const words = this.#words.get(command) ?? new Set();
    words.add(word);
    this.#words.set(command, words);
  }
}

function unknownUse(source: string, { start }: Span): Message {
  return message(
    'The key is also used in line {0}, in a way that cannot be followed: take it out there first.',
    lineNumber(source, start),
  );
}
