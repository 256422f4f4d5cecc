import type { Span } from '../../text/span';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';

/** What stands before a command on its line, without blanks. */
export function textBefore(source: string, { start }: Span): string {
  return source.slice(lineStart(source, start), start).trim();
}

/** What stands behind a command on its line, without blanks and without a comment. */
export function textBehind(source: string, { end }: Span): string {
  const rest = source.slice(end, lineEnd(source, end));
  return /^\s*#/.test(rest) && /^\s/.test(rest) ? '' : rest.trim();
}

/** What the line before goes on with in that of an offset: `&&`, `||`, `|`, `\\`; empty where it does not. */
function continuation(source: string, offset: number): string {
  const start = lineStart(source, offset);
  const above = source.slice(lineStart(source, Math.max(0, start - 1)), start).trimEnd();
  const isContinued = above.endsWith('\\');
  const text = isContinued ? above.slice(0, -1).trimEnd() : above;
  return ['&&', '||', '|'].find((operator) => text.endsWith(operator)) ?? (isContinued ? '\\' : '');
}

/** Whether a command begins its line, so that another one can be put before it. */
export function beginsLine(source: string, span: Span): boolean {
  return textBefore(source, span) === '' && continuation(source, span.start) === '';
}

/** Whether a command stands on lines of its own. */
export function isAlone(source: string, span: Span): boolean {
  return beginsLine(source, span) && /^;?$/.test(textBehind(source, span));
}

/** What can stand between a command and one that runs after it in all cases; undefined where nothing can. */
export function separator(source: string, span: Span, eol: string): string | undefined {
  const before = textBefore(source, span);
  const behind = textBehind(source, span);
  const goesOn = continuation(source, span.start);
  if (before === '' && goesOn === '' && /^;?$/.test(behind)) {
    return eol + lineIndent(source, span.start);
  }
  const follows = before === '' ? goesOn : before;
  const isChained = follows.endsWith('&&');
  const isFirst = follows === '' ? goesOn === '' : /[;{)]$|(?:^|[;\s])(?:then|do|else)$/.test(follows);
  if (isFirst && /^(?:$|;|\})/.test(behind)) {
    return '; ';
  }
  return (isChained && /^(?:$|;|\}|&&|\|\|)/.test(behind)) || (isFirst && /^(?:&&|\|\|)/.test(behind))
    ? ' && '
    : undefined;
}
