import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { lineEnd, lineIndent, lineStart, nextLineStart } from './layout';
import { ownComments } from './ownComments';
import type { OwnComments } from './ownComments';

/** An entry that moves from one list or map to another: its new text, and the comments that go with it. */
export interface MovedEntry {
  readonly text: string;
  readonly comments: Pick<OwnComments, 'above' | 'behind'>;
}

/** Nothing to take along. */
export const noComments: MovedEntry['comments'] = { above: [], behind: undefined };

/**
 * Takes an entry out of a list or map with its comments, where it has its lines for itself; undefined where it shares them.
 *
 * @param members every entry of the list or map, in source order.
 * @param marks what comments begin with: `#`, `//`.
 */
export function takeEntry(
  source: string,
  members: readonly Span[],
  entry: Span,
  marks: readonly string[],
): { readonly removal: readonly TextEdit[]; readonly comments: MovedEntry['comments'] } | undefined {
  const comments = ownComments(source, entry, marks);
  if (!beginsLine(source, entry.start) || source.slice(comments.end, lineEnd(source, comments.end)).trim() !== '') {
    return undefined;
  }
  const before = members.at(-1)?.end === entry.end ? members.at(-2)?.end : undefined;
  // The last entry's comma is the one before it, where it has none behind it.
  const comma = before !== undefined && commaAfter(source, entry.end) === '' ? source.indexOf(',', before) : -1;
  return {
    removal: [
      ...(comma < 0 ? [] : [{ span: { start: comma, end: comma + 1 }, text: '' }]),
      { span: { start: comments.start, end: nextLineStart(source, comments.end) }, text: '' },
    ],
    comments,
  };
}

/** The edits that put an entry behind the last one of a list or map, on a line of its own where that has one. */
export function appendEntry(
  source: string,
  eol: string,
  last: Span,
  { text, comments }: MovedEntry,
  marks: readonly string[],
): TextEdit[] {
  if (!beginsLine(source, last.start)) {
    return [{ span: { start: last.end, end: last.end }, text: `, ${text}` }];
  }
  const { end } = ownComments(source, last, marks);
  const comma = commaAfter(source, last.end);
  const apart = eol + lineIndent(source, last.start);
  return [
    ...(comma === '' ? [{ span: { start: last.end, end: last.end }, text: ',' }] : []),
    {
      span: { start: end, end },
      text: entryLines({ text, comments }, comma)
        .map((line) => apart + line)
        .join(''),
    },
  ];
}

/** The lines of an entry with its comments, without indentation. */
export function entryLines({ text, comments }: MovedEntry, comma: '' | ','): string[] {
  return [...comments.above, text + comma + (comments.behind ?? '')];
}

/** The comma that follows an offset, if one does. */
export function commaAfter(source: string, offset: number): '' | ',' {
  return /^\s{0,200},/.test(source.slice(offset, offset + 201)) ? ',' : '';
}

function beginsLine(source: string, offset: number): boolean {
  return source.slice(lineStart(source, offset), offset).trim() === '';
}
