import type { Span } from '../../text/span';
import type { Reading } from '../language';
import { ShellOutput } from '../shell/output';
import { afterLineEnd, continuedLineEnd } from '../shell/quoting';
import { readRanges } from '../shell/read';

/** `: 1700000000:0;` of zsh, `- cmd: ` of fish. */
const prefix = /^(?:: \d{1,12}:\d{1,9};|- cmd: )/;

/** Reads the commands that bash, zsh and fish remember: each line for itself, for a quote left open ends with it. */
export function readShellHistory(source: string): Reading {
  const ranges: Span[] = [];
  for (let offset = source.startsWith('\uFEFF') ? 1 : 0; offset < source.length;) {
    const start = offset;
    const end = continuedLineEnd(source, start);
    offset = Math.max(afterLineEnd(source, end), end + 1);
    const line = source.slice(start, Math.min(end, start + 60));
    // Times: `#1700000000` of bash, `  when: 1700000000` of fish.
    if (!/^#\d+$|^ {2}(?:when: |paths:| {2}- )/.test(line)) {
      ranges.push({ start: start + (prefix.exec(line)?.[0].length ?? 0), end });
    }
  }
  return readRanges(source, ranges, new ShellOutput(source));
}
