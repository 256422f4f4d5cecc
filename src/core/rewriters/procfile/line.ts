import { continuedLineEnd } from '../../languages/shell/quoting';
import { processName } from '../../languages/procfile/read';
import type { Span } from '../../text/span';
import { lineStart } from '../shared/layout';

/** The command of the line that an offset is in, with the lines that it goes on in; undefined in a comment. */
export function commandAround(source: string, offset: number): Span | undefined {
  let start = lineStart(source, offset);
  while (start > 0 && continuedLineEnd(source, lineStart(source, start - 1)) > start) {
    start = lineStart(source, start - 1);
  }
  const end = continuedLineEnd(source, start);
  start += source.startsWith('\uFEFF', start) ? 1 : 0;
  const name = processName.exec(source.slice(start, Math.min(end, start + 120)))?.[0];
  return name === undefined ? undefined : { start: start + name.length, end };
}
