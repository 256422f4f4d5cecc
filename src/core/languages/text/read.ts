import { Collector } from '../lines/collector';
import { behindLineEnd, lineEndAt } from '../lines/lineEnds';
import type { Reading } from '../language';
import { readProseLine } from '../prose/read';

/** Reads a text for people line by line. */
export function readText(source: string): Reading {
  const into = new Collector(source);
  for (let offset = 0; offset < source.length;) {
    const end = lineEndAt(source, offset);
    readProseLine(source, offset, end, into);
    offset = behindLineEnd(source, end);
  }
  return into.reading();
}
