import type { Span } from '../../text/span';
import type { Reading } from '../language';
import { ShellOutput } from '../shell/output';
import { afterLineEnd, continuedLineEnd } from '../shell/quoting';
import { readRanges } from '../shell/read';

/** The name of a kind of process, before its command. */
export const processName = /^[ \t]{0,20}[\w-]{1,80}:[ \t]{0,20}/;

/** Reads the commands behind the names of processes: each line for itself, for a quote left open ends with it. */
export function readProcfile(source: string): Reading {
  const ranges: Span[] = [];
  const comments: Span[] = [];
  for (let offset = source.startsWith('\uFEFF') ? 1 : 0; offset < source.length;) {
    const start = offset;
    const end = continuedLineEnd(source, start);
    offset = Math.max(afterLineEnd(source, end), end + 1);
    const line = source.slice(start, Math.min(end, start + 120));
    if (line.trimStart().startsWith('#')) {
      comments.push({ start, end });
    } else {
      ranges.push({ start: start + (processName.exec(line)?.[0].length ?? 0), end });
    }
  }
  return readRanges(source, ranges, new ShellOutput(source), comments);
}
