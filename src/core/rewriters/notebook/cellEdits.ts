import { trimmed } from '../../fix/trimmed';
import type { CodeCell, NotebookCode } from '../../languages/notebook/code';
import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';

/**
 * Edits of a notebook's code as edits of the notebook: of each cell that changes, the lines that do. Its outputs, and all
 * other lines, stay as they are written. Undefined where an edit goes beyond one cell.
 *
 * @param edits in the coordinates of the code.
 */
export function cellEdits(source: string, code: NotebookCode, edits: readonly TextEdit[]): TextEdit[] | undefined {
  const ofCells = new Map<CodeCell, TextEdit[]>();
  for (const { span, text } of edits) {
    const cell = code.cells.findLast(({ start }) => start <= span.start);
    if (cell === undefined || span.end > cell.start + cell.literal.text.length) {
      return undefined;
    }
    const inCell = { span: { start: span.start - cell.start, end: span.end - cell.start }, text };
    ofCells.set(cell, [...(ofCells.get(cell) ?? []), inCell]);
  }
  return [...ofCells].map(([{ literal }, changes]) => {
    const after = applyEdits(literal.text, changes);
    const endless = literal.text.endsWith('\n') ? after : trimmed(after, '', '\n');
    return literal.use === 'element'
      ? changedLines(source, literal.outer.start, literal.outer.end, literal.text, endless)
      : { span: literal.outer, text: JSON.stringify(endless) };
  });
}

/** The elements of a list of lines that differ, from the first to the last, in one edit. */
function changedLines(source: string, start: number, end: number, before: string, after: string): TextEdit {
  const elements = elementsOf(source, start, end);
  const [old, now] = [linesOf(before), linesOf(after)];
  // An empty line at the end of a cell is no element of its own.
  const common = Math.min(old.length, now.length, elements.length);
  let first = 0;
  while (first < common && old[first] === now[first]) {
    first += 1;
  }
  let last = 0;
  while (last < common - first && old.at(-1 - last) === now.at(-1 - last)) {
    last += 1;
  }
  const separator = source.slice(elements[0]?.end ?? start, elements[1]?.start ?? elements[0]?.end ?? start);
  const between = separator === '' ? `,${lineStart(source, start)}` : separator;
  const lines = now.slice(first, now.length - last).map((line) => JSON.stringify(line));
  const from = elements[first]?.start ?? end;
  const to = elements[elements.length - 1 - last]?.end ?? end;
  if (from >= to) {
    // Lines are added only: before the one that stays, or behind the last.
    const text = lines.join(between);
    return first < elements.length
      ? { span: { start: from, end: from }, text: `${text}${between}` }
      : { span: { start: end, end }, text: `${between}${text}` };
  }
  if (lines.length === 0) {
    const next = elements[elements.length - last]?.start;
    return next === undefined
      ? { span: { start: elements[first - 1]?.end ?? from, end: to }, text: first === 0 ? '""' : '' }
      : { span: { start: from, end: next }, text: '' };
  }
  return { span: { start: from, end: to }, text: lines.join(between) };
}

/** The JSON strings between two offsets. */
function elementsOf(source: string, start: number, end: number): { start: number; end: number }[] {
  return [...source.slice(start, end).matchAll(/"(?:[^"\\]|\\.)*"/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

/** Lines with their ends; the last has none, and is left out where it is empty. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}

/** The line end and white space before an offset; empty where something else stands before it on its line. */
function lineStart(source: string, offset: number): string {
  return /\r?\n[\t ]*$/.exec(source.slice(Math.max(0, offset - 200), offset))?.[0] ?? ' ';
}
