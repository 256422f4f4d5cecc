import type { Command } from '../../languages/shell/commands';
import type { ShellWord } from '../../languages/shell/word';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { removalEdits } from '../code/removal';
import { lineEnd, lineIndent, lineStart, nextLineStart } from '../shared/layout';
import type { KeyUses } from './keys';
import { allCommands, commandName, commandSpan, declaring, isAssignment } from './place';

/** The edits that take out of a script what is there for keys alone. */
export function keyEdits(source: string, uses: KeyUses, eol: string): TextEdit[] {
  const gone: Span[] = [];
  const cut: Span[] = [...uses.values];
  for (const command of allCommands(source)) {
    const words = uses.words.get(command) ?? findWords(uses, command);
    if (isGone(uses, command, words)) {
      gone.push(commandSpan(source, command));
    } else if (words !== undefined) {
      cut.push(...command.words.filter((word) => has(words, word)).map((word) => wordSpan(source, command, word)));
    }
  }
  const lines: Span[] = distinct(uses.lines);
  const edits: TextEdit[] = [];
  for (const span of gone) {
    const whole = wholeLines(source, span, gone);
    if (whole !== undefined) {
      lines.push(whole);
    } else {
      edits.push(inLine(source, span, gone));
    }
  }
  return [...edits, ...cut.map((span) => ({ span, text: '' })), ...lineEdits(source, lines, eol)];
}

function distinct(spans: readonly Span[]): Span[] {
  return spans.filter((span, index) => spans.findIndex(({ start }) => start === span.start) === index);
}

/** The words of a command as it was read another time. */
function findWords(uses: KeyUses, command: Command): ReadonlySet<ShellWord> | undefined {
  for (const [other, words] of uses.words) {
    if (other.words[0]?.start === command.words[0]?.start) {
      return words;
    }
  }
  return undefined;
}

function has(words: ReadonlySet<ShellWord>, word: ShellWord): boolean {
  return [...words].some((other) => other.start === word.start);
}

/** Whether nothing that matters is left of a command. */
function isGone(uses: KeyUses, command: Command, words: ReadonlySet<ShellWord> | undefined): boolean {
  if ([...uses.commands].some((other) => other.words[0]?.start === command.words[0]?.start)) {
    return true;
  }
  if (words === undefined || command.arrays.length > 0 || command.redirections.length > 0) {
    return false;
  }
  const name = commandName(command);
  const kept = command.words.filter((word) => !has(words, word));
  return name === undefined
    ? kept.length === 0
    : declaring.has(name.text) &&
        kept.every((word) => word.start <= name.start || /^-/.test(word.text)) &&
        !kept.some((word) => isAssignment(word));
}

/** A word with the blanks that keep it apart. */
function wordSpan(source: string, command: Command, word: ShellWord): Span {
  const next = command.words[command.words.indexOf(word) + 1];
  if (next !== undefined) {
    return { start: word.start, end: next.start };
  }
  const previous = command.words[command.words.indexOf(word) - 1];
  return { start: previous?.end ?? word.start, end: word.end };
}

/** The lines of a command, where all that stands on them goes. */
function wholeLines(source: string, span: Span, gone: readonly Span[]): Span | undefined {
  const start = lineStart(source, span.start);
  const end = lineEnd(source, span.end);
  let rest = '';
  let at = start;
  for (const one of gone) {
    if (one.start >= at && one.end <= end) {
      rest += source.slice(at, one.start);
      at = one.end;
    }
  }
  rest += source.slice(at, end);
  const above = source.slice(0, start).trimEnd();
  return /^[\s;]*(?:&&[\s;]*)*(?:#.*)?$/.test(rest) && !/(?:\\|&&|\|\||\|)$/.test(above)
    ? { start, end: nextLineStart(source, span.end) }
    : undefined;
}

/** The edit that takes a command out of a line of which more stays. */
function inLine(source: string, span: Span, gone: readonly Span[]): TextEdit {
  const start = lineStart(source, span.start);
  const first = gone.find((one) => one.start >= start);
  const behind = source.slice(span.end, lineEnd(source, span.end));
  const joint = /^[ \t]*(?:;(?!;)|&&)[ \t]*(?=[^\s#}])/.exec(behind)?.[0];
  const follows = first === span || first === undefined ? start : first.end;
  const isChained = /(?:&&|\|\|)$/.test(source.slice(follows, span.start).trimEnd()) && follows === start;
  return joint !== undefined && !isChained
    ? { span: { start: span.start, end: span.end + joint.length }, text: '' }
    : { span, text: ':' };
}

/** Takes lines out; where a block would be empty, leaves a command that does nothing. */
function lineEdits(source: string, lines: readonly Span[], eol: string): TextEdit[] {
  return removalEdits(
    source,
    lines.map((span) => withComment(source, span, lines)),
  ).map((edit, _, all) => {
    // What stands above once the other lines are gone; the last of them leaves the command.
    const kept = all
      .filter(({ span }) => span.end <= edit.span.start)
      .sort((left, right) => right.span.start - left.span.start)
      .reduce((text, { span }) => text.slice(0, span.start) + text.slice(span.end), source.slice(0, edit.span.start));
    const lined = kept.split('\n');
    const above = lined
      .slice(0, lined.findLastIndex(isCode) + 1)
      .join('\n')
      .trimEnd();
    const below = source.slice(edit.span.end).split('\n').find(isCode)?.trimStart() ?? '';
    return /(?:^|[\s;)])(?:then|do|else|\{|\()$/.test(above) && /^(?:(?:fi|done|else|elif)\b|[})])/.test(below)
      ? { span: edit.span, text: `${lineIndent(source, edit.span.start)}:${eol}` }
      : edit;
  });
}

/** Whether a line holds more than a comment. */
function isCode(line: string): boolean {
  return !/^\s*(?:#|$)/.test(line);
}

/** Lines with the comment above them that is about nothing else. */
function withComment(source: string, span: Span, lines: readonly Span[]): Span {
  let end = span.end;
  for (
    let next = lines.find((one) => one.start === end);
    next !== undefined;
    next = lines.find((one) => one.start === end)
  ) {
    end = next.end;
  }
  const below = source.slice(end, lineEnd(source, end));
  const aboveStart = span.start === 0 ? 0 : lineStart(source, span.start - 1);
  const above = source.slice(aboveStart, span.start);
  return /^[ \t]*#(?!!)/.test(above) && below.trim() === '' && aboveStart > 0
    ? { start: aboveStart, end: span.end }
    : span;
}
