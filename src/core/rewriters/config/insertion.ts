import type { TextEdit } from '../../text/edit';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import type { ConfigEntry } from './model';

/** The column of an offset, as blanks: what a sibling in a line of its own is indented by. */
export function columnIndent(source: string, offset: number): string {
  return source.slice(lineStart(source, offset), offset).replace(/[^\t]/g, ' ');
}

/** Whether something begins its line. */
export function beginsLine(source: string, offset: number): boolean {
  return source.slice(lineStart(source, offset), offset).trim() === '';
}

/** Lines behind the line in which a block entry ends; each line as it stands, without line end. */
export function linesBehind(source: string, entry: ConfigEntry, lines: readonly string[], eol: string): TextEdit {
  const at = lineEnd(source, entry.span.end);
  return { span: { start: at, end: at }, text: lines.map((line) => eol + line).join('') };
}

/** Lines before the line in which something begins; each line as it stands, without line end. */
export function linesBefore(source: string, offset: number, lines: readonly string[], eol: string): TextEdit {
  const at = lineStart(source, offset);
  return { span: { start: at, end: at }, text: lines.map((line) => line + eol).join('') };
}

/**
 * Whole lines after the line of an offset, also where that line goes.
 *
 * @param gone the end of what goes with its lines; undefined where nothing does.
 */
export function linesAfter(
  source: string,
  offset: number,
  lines: readonly string[],
  eol: string,
  gone: number | undefined,
): TextEdit {
  const at = nextLineStart(source, offset);
  const isUnended = at === source.length && !/[\r\n]$/.test(source);
  const text = lines.join(eol);
  return { span: { start: at, end: at }, text: !isUnended ? text + eol : gone === offset ? text : eol + text };
}
