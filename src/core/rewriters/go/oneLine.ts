import { contains } from '../../text/span';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { closest, namedChildren, spanOf } from '../code/nodes';
import { lineIndent } from '../shared/layout';
import { bodyOf, functions } from './scopes';
import { isOnOneLine } from './statements';

/**
 * The widest function that gofmt leaves on one line: its head and its statements together.
 * https://cs.opensource.google/go/go/+/master:src/go/printer/nodes.go (funcBody)
 */
const widest = 100;

/** The edits that put the only statement of a function on a line of its own, where other edits make it too wide for one. */
export function openedBody({ node, source, eol }: Site, edits: readonly TextEdit[]): TextEdit[] {
  const declared = closest(node, functions);
  const body = declared && bodyOf(declared);
  const [statement, ...others] = body ? namedChildren(body) : [];
  const braces = body?.parent;
  if (!declared || !braces || statement === undefined || others.length > 0 || !isOnOneLine(braces)) {
    return [];
  }
  const span = spanOf(statement);
  const grown = edits
    .filter((edit) => contains(span, edit.span))
    .reduce((sum, edit) => sum + edit.text.length - (edit.span.end - edit.span.start), 0);
  const head = source.slice(declared.startIndex, braces.startIndex).trimEnd().length;
  const before = head + span.end - span.start;
  if (grown <= 0 || before > widest || before + grown <= widest) {
    return [];
  }
  const indent = lineIndent(source, declared.startIndex);
  return [
    { span: { start: braces.startIndex + 1, end: span.start }, text: `${eol}${indent}\t` },
    { span: { start: span.end, end: braces.endIndex - 1 }, text: `${eol}${indent}` },
  ];
}
