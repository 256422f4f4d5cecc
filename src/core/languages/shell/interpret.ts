import type { Span } from '../../text/span';
import { Collector } from '../lines/collector';
import type { EnclosingCall, Literal } from '../literal';
import { isSql } from '../embedding/kindOfText';
import { readSql } from '../sql/read';
import { readingAt, readingWithin } from '../syntax/slice';
import { readArguments } from './arguments';
import type { Command, HereDocument, ShellArray } from './commands';
import { answer, answersIn, encodedLoginIn, linesOf, loginsIn, passwordsFilledIn, readerFor } from './embedded';
import { declarations, inputName, shells, textual, wrappers } from './knownCommands';
import type { ShellOutput } from './output';
import type { ShellWord } from './word';

const assignment = /^([A-Za-z_]\w{0,200})(?:\[([^\]\s]{0,100})\])?\+?=/;

/** The names that an assignment binds, and the length of what stands before its value. */
function assignmentOf(
  word: ShellWord,
  source: string,
): { readonly name: readonly string[]; readonly length: number } | undefined {
  const match = assignment.exec(source.slice(word.start, Math.min(word.end, word.start + 310)));
  if (match?.[1] === undefined) {
    return undefined;
  }
  const index = match[2]?.replace(/^["']|["']$/g, '');
  return { name: index === undefined || index === '' ? [match[1]] : [match[1], index], length: match[0].length };
}

/** Reads what a command binds, is passed and compares. */
export function interpret(command: Command, readers: ReadonlyMap<Command, Command>, output: ShellOutput): void {
  for (const array of command.arrays) {
    readArray(array, output);
  }
  switch (command.kind) {
    case 'test':
      readComparison(command.words, output);
      break;
    case 'pattern':
      for (const word of command.words) {
        output.add(word, 0, { use: 'compared', ...nameOf(command.subject?.variable) });
      }
      break;
    case 'loop':
      for (const word of command.words) {
        output.add(word, 0, { use: 'element', ...nameOf(command.subject?.text) });
      }
      break;
    case 'simple':
      readSimple(command, readers, output);
  }
  finish(command, output);
}

/** Reads a command that was given as a list of its words: `CMD ["mysqld", "--password=…"]`. */
export function interpretWords(words: readonly ShellWord[], output: ShellOutput): void {
  const command: Command = {
    kind: 'simple',
    words: [...words],
    arrays: [],
    redirections: [],
    documents: [],
    subject: undefined,
    reads: [],
    isPiped: false,
  };
  interpret(command, new Map(), output);
}

function nameOf(name: string | undefined): { name?: readonly string[] } {
  return name === undefined || name === '' ? {} : { name: [name] };
}

/** What no rule took: its defaults, its substitutions. */
function finish(command: Command, output: ShellOutput): void {
  const words = [
    ...command.words,
    ...command.arrays.flatMap(({ head, elements }) => [head, ...elements]),
    ...command.redirections.map(({ target }) => target),
  ];
  if (command.subject) {
    words.push(command.subject);
  }
  for (const word of words) {
    if (!output.isDone(word)) {
      if (word.quoted || word.text.includes('://')) {
        output.add(word, 0, { use: 'other' });
      } else {
        // The names of commands and flags.
        output.addWithin(word, []);
      }
    }
    output.ranges.push(...word.substitutions);
  }
}

function readArray({ head, elements }: ShellArray, output: ShellOutput): void {
  const bound = assignmentOf(head, output.source);
  if (head.literal) {
    // The head itself holds no value.
    output.addWithin(head, []);
  }
  for (const element of elements) {
    const key = /^\[([^\]\s]{1,100})\]=/.exec(element.text);
    const name = [...(bound?.name ?? []), ...(key?.[1] === undefined ? [] : [key[1]])];
    output.add(element, key?.[0].length ?? 0, { use: key ? 'assigned' : 'element', name });
  }
}

const comparisons: ReadonlySet<string> = new Set(['=', '==', '!=', '=~', '-eq', '-ne', '>', '<']);

function readComparison(words: readonly ShellWord[], output: ShellOutput): void {
  for (const [index, word] of words.entries()) {
    if (word.quoted || !comparisons.has(word.text)) {
      continue;
    }
    const left = words[index - 1];
    const right = words[index + 1];
    if (right?.literal) {
      output.add(right, 0, { use: 'compared', ...nameOf(left?.variable) });
    }
    if (left?.literal) {
      output.add(left, 0, { use: 'compared', ...nameOf(right?.variable) });
    }
  }
}

function readSimple(command: Command, readers: ReadonlyMap<Command, Command>, output: ShellOutput): void {
  const { source } = output;
  let first = 0;
  for (; first < command.words.length; first += 1) {
    const word = command.words[first];
    const bound = word && assignmentOf(word, source);
    if (!word || !bound) {
      break;
    }
    output.add(word, bound.length, { use: 'assigned', name: bound.name });
  }
  const words = command.words.slice(first);
  let start = 0;
  for (; start < words.length - 1; start += 1) {
    const word = words[start];
    const bound = word && start > 0 ? assignmentOf(word, source) : undefined;
    if (word && bound) {
      output.add(word, bound.length, { use: 'assigned', name: bound.name });
    } else if (!isWrapping(words, start)) {
      break;
    }
  }
  const head = words[start];
  const name = head ? baseName(head.text) : '';
  if (declarations.has(name)) {
    readDeclaration(words.slice(start + 1), output);
  } else if (name === '[' || name === 'test') {
    readComparison(words.slice(start + 1), output);
  } else if (textual.has(name)) {
    readPrinted(command, name, words.slice(start + 1), readers, output);
  } else if (head) {
    readArguments(name, words.slice(start), output);
  }
  readInput(command, name, words, readers, output);
}

/** Whether a word only leads on to the command itself: `sudo -E`, `env NAME=value`. */
function isWrapping(words: readonly ShellWord[], index: number): boolean {
  const text = words[index]?.text ?? '';
  return (
    wrappers.has(baseName(text)) ||
    (index > 0 && (/^-/.test(text) || /^-[ugn]$/.test(words[index - 1]?.text ?? '') || /^[\d.]+[smh]?$/.test(text)))
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function readDeclaration(words: readonly ShellWord[], output: ShellOutput): void {
  for (const word of words) {
    const bound = assignmentOf(word, output.source);
    if (bound) {
      output.add(word, bound.length, { use: 'assigned', name: bound.name });
    }
  }
}

/** `echo` and its kin: what they write to a file is read as that file is; what goes to a command, as it takes it. */
function readPrinted(
  command: Command,
  name: string,
  words: readonly ShellWord[],
  readers: ReadonlyMap<Command, Command>,
  output: ShellOutput,
): void {
  const prints = /^(?:echo|printf|print)$/.test(name);
  const reader = readers.get(command);
  const secret = prints && reader ? inputOf(reader) : undefined;
  const target = prints ? fileOf(command, reader) : undefined;
  const filled = name === 'printf' ? passwordsFilledIn(words[0]?.text ?? '', secret) : [];
  for (const [index, word] of words.entries()) {
    const { literal } = word;
    if (!literal || /^-[neE]+$/.test(word.text)) {
      continue;
    }
    const call: EnclosingCall = { callee: name, argument: index };
    if (filled.includes(index)) {
      output.add(word, 0, { use: 'argument', name: ['password'] });
    } else if (secret === 'login') {
      output.addWithin(word, loginsIn(literal, ':'));
    } else if (secret === 'encoded') {
      output.addWithin(word, encodedLoginIn(literal));
    } else if (secret === 'answers') {
      output.addWithin(word, answersIn(literal));
    } else if (secret !== undefined && !/^(?:%s(?:\\n)?){1,8}$/.test(word.text)) {
      for (const { start, end } of linesOf(word.text)) {
        output.add(
          word,
          start,
          { use: 'argument', name: [secret], call: { callee: commandName(reader), argument: secret } },
          end,
        );
      }
    } else if (target !== undefined && /[=:]/.test(word.text)) {
      output.addWithin(word, readingWithin(literal, readerFor(target)(literal.text)));
    } else {
      output.add(word, 0, prints ? { use: 'argument', call } : { use: 'other' });
    }
  }
}

/** The file that a command's output is written to, by itself or by `tee`. */
function fileOf(command: Command, reader: Command | undefined): string | undefined {
  const written = command.redirections.find(
    ({ operator, target }) => /^(?:>|>>|>\|)$/.test(operator) && target.literal,
  );
  if (written) {
    return written.target.text === '/dev/null' ? undefined : written.target.text;
  }
  return reader && commandName(reader) === 'tee'
    ? reader.words.slice(1).find((word) => /^[^-]/.test(word.text) && word.text !== 'tee')?.text
    : undefined;
}

function commandName(command: Command | undefined): string {
  const words = command?.words ?? [];
  let index = 0;
  while (index < words.length - 1 && isWrapping(words, index)) {
    index += 1;
  }
  return baseName(words[index]?.text ?? '');
}

function textsOf(words: readonly ShellWord[]): string[] {
  return words.map(({ text }) => text);
}

/** What a command takes from its input. */
function inputOf(command: Command): ReturnType<typeof inputName> {
  return inputName(commandName(command), textsOf(command.words));
}

/** Here-strings and here-documents. */
function readInput(
  command: Command,
  name: string,
  words: readonly ShellWord[],
  readers: ReadonlyMap<Command, Command>,
  output: ShellOutput,
): void {
  const secret = inputName(name, textsOf(words));
  for (const { operator, target } of command.redirections) {
    if (operator === '<<<' && target.literal) {
      if (secret === 'login') {
        output.addWithin(target, loginsIn(target.literal, ':'));
      } else if (secret === 'encoded') {
        output.addWithin(target, encodedLoginIn(target.literal));
      } else if (secret === 'answers') {
        output.addWithin(target, answersIn(target.literal));
      } else {
        output.add(target, 0, { use: 'argument', ...nameOf(secret), call: { callee: name, argument: 'input' } });
      }
    }
  }
  for (const document of command.documents) {
    readDocument(command, name, words, readers, document, output);
  }
}

function readDocument(
  command: Command,
  name: string,
  words: readonly ShellWord[],
  readers: ReadonlyMap<Command, Command>,
  { body }: HereDocument,
  output: ShellOutput,
): void {
  const { source, literals } = output;
  const runs = [name, ...words.map(({ text }) => baseName(text))].some((word) => shells.has(word));
  const target =
    name === 'tee'
      ? words.map(({ text }) => text).find((text, index) => index > 0 && !/^(?:-|tee$)/.test(text))
      : fileOf(command, undefined);
  // `cat <<EOT | chpasswd`: what only hands its input on.
  const reader = name === 'cat' ? readers.get(command) : undefined;
  const read = reader === undefined ? inputName(name, textsOf(words)) : inputOf(reader);
  const secret = name === 'ftp' ? name : read;
  if (secret !== undefined && secret !== 'encoded') {
    literals.push(...linesGiven(source, body, secret));
    return;
  }
  if (runs && !/^(?:cat|tee)$/.test(name)) {
    output.ranges.push(body);
    return;
  }
  const text = source.slice(body.start, body.end);
  const sql = isSql(text);
  const reading = readingAt(sql ? readSql(text) : readerFor(target ?? '')(text), body.start);
  // What is only printed is a text for people; a statement is printed for a client to read.
  const shown = !sql && name === 'cat' && target === undefined && !command.isPiped && command.redirections.length === 0;
  literals.push(
    ...(shown ? reading.literals.map((literal) => ({ ...literal, use: 'prose' as const })) : reading.literals),
  );
}

/** What a line is where it is more than a secret; the group is the password. */
const linePatterns: Readonly<Record<string, RegExp>> = {
  login: /^[ \t]{0,20}[^:\s$`]{1,64}:([^\s$`]{1,200})$/gm,
  answers: answer,
  // https://man7.org/linux/man-pages/man1/ftp.1.html: `user NAME PASSWORD`, `quote PASS PASSWORD`
  ftp: /^[ \t]{0,20}(?:quote[ \t]{1,8})?(?:user[ \t]{1,8}[^\s$`]{1,64}|pass)[ \t]{1,8}([^\s$`]{1,200})[ \t]{0,20}$/gim,
};

/** The lines of a here-document that a command takes secrets from, but for those that something is put into. */
function linesGiven(source: string, body: Span, secret: string): readonly Literal[] {
  const into = new Collector(source);
  const pattern = linePatterns[secret] ?? /^[ \t]{0,20}([^\s$`]{1,200})$/gm;
  for (const match of source.slice(body.start, Math.min(body.end, body.start + 4_000)).matchAll(pattern)) {
    const value = match[1] ?? '';
    const end = body.start + match.index + match[0].length;
    into.plain(end - value.length, end, [secret in linePatterns ? 'password' : secret], 'argument');
  }
  return into.literals;
}
