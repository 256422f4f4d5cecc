import type { Span } from '../../text/span';
import { lineEnd, lineStart } from './layout';

/** The comments that tell of one entry of a list or map, and go where it goes. */
export interface OwnComments {
  /** The comment lines right above it, without their indentation. */
  readonly above: readonly string[];
  /** Where the first of those lines begins; the beginning of the entry's own line where there are none. */
  readonly start: number;
  /** The comment behind it in its line, with the blanks before it: ` // shared`. */
  readonly behind: string | undefined;
  /** The end of the entry with the comma and the comment behind it, in UTF-16 units. */
  readonly end: number;
}

/**
 * The comments of an entry.
 *
 * @param marks what comments begin with: `#`, `//`.
 */
export function ownComments(source: string, entry: Span, marks: readonly string[]): OwnComments {
  const begins = (text: string): boolean => marks.some((mark) => text.startsWith(mark));
  const above: string[] = [];
  let start = lineStart(source, entry.start);
  // A comment that is indented otherwise is of something else, or no comment: the last line of a text above.
  const indent = source.slice(start, entry.start);
  if (indent.trim() === '') {
    while (start > 0) {
      const before = lineStart(source, start - (source.startsWith('\r\n', start - 2) ? 2 : 1));
      const whole = source.slice(before, start);
      const line = whole.trim();
      if (before >= start || !begins(line) || !whole.startsWith(indent + line)) {
        break;
      }
      above.unshift(line);
      start = before;
    }
  }
  const rest = source.slice(entry.end, lineEnd(source, entry.end));
  const text = rest.replace(/^[ \t]{0,200},/, '');
  const isComment = begins(text.trimStart());
  const end = isComment ? entry.end + rest.length : entry.end + (/^[ \t]{0,200},/.exec(rest)?.[0].length ?? 0);
  return { above, start, behind: isComment ? text.trimEnd() : undefined, end };
}
