import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import type { PythonFile } from './file';
import { operands } from './tree';
import type { PyNode } from './tree';

/** The widest line that a call is folded onto. */
const width = 88;

/**
 * Removes items of one list: arguments, dictionary entries, names of an import, elements of a tuple. Their commas and
 * the comments behind them go with them; whether the list has a trailing comma stays as it was.
 */
export function removeItems(file: PythonFile, items: readonly PyNode[]): TextEdit[] {
  const list = items[0]?.parent;
  if (!list) {
    return [];
  }
  const all = operands(list).filter((item) => list.type !== 'import_from_statement' || item.field === 'name');
  const removed = new Set(items);
  const kept = all.filter((item) => !removed.has(item));
  if (kept.length === 0) {
    return emptied(file, list, all);
  }
  const folded = kept.length === 1 ? fold(file, list, kept[0]) : undefined;
  if (folded) {
    return [folded];
  }
  const edits: Span[] = [];
  for (const run of runsOf(all, removed)) {
    edits.push(...runSpans(file, list, all, run));
  }
  return merge(edits);
}

/** Neighbours that go together. */
function runsOf(all: readonly PyNode[], removed: ReadonlySet<PyNode>): PyNode[][] {
  const runs: PyNode[][] = [];
  for (const [index, item] of all.entries()) {
    const previous = all[index - 1];
    if (removed.has(item)) {
      if (previous && removed.has(previous)) {
        runs.at(-1)?.push(item);
      } else {
        runs.push([item]);
      }
    }
  }
  return runs;
}

function runSpans(file: PythonFile, list: PyNode, all: readonly PyNode[], run: readonly PyNode[]): Span[] {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) {
    return [];
  }
  const previous = all[all.indexOf(first) - 1];
  const next = all[all.indexOf(last) + 1];
  const comma = commaAfter(list, last);
  const comment = commentBehind(file, list, comma ?? last);
  const lines = isFirstOnLine(file, first) && comment !== 'code';
  if (previous && !commentsBetween(list, previous.end, first.start)) {
    const spans = [{ start: previous.end, end: last.end }];
    return lines && typeof comment === 'object' ? [...spans, { start: (comma ?? last).end, end: comment.end }] : spans;
  }
  if (lines) {
    const end = nextLineStart(file.source, typeof comment === 'object' ? comment.end : (comma ?? last).end);
    const spans: Span[] = [{ start: lineStart(file.source, first.start), end }];
    const before = previous && !next && !comma ? commaAfter(list, previous) : undefined;
    return before ? [{ start: before.start, end: before.end }, ...spans] : spans;
  }
  return next && !commentsBetween(list, last.end, next.start)
    ? [{ start: first.start, end: next.start }]
    : [{ start: first.start, end: (comma ?? last).end }];
}

function commentsBetween(list: PyNode, start: number, end: number): boolean {
  return list.children.some((child) => child.type === 'comment' && child.start >= start && child.end <= end);
}

/** What follows on the line: a comment, nothing, or code. */
function commentBehind(file: PythonFile, list: PyNode, node: PyNode): PyNode | 'nothing' | 'code' {
  const end = lineEnd(file.source, node.end);
  const comment = list.children.find(
    (child) => child.type === 'comment' && child.start >= node.end && child.start < end,
  );
  const rest = file.source.slice(node.end, comment?.start ?? end);
  return rest.trim() !== '' ? 'code' : (comment ?? 'nothing');
}

/** A call that is left with one plain argument fits on one line. */
function fold(file: PythonFile, list: PyNode, item: PyNode | undefined): TextEdit | undefined {
  const open = list.children[0];
  if (
    !item ||
    !/^(?:argument_list|dictionary)$/.test(list.type) ||
    !/^(?:string|identifier|attribute)$/.test(item.type) ||
    !open ||
    !/^[\t ]*[\r\n]/.test(file.source.slice(open.end)) ||
    list.children.some((child) => child.type === 'comment')
  ) {
    return undefined;
  }
  const text = file.text(open) + file.text(item) + file.text(list.children.at(-1) ?? open);
  const before = list.start - lineStart(file.source, list.start);
  const after = lineEnd(file.source, list.end) - list.end;
  return before + text.length + after <= width && !/[\r\n]/.test(text)
    ? { span: { start: list.start, end: list.end }, text }
    : undefined;
}

/** Everything between the brackets goes, unless a comment there stands on a line of its own. */
function emptied(file: PythonFile, list: PyNode, all: readonly PyNode[]): TextEdit[] {
  const open = list.children[0];
  const close = list.children.at(-1);
  if (!open || !close || open.named || close.named) {
    return [];
  }
  const comments = list.children.filter((child) => child.type === 'comment' && isFirstOnLine(file, child));
  return comments.length === 0
    ? [{ span: { start: open.end, end: close.start }, text: '' }]
    : merge(all.map((item) => ({ start: item.start, end: (commaAfter(list, item) ?? item).end })));
}

function commaAfter(list: PyNode, item: PyNode): PyNode | undefined {
  const index = list.children.indexOf(item);
  const next = list.children
    .slice(index + 1)
    .find((child) => child.type !== 'comment' && child.type !== 'line_continuation');
  return next?.type === ',' ? next : undefined;
}

/** Whether nothing but white space stands before a node on its line. */
export function isFirstOnLine(file: PythonFile, node: Span): boolean {
  return /^[\t ]*$/.test(file.source.slice(lineStart(file.source, node.start), node.start));
}

/** Deletions of the spans, those that touch or overlap joined. */
export function merge(spans: readonly Span[]): TextEdit[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start || left.end - right.end)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      last.end = Math.max(last.end, span.end);
    } else {
      merged.push({ ...span });
    }
  }
  return merged.map((span) => ({ span, text: '' }));
}
