import { Collector } from '../lines/collector';
import { behindLineEnd, lineEndAt } from '../lines/lineEnds';
import type { Reading } from '../language';
import { isListOfLogins } from './secretFiles';

/** Reads a file that is a secret, whose name is `content`, or a list of lines `user:password`. */
export function readSecretFile(source: string): Reading {
  const into = new Collector(source);
  if (!isListOfLogins(source)) {
    const start = source.search(/[^\s\uFEFF]/);
    into.plain(Math.max(0, start), source.trimEnd().length, ['content']);
    return into.reading();
  }
  for (let offset = source.startsWith('\uFEFF') ? 1 : 0; offset < source.length;) {
    const end = lineEndAt(source, offset);
    const line = source.slice(offset, end).trimEnd();
    const sign = line.indexOf(':');
    if (line.startsWith('#')) {
      into.comment(offset, end);
    } else if (sign > 0) {
      into.plain(offset, offset + sign, ['user']);
      into.plain(offset + sign + 1, offset + line.length, ['password']);
    }
    offset = behindLineEnd(source, end);
  }
  return into.reading();
}
