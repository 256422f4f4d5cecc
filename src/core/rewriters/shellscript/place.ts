import type { ParsedDocument } from '../../languages/document';
import { readScript } from '../../languages/shell/commands';
import type { Command, HereDocument, Script, ShellArray } from '../../languages/shell/commands';
import type { ShellWord } from '../../languages/shell/word';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { readOnce } from '../shared/readOnce';

/** What a stretch of a script is part of. */
export type Role =
  /** `X=…` where no command follows. */
  | 'assignment'
  /** `export X=…`, `local x=…`. */
  | 'declaration'
  /** `X=… command`. */
  | 'prefix'
  | 'argument'
  /** A here-string, a file that is read or written. */
  | 'redirection'
  /** The text of a here-document. */
  | 'document'
  /** `[[ … ]]` */
  | 'test'
  /** A pattern of `case`. */
  | 'pattern';

/** Where a stretch of a script stands. */
export interface Place {
  readonly role: Role;
  readonly command: Command;
  /** The command, without its here-documents. */
  readonly span: Span;
  /** The word that the stretch is in; undefined in a here-document. */
  readonly word: ShellWord | undefined;
  readonly array: ShellArray | undefined;
  readonly document: HereDocument | undefined;
  /** Whether it stands in `$(…)` or backquotes. */
  readonly isSubstituted: boolean;
}

/** Deeper than this nobody nests substitutions. */
const deepest = 25;

/** The builtins that assign while they declare; their own status hides that of what they assign. */
export const declaring: ReadonlySet<string> = new Set(['export', 'readonly', 'local', 'declare', 'typeset']);

/** The commands of a script, without those within substitutions. */
export const scriptOf = readOnce(({ source }: ParsedDocument) => readWhole(source));

function readWhole(source: string): Script {
  return readScript(source, { start: 0, end: source.length });
}

/**
 * The place of a stretch of a script; undefined in a comment.
 *
 * @param whole the script as it was read.
 */
export function placeOf(source: string, stretch: Span, whole = readWhole(source)): Place | undefined {
  let script = whole;
  for (let depth = 0; depth < deepest; depth += 1) {
    const inner = script.substitutions.find((span) => contains(span, stretch));
    const place = inner === undefined ? placeIn(source, script.commands, stretch, depth > 0) : undefined;
    const nested = inner ?? place?.word?.substitutions.find((span) => contains(span, stretch));
    if (nested === undefined) {
      return place;
    }
    script = readScript(source, nested);
  }
  return undefined;
}

function placeIn(
  source: string,
  commands: readonly Command[],
  stretch: Span,
  isSubstituted: boolean,
): Place | undefined {
  for (const command of commands) {
    const document = command.documents.find(({ body }) => contains(body, stretch));
    const array = command.arrays.find(
      ({ head, elements }) => contains(head, stretch) || elements.some((element) => contains(element, stretch)),
    );
    const redirection = command.redirections.find(({ target }) => contains(target, stretch));
    const word =
      command.words.find((one) => contains(one, stretch)) ??
      array?.elements.find((element) => contains(element, stretch)) ??
      redirection?.target;
    if (document !== undefined || word !== undefined) {
      const role =
        document !== undefined ? 'document' : redirection !== undefined ? 'redirection' : roleOf(command, word);
      return { role, command, span: commandSpan(source, command), word, array, document, isSubstituted };
    }
  }
  return undefined;
}

function roleOf(command: Command, word: ShellWord | undefined): Role {
  if (command.kind !== 'simple') {
    return command.kind === 'loop' ? 'argument' : command.kind;
  }
  const name = commandName(command);
  if (name === undefined) {
    return 'assignment';
  }
  if (word === undefined || command.arrays.some(({ elements }) => elements.includes(word))) {
    return declaring.has(name.text) ? 'declaration' : 'argument';
  }
  if (word.start < name.start) {
    return 'prefix';
  }
  return declaring.has(name.text) && isAssignment(word) ? 'declaration' : 'argument';
}

/** The first word that assigns nothing; undefined where a command only assigns. */
export function commandName(command: Command): ShellWord | undefined {
  return command.words.find((word) => !isAssignment(word));
}

/** Whether a word is `NAME=…`, `NAME+=…` or `NAME[…]=…`. */
export function isAssignment(word: ShellWord): boolean {
  return /^[A-Za-z_]\w{0,200}(?:\[[^\]]{0,200}\])?\+?=/.test(word.text);
}

/** The name that a word assigns to. */
export function assignedName(word: ShellWord): string {
  return /^[A-Za-z_]\w{0,200}/.exec(word.text)?.[0] ?? '';
}

/** Where a command stands, without its here-documents. */
export function commandSpan(source: string, command: Command): Span {
  const starts = [...command.words, ...command.arrays.map(({ head }) => head)].map(({ start }) => start);
  const ends = [
    ...command.words.map(({ end }) => end),
    ...command.arrays.map(({ head, elements }) => {
      const close = source.indexOf(')', elements.at(-1)?.end ?? head.end);
      return close < 0 ? head.end : close + 1;
    }),
    ...command.redirections.map(({ target }) => target.end),
  ];
  return { start: Math.min(...starts, ...ends), end: Math.max(...starts, ...ends) };
}

/**
 * The quotes of a here-document's delimiter, for which the shell leaves its text as it is; none where it expands the text,
 * undefined where the delimiter cannot be told.
 */
export function delimiterQuotes(source: string, { delimiter, body }: HereDocument, from: number): Span[] | undefined {
  const opening = /<<-?[ \t]*(["'\\]?)([^\s"'\\;&|<>()]+)(["']?)/g;
  for (const found of source.slice(from, body.start).matchAll(opening)) {
    const [whole, quote = '', name = '', close = ''] = found;
    if (name === delimiter && close === (quote === '\\' ? '' : quote)) {
      const end = from + found.index + whole.length;
      const start = end - close.length - name.length - quote.length;
      return [
        { start, end: start + quote.length },
        { start: end - close.length, end },
      ].filter((span) => span.end > span.start);
    }
  }
  return undefined;
}

/** All commands of a script, those within substitutions included. */
export function allCommands(source: string): Command[] {
  const found: Command[] = [];
  let ranges: Span[] = [{ start: 0, end: source.length }];
  for (let depth = 0; depth < deepest && ranges.length > 0; depth += 1) {
    const inner: Span[] = [];
    for (const range of ranges) {
      const script = readScript(source, range);
      found.push(...script.commands);
      inner.push(...script.substitutions, ...script.commands.flatMap(wordsOf).flatMap((word) => word.substitutions));
    }
    ranges = inner;
  }
  return found;
}

/** All words of a command. */
export function wordsOf(command: Command): ShellWord[] {
  return [
    ...command.words,
    ...command.arrays.flatMap(({ head, elements }) => [head, ...elements]),
    ...command.redirections.map(({ target }) => target),
  ];
}
