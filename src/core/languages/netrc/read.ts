import { readEscaped } from '../ecmascript/strings';
import { Collector } from '../lines/collector';
import { lineEndAt } from '../lines/lineEnds';
import type { Reading } from '../language';
import { LiteralText } from '../syntax/literalText';

const keywords: ReadonlySet<string> = new Set(['machine', 'default', 'login', 'user', 'account', 'password', 'port']);
const blanks = /\s*/y;
const word = /"(?:[^"\\\r\n]|\\.)*"|[^\s"]\S*|"/y;

/** Reads pairs of words, however they are spread over lines: https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html */
export function readNetrc(source: string): Reading {
  const into = new Collector(source);
  let machine: string | undefined;
  let keyword: string | undefined;
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  while (offset < source.length) {
    blanks.lastIndex = offset;
    offset += blanks.exec(source)?.[0].length ?? 0;
    word.lastIndex = offset;
    const found = word.exec(source)?.[0];
    if (found === undefined) {
      break;
    }
    const end = offset + found.length;
    if (keyword === undefined && found.startsWith('#')) {
      const stop = lineEndAt(source, offset);
      into.comment(offset, stop);
      offset = stop;
      continue;
    }
    if (keyword !== undefined) {
      if (keyword === 'machine') {
        machine = found;
      }
      add(source, offset, end, [machine ?? 'default', keyword], into);
      keyword = undefined;
    } else if (found === 'macdef') {
      const blank = /\n[ \t\r]*\n/.exec(source.slice(offset));
      offset = blank ? offset + blank.index + 1 : source.length;
      continue;
    } else if (found === 'default') {
      machine = found;
    } else if (keywords.has(found)) {
      keyword = found;
    }
    offset = end;
  }
  return into.reading();
}

function add(source: string, start: number, end: number, name: readonly string[], into: Collector): void {
  const quoted = end - start > 1 && source.charAt(start) === '"' && source.charAt(end - 1) === '"';
  if (!quoted) {
    into.plain(start, end, name);
    return;
  }
  const text = new LiteralText(source);
  text.enter(start + 1);
  readEscaped(source, start + 1, end - 1, undefined, text);
  into.add(text, { start, end }, name);
}
