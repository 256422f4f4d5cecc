import { Collector } from '../lines/collector';
import { behindLineEnd, lineEndAt } from '../lines/lineEnds';
import type { Reading } from '../language';
import type { Span } from '../../text/span';
import { isListOfLogins, isOneLogin } from './secretFiles';

/** Reads a file that is a secret, whose name is `content`, or a list of lines `user:password` or `name:value`. */
export function readSecretFile(source: string): Reading {
  const into = new Collector(source);
  if (!isListOfLogins(source)) {
    const start = source.search(/\S/);
    into.plain(Math.max(0, start), source.trimEnd().length, ['content']);
    return into.reading();
  }
  const lines: { readonly name: Span; readonly value: Span }[] = [];
  for (let offset = source.startsWith('\uFEFF') ? 1 : 0; offset < source.length;) {
    const end = lineEndAt(source, offset);
    const line = source.slice(offset, end).trimEnd();
    const sign = line.indexOf(':');
    if (line.startsWith('#')) {
      into.comment(offset, end);
    } else if (sign > 0) {
      lines.push({
        name: { start: offset, end: offset + sign },
        value: { start: offset + sign + 1, end: offset + line.length },
      });
    }
    offset = behindLineEnd(source, end);
  }
  const named = isOneLogin(lines.map(({ name }) => source.slice(name.start, name.end)));
  for (const { name, value } of lines) {
    if (!named) {
      into.plain(name.start, name.end, ['user']);
    }
    into.plain(value.start, value.end, [named ? source.slice(name.start, name.end) : 'password']);
  }
  return into.reading();
}
