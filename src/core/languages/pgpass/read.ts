import { Collector } from '../lines/collector';
import { behindLineEnd, lineEndAt } from '../lines/lineEnds';
import type { Reading } from '../language';
import { LiteralText } from '../syntax/literalText';

const fields = ['host', 'port', 'database', 'user', 'password'];

/** Reads `host:port:database:user:password` lines: https://www.postgresql.org/docs/current/libpq-pgpass.html */
export function readPgpass(source: string): Reading {
  const into = new Collector(source);
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  while (offset < source.length) {
    const end = lineEndAt(source, offset);
    if (source.charAt(offset) === '#') {
      into.comment(offset, end);
    } else {
      readLine(source, offset, end, into);
    }
    offset = behindLineEnd(source, end);
  }
  return into.reading();
}

function readLine(source: string, start: number, end: number, into: Collector): void {
  let from = start;
  for (const [index, field] of fields.entries()) {
    const text = new LiteralText(source);
    text.enter(from);
    let plain = from;
    let offset = from;
    while (offset < end && (source.charAt(offset) !== ':' || index === fields.length - 1)) {
      if (source.charAt(offset) === '\\' && offset + 1 < end) {
        text.verbatim(plain, offset);
        text.decoded(offset, offset + 2, source.charAt(offset + 1));
        plain = offset + 2;
        offset += 2;
      } else {
        offset += 1;
      }
    }
    text.verbatim(plain, offset);
    if (offset === end && index < fields.length - 1) {
      return;
    }
    if (offset > from) {
      into.add(text, { start: from, end: offset }, [field]);
    }
    from = offset + 1;
  }
}
