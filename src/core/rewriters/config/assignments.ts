import type { ParsedDocument } from '../../languages/document';
import type { TextEdit } from '../../text/edit';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { lineStart, nextLineStart } from '../shared/layout';
import { goingComments } from './removal';

/**
 * The edits that take assignments out of a file that has one a line (`.env`, `.properties`), with the comments that tell
 * of them.
 *
 * @param lines of the assignments that go, each with its line end.
 */
export function assignmentRemoval(document: ParsedDocument, lines: readonly Span[]): TextEdit[] {
  const { source, literals } = document;
  const all = literals
    .filter(({ use }) => use === 'assigned')
    .map(({ outer }) => ({ span: { start: lineStart(source, outer.start), end: outer.end } }));
  const gone = new Set(all.filter(({ span }) => lines.some((line) => contains(line, span))));
  return lines.map((line) => {
    const own = all.find(({ span }) => contains(line, span));
    const { start } = own === undefined ? line : goingComments(source, all, gone, own);
    return { span: { start: Math.min(start, line.start), end: line.end }, text: '' };
  });
}

/** The lines of a value that is assigned, with the line end. */
export function linesOf(source: string, value: Span): Span {
  return { start: lineStart(source, value.start), end: nextLineStart(source, value.end) };
}
