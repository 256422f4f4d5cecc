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
  for (const run of lineRuns(file, removed)) {
    if (run.whole) {
      lines.push(run.span);
    } else {
      edits.push({ span: run.span, text: '' });
    }
  }
  return [...edits, ...paragraphs(file, lines).map((span) => closeGap(file, span))];
}

/** Statements that go and stand on one line together; whether they have it to themselves. */
interface LineRun {
  readonly span: Span;
  readonly whole: boolean;
}

function lineRuns(file: PythonFile, removed: ReadonlySet<PyNode>): LineRun[] {
  const runs: LineRun[] = [];
  const done = new Set<PyNode>();
  for (const statement of removed) {
    if (done.has(statement)) {
      continue;
    }
    const siblings = operands(statement.parent);
    let first = siblings.indexOf(statement);
    let last = first;
    const joined = (index: number, step: -1 | 1): boolean => {
      const one = siblings[index];
      const other = siblings[index + step];
      return (
        one !== undefined &&
        other !== undefined &&
        !/[\r\n]/.test(step < 0 ? file.source.slice(other.end, one.start) : file.source.slice(one.end, other.start))
      );
    };
    while (joined(first, -1) && removed.has(siblings[first - 1] ?? statement)) {
      first -= 1;
    }
    while (joined(last, 1) && removed.has(siblings[last + 1] ?? statement)) {
      last += 1;
    }
    const run = siblings.slice(first, last + 1);
    run.forEach((one) => done.add(one));
    const start = run[0]?.start ?? statement.start;
    const end = run.at(-1)?.end ?? statement.end;
    const before = joined(first, -1) ? siblings[first - 1] : undefined;
    const after = joined(last, 1) ? siblings[last + 1] : undefined;
    if (before) {
      runs.push({ span: { start: before.end, end }, whole: false });
    } else if (after) {
      runs.push({ span: { start, end: after.start }, whole: false });
    } else if (
      isFirstOnLine(file, { start, end }) &&
      /^;?(?:#.*)?$/.test(restOfLine(file, end).replace(/[\t ]/g, ''))
    ) {
      runs.push({ span: withHeading(file, run[0] ?? statement, run.at(-1) ?? statement, removed), whole: true });
    } else {
      runs.push({ span: { start, end }, whole: false });
    }
  }
  return runs;
}

function restOfLine(file: PythonFile, offset: number): string {
  return file.source.slice(offset, lineEnd(file.source, offset));
}

const aboutKeys =
  /\b(?:aws|iam|s3|keys?|credentials?|creds?|secrets?|access|tokens?|auth)\b|noqa|nosec|pragma|nosemgrep|pylint/i;

/** The lines of statements and, where only such follow them, of the comment above that speaks of keys. */
function withHeading(file: PythonFile, first: PyNode, last: PyNode, removed: ReadonlySet<PyNode>): Span {
  const { source } = file;
  const start = lineStart(source, first.start);
  const end = nextLineStart(source, last.end);
  const siblings = first.parent?.children ?? [];
  let top = first;
  let comments = '';
  for (let index = siblings.indexOf(first) - 1; index >= 0; index -= 1) {
    const above = siblings[index];
    const attached = above?.type === 'comment' && nextLineStart(source, above.end) === lineStart(source, top.start);
    if (!attached || !isFirstOnLine(file, above)) {
      break;
    }
    comments += file.text(above);
    top = above;
  }
  const heading = top !== first && aboutKeys.test(comments) && lineStart(source, top.start) > 1;
  return heading && goesToItsEnd(file, last, end, removed)
    ? { start: lineStart(source, top.start), end }
    : { start, end };
}

/** Whether nothing of a paragraph stays, from a line that begins behind a statement. */
function goesToItsEnd(file: PythonFile, statement: PyNode, from: number, removed: ReadonlySet<PyNode>): boolean {
  const { source } = file;
  const siblings = statement.parent?.children ?? [];
  let line = from;
  for (const next of siblings.slice(siblings.indexOf(statement) + 1)) {
    if (next.type === ';') {
      continue;
    }
    if (lineStart(source, next.start) !== line || /^[\t ]*(?:\r\n|\r|\n|$)/.test(source.slice(line))) {
      return true;
    }
    if (!removed.has(next)) {
      return false;
    }
    line = nextLineStart(source, next.end);
  }
  return true;
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
