import { Collector } from '../lines/collector';
import type { Reading } from '../language';
import { readProperties } from '../properties/read';
import { topContext } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';

interface Field {
  readonly text: LiteralText;
  readonly start: number;
  readonly end: number;
  /** Whether it is the last of its row. */
  readonly last: boolean;
  readonly next: number;
}

/** Columns that are worth the reading of a table. */
const worth = /pass|pwd|secret|token|key|cred|pin\b/i;

/** Reads a table (https://www.rfc-editor.org/rfc/rfc4180): each value is bound to the name of its column. */
export function readCsv(source: string): Reading {
  const into = new Collector(source);
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  const first = /^[^\r\n]*/.exec(source.slice(start, start + 10_000))?.[0] ?? '';
  const separator = [',', ';', '\t', '|'].find((sign) => first.includes(sign));
  if (separator === undefined) {
    // The console once wrote keys as `AWSAccessKeyId=…` lines into a file of this ending.
    return first.includes('=') ? readProperties(source) : into.reading();
  }
  const columns: string[] = [];
  let isHead = true;
  let column = 0;
  for (let offset = start; offset < source.length;) {
    const field = readField(source, offset, separator);
    if (isHead) {
      columns.push(field.text.finish(field, topContext)?.text.trim() ?? '');
    } else if (field.end > field.start) {
      into.add(
        field.text,
        field,
        [columns[column] ?? ''].filter((name) => name !== ''),
      );
    }
    column = field.last ? 0 : column + 1;
    offset = field.next;
    if (field.last && isHead) {
      isHead = false;
      if (!columns.some((name) => worth.test(name)) || columns.some(isValue)) {
        break;
      }
    }
  }
  return into.reading();
}

/** Whether a field of the first line is no name of a column: a number, a truth value, or a text with signs. */
function isValue(field: string): boolean {
  return /^(?:true|false|null|[+-]?\d+(?:\.\d+)?)$|[$={}<>;]|:\/\//i.test(field);
}

function readField(source: string, start: number, separator: string): Field {
  const text = new LiteralText(source);
  let offset = start;
  if (source.charAt(start) === '"') {
    text.enter(start + 1);
    let plain = start + 1;
    for (offset = start + 1; offset < source.length; offset += 1) {
      if (source.charAt(offset) !== '"') {
        continue;
      }
      if (source.charAt(offset + 1) !== '"') {
        break;
      }
      text.verbatim(plain, offset);
      text.decoded(offset, offset + 2, '"');
      plain = offset + 2;
      offset += 1;
    }
    text.verbatim(plain, offset);
    offset = Math.min(source.length, offset + 1);
  }
  const quoted = offset;
  while (offset < source.length && source.charAt(offset) !== separator && !/[\r\n]/.test(source.charAt(offset))) {
    offset += 1;
  }
  if (quoted === start) {
    text.enter(start);
    text.verbatim(start, offset);
  }
  const last = source.charAt(offset) !== separator;
  return {
    text,
    start,
    end: quoted === start ? offset : quoted,
    last,
    next: source.startsWith('\r\n', offset) ? offset + 2 : offset + 1,
  };
}
