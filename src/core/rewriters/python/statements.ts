import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import type { PythonFile } from './file';
import { isFirstOnLine, merge } from './removal';
import { operands } from './tree';
import type { PyNode } from './tree';

/**
 * Removes statements with their lines and the comments behind them; a block that is left without any gets a `pass`.
 * Where empty lines stand on both sides of what goes, those of one side go, too, and so does a comment about keys above
 * nothing else.
 */
export function removeStatements(file: PythonFile, statements: readonly PyNode[]): TextEdit[] {
  const removed = new Set(statements);
  const edits: TextEdit[] = [];
  for (const block of new Set(statements.map((statement) => statement.parent))) {
    const all = block?.type === 'block' ? operands(block) : [];
    const first = all[0];
    if (first && all.every((statement) => removed.has(statement))) {
      edits.push({ span: { start: first.start, end: first.end }, text: 'pass' });
      removed.delete(first);
    }
  }
  const lines: Span[] = [];
  for (const statement of removed) {
    if (ownsLines(file, statement)) {
      lines.push(withHeading(file, statement, removed));
    } else {
      edits.push({ span: withinLine(file, statement), text: '' });
    }
  }
  return [...edits, ...paragraphs(file, lines).map((span) => closeGap(file, span))];
}

function ownsLines(file: PythonFile, statement: PyNode): boolean {
  const rest = file.source.slice(statement.end, lineEnd(file.source, statement.end));
  return isFirstOnLine(file, statement) && /^[\t ]*(?:#.*)?$/.test(rest);
}

/** A statement that shares its line goes with one of the semicolons around it. */
function withinLine(file: PythonFile, statement: PyNode): Span {
  const siblings = statement.parent?.children ?? [];
  const index = siblings.indexOf(statement);
  const previous = siblings[index - 1];
  const next = siblings[index + 1];
  const after = siblings[index + 2];
  if (next?.type === ';' && after && after.type !== 'comment' && after.start < lineEnd(file.source, next.end)) {
    return { start: statement.start, end: after.start };
  }
  return previous?.type === ';'
    ? { start: previous.start, end: statement.end }
    : { start: statement.start, end: next?.type === ';' ? next.end : statement.end };
}

const aboutKeys =
  /\b(?:aws|iam|s3|keys?|credentials?|creds?|secrets?|access|tokens?|auth)\b|noqa|nosec|pragma|nosemgrep|pylint/i;

/** The lines of a statement and, where only such statements follow it, of the comment above that speaks of keys. */
function withHeading(file: PythonFile, statement: PyNode, removed: ReadonlySet<PyNode>): Span {
  const { source } = file;
  let start = lineStart(source, statement.start);
  const end = nextLineStart(source, statement.end);
  const siblings = statement.parent?.children ?? [];
  let first = statement;
  let comments = '';
  for (let index = siblings.indexOf(statement) - 1; index >= 0; index -= 1) {
    const above = siblings[index];
    if (
      above?.type !== 'comment' ||
      nextLineStart(source, above.end) !== lineStart(source, first.start) ||
      !isFirstOnLine(file, above)
    ) {
      break;
    }
    comments += file.text(above);
    first = above;
  }
  if (first === statement || !aboutKeys.test(comments) || lineStart(source, first.start) <= 1) {
    return { start, end };
  }
  // The heading of a paragraph of which something stays is not ours to remove.
  for (let line = end, index = siblings.indexOf(statement) + 1; line < source.length;) {
    const next = siblings.slice(index).find((sibling) => sibling.type !== ';');
    const blank = /^[\t ]*(?:\r\n|\r|\n|$)/.test(source.slice(line));
    if (blank || !next || lineStart(source, next.start) !== line) {
      break;
    }
    if (!removed.has(next)) {
      return { start, end };
    }
    line = nextLineStart(source, next.end);
    index = siblings.indexOf(next) + 1;
  }
  start = lineStart(source, first.start);
  return { start, end };
}

/** Spans of whole lines, joined where only empty lines stand between them. */
function paragraphs(file: PythonFile, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { span } of merge(spans)) {
    const last = result.at(-1);
    if (last && file.source.slice(last.end, span.start).trim() === '') {
      result[result.length - 1] = { start: last.start, end: span.end };
    } else {
      result.push(span);
    }
  }
  return result;
}

/** Where empty lines stand on both sides, those of the narrower gap go. */
function closeGap(file: PythonFile, span: Span): TextEdit {
  const { source } = file;
  const origin = source.startsWith('\uFEFF') ? 1 : 0;
  const before = emptyLinesBefore(source, span.start, origin);
  const after = /^(?:[\t \f]*(?:\r\n|\r|\n))*/.exec(source.slice(span.end))?.[0].length ?? 0;
  const atEnd = source.slice(span.end).trim() === '';
  if (atEnd) {
    return { span: { start: before, end: source.length }, text: '' };
  }
  if (before === origin && span.start - before >= 0 && source.slice(origin, span.start).trim() === '') {
    return { span: { start: span.start, end: span.end + after }, text: '' };
  }
  const count = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
  const above = count(source.slice(before, span.start));
  const below = count(source.slice(span.end, span.end + after));
  // A block that opens with what goes has nothing to keep apart.
  const opens = above === 0 && /:[\t ]*(?:#.*)?(?:\r\n|\r|\n)$/.test(source.slice(0, span.start).slice(-200));
  if (opens) {
    return { span: { start: span.start, end: span.end + after }, text: '' };
  }
  return below <= above
    ? { span: { start: span.start, end: span.end + after }, text: '' }
    : { span: { start: before, end: span.end }, text: '' };
}

function emptyLinesBefore(source: string, offset: number, origin: number): number {
  let start = offset;
  for (;;) {
    const previous =
      start <= origin ? start : lineStart(source, start - (source.startsWith('\r\n', start - 2) ? 2 : 1));
    if (start <= origin || source.slice(previous, start).trim() !== '') {
      return start;
    }
    start = previous;
  }
}
