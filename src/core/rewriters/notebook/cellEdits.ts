import { trimmed } from '../../fix/trimmed';
import type { CodeCell, NotebookCode } from '../../languages/notebook/code';
import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { lineEnding } from '../shared/layout';

/**
 * Edits of a notebook's code as edits of the notebook: of each cell that changes, the lines that do. Its outputs, and all
 * other lines, stay as they are written. Undefined where an edit goes beyond one cell.
 *
 * @param edits in the coordinates of the code.
 */
export function cellEdits(source: string, code: NotebookCode, edits: readonly TextEdit[]): TextEdit[] | undefined {
  const ofCells = new Map<CodeCell, TextEdit[]>();
  for (const edit of edits) {
    const placed = inOneCell(code, edit);
    if (placed === undefined) {
      return undefined;
    }
    ofCells.set(placed.cell, [...(ofCells.get(placed.cell) ?? []), placed.edit]);
  }
  return [...ofCells].map(([{ literal }, changes]) => {
    const after = applyEdits(
      literal.text,
      changes.map(({ span, text }) => ({ span, text: withLineEndsOf(literal.text, text) })),
    );
    const endless = literal.text.endsWith('\n') ? after : trimmed(after, '', '\r\n');
    return literal.use === 'element'
      ? changedLines(source, literal.outer.start, literal.outer.end, literal.text, endless)
      : { span: literal.outer, text: JSON.stringify(endless) };
  });
}

/** Text with the line ends of the cell that it goes into: cells of one notebook may differ. */
function withLineEndsOf(cell: string, text: string): string {
  return cell.includes('\n') ? text.replace(/\r?\n/g, lineEnding(cell)) : text;
}

/**
 * An edit within the cell that it changes. What it takes of the cells beside is left where that is blank: statements go with
 * the end of their line, which is the end of their cell, too.
 */
function inOneCell(
  { cells }: NotebookCode,
  { span, text }: TextEdit,
): { readonly cell: CodeCell; readonly edit: TextEdit } | undefined {
  const last = cells.findLast(({ start }) => start <= span.start);
  const touched = cells
    .filter((cell) => cell === last || (cell.start > span.start && cell.start < span.end))
    .map((cell) => {
      const { length } = cell.literal.text;
      const start = Math.min(Math.max(0, span.start - cell.start), length);
      return { cell, span: { start, end: Math.min(span.end - cell.start, length) } };
    });
  const changed = touched.filter(({ cell, span: { start, end } }) => cell.literal.text.slice(start, end).trim() !== '');
  const [only = touched[0]] = changed;
  return only === undefined || changed.length > 1 ? undefined : { cell: only.cell, edit: { span: only.span, text } };
}

/** The elements of a list of lines that differ, from the first to the last, in one edit. */
function changedLines(source: string, start: number, end: number, before: string, after: string): TextEdit {
  const elements = elementsOf(source, start, end);
  if (elements.at(-1)?.text === '') {
    // An empty line at the end of a cell is no line of its text.
    elements.pop();
  }
  const [old, now] = [elements.map(({ text }) => text), linesOf(after)];
  // Where the list is not written as a list of lines is, all of it is written anew.
  const common = old.join('') === before ? Math.min(old.length, now.length) : 0;
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
  if (first + last >= elements.length) {
    // Lines are added only: before the one that stays, or behind the last.
    const text = lines.join(between);
    if (lines.length === 0) {
      return { span: { start: from, end: from }, text: '' };
    }
    return first < elements.length
      ? { span: { start: from, end: from }, text: `${text}${between}` }
      : { span: { start: end, end }, text: `${between}${text}` };
  }
  const to = elements[elements.length - 1 - last]?.end ?? end;
  if (lines.length === 0) {
    const next = elements[elements.length - last]?.start;
    return next === undefined
      ? { span: { start: elements[first - 1]?.end ?? from, end: to }, text: first === 0 ? '""' : '' }
      : { span: { start: from, end: next }, text: '' };
  }
  return { span: { start: from, end: to }, text: lines.join(between) };
}

/** The JSON strings between two offsets; a text that JSON does not allow is `undefined`. */
function elementsOf(
  source: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number; readonly text: string | undefined }[] {
  return [...source.slice(start, end).matchAll(/"(?:[^"\\]|\\.)*"/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    text: decoded(match[0]),
  }));
}

function decoded(json: string): string | undefined {
  try {
    return JSON.parse(json) as string;
  } catch {
    return undefined;
  }
}

/** Lines with their ends; the last has none, and is left out where it is empty. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}

/** The line end and white space before an offset; empty where something else stands before it on its line. */
function lineStart(source: string, offset: number): string {
  return /\r?\n[\t ]*$/.exec(source.slice(Math.max(0, offset - 200), offset))?.[0] ?? ' ';
}
