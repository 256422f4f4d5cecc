import type { Span } from '../../text/span';
import { behindLineEnd, lineEndAt, skipBlanks, trimBlanks } from '../lines/lineEnds';
import { Collector } from '../lines/collector';
import type { Reading } from '../language';
import { LineScanner } from '../plaintext/lineScanner';
import { ShellOutput } from '../shell/output';
import { readRanges } from '../shell/read';

const comment = /^@?(?:rem(?=\s|$)|::)/i;
/**
 * `set NAME=value`, `set "NAME=value"`, `if … set NAME=value`.
 *
 * https://learn.microsoft.com/windows-server/administration/windows-commands/set_1
 */
const set = /^(?:[^\r\n]{0,200}?[\s(&])?@?set\s{1,8}("?)([A-Z_][\w.-]{0,100})=/i;
const permanent = /^@?setx\s{1,8}(?:\/m\s{1,8})?"?([A-Z_][\w.-]{0,100})"?\s{1,8}("?)(?=[^\s"/])/i;

/** Reads a batch file line by line: variables, and what else it runs as a command with its arguments. */
export function readBatch(source: string): Reading {
  const into = new Collector(source);
  const ranges: Span[] = [];
  for (let offset = source.startsWith('\uFEFF') ? 1 : 0; offset < source.length;) {
    const lineEnd = lineEndAt(source, offset);
    const start = skipBlanks(source, offset, lineEnd);
    const end = trimBlanks(source, start, lineEnd);
    offset = Math.max(behindLineEnd(source, lineEnd), lineEnd + 1);
    const line = source.slice(start, Math.min(end, start + 2_000));
    if (comment.test(line)) {
      into.comment(start, end);
      if (/[=:]/.test(line.slice(2))) {
        new LineScanner(source, start + (comment.exec(line)?.[0].length ?? 0), end, true, into.literals).scan();
      }
      continue;
    }
    const variable = set.exec(line) ?? permanent.exec(line);
    if (variable === null) {
      ranges.push({ start: line.startsWith('@') ? start + 1 : start, end });
      continue;
    }
    const isSet = variable[0].endsWith('=');
    const [name, quote] = isSet ? [variable[2], variable[1]] : [variable[1], variable[2]];
    const from = start + variable[0].length;
    const word = isSet || quote === '"' ? undefined : /^\S+/.exec(line.slice(variable[0].length))?.[0];
    into.plain(from, word === undefined ? valueEnd(source, from, end, quote === '"') : from + word.length, [
      name ?? '',
    ]);
  }
  const commands = readRanges(source, ranges, new ShellOutput(source));
  const reading = into.reading();
  return {
    ...reading,
    literals: [...reading.literals, ...commands.literals].sort((left, right) => left.span.start - right.span.start),
  };
}

/** Where a value ends: at the last quote of its line, or before the next command. */
function valueEnd(source: string, from: number, end: number, quoted: boolean): number {
  const rest = source.slice(from, end);
  if (quoted) {
    const close = rest.lastIndexOf('"');
    return close > 0 ? from + close : end;
  }
  const next = /\s?(?:&|\|)|\s\)$/.exec(rest.replace(/\^[\s\S]/g, '  '));
  return next === null ? end : from + next.index;
}
