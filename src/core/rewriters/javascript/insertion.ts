import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { layLines, lineEnd, lineIndent, lineStart } from '../shared/layout';
import type { ModuleHead } from './moduleHead';
import { endOfStatementLine } from './moduleHead';
import type { Placement } from './placement';
import { end } from './style';
import type { Style } from './style';

/** The edits that put new imports and, behind them, new declarations at the head of a module. */
export function insertAtHead(
  head: ModuleHead,
  imports: readonly string[],
  declarations: readonly (readonly string[])[],
  style: Style,
  source: string,
): TextEdit[] {
  if (imports.length === 0 && declarations.length === 0) {
    return [];
  }
  const { eol } = style;
  const blocks = declarations.map((lines) => lines.join(eol));
  const importText = imports.join(eol);
  if (head.after === 'nothing') {
    const text = [importText, ...blocks].filter((block) => block !== '').join(eol + eol);
    const rest = source.slice(head.at);
    const gap = rest === '' ? eol : /^\r?\n/.test(rest) ? eol : eol + eol;
    return [{ span: { start: head.at, end: head.at }, text: guarded(text, rest, style) + gap }];
  }
  const gap = head.after === 'import' ? eol : eol + eol;
  let text = importText === '' ? '' : gap + importText;
  for (const block of blocks) {
    text += eol + eol + block;
  }
  const behind = gapBehind(source, head.at, blocks.length > 0 || head.after !== 'import', eol);
  return [{ span: behindSpaces(source, head.at), text: guarded(text, source.slice(head.at), style) + behind }];
}

/** The edits that put declarations behind a statement of the module: next to constants of their kind, otherwise apart. */
export function insertBehind(
  statement: SyntaxNode,
  together: boolean,
  declarations: readonly (readonly string[])[],
  style: Style,
  source: string,
): TextEdit[] {
  if (declarations.length === 0) {
    return [];
  }
  const at = endOfStatementLine(statement, source);
  const blocks = declarations.map((lines) => lines.join(style.eol)).join(style.eol + style.eol);
  const text = guarded((together ? style.eol : style.eol + style.eol) + blocks, source.slice(at), style);
  return [{ span: behindSpaces(source, at), text: text + gapBehind(source, at, !together, style.eol) }];
}

/** Code with a semicolon where, without one, the code behind it would go on with it: `(`, `[` and the like. */
function guarded(text: string, behind: string, style: Style): string {
  return !style.semicolons && !/[;}]$/.test(text) && /^[([`+\-/]/.test(withoutComments(behind)) ? `${text};` : text;
}

/** Code from its first token on. */
function withoutComments(code: string): string {
  let rest = code.trimStart();
  for (;;) {
    const close = rest.startsWith('//') ? '\n' : rest.startsWith('/*') ? '*/' : undefined;
    const end = close === undefined ? -1 : rest.indexOf(close);
    if (close === undefined || end < 0) {
      return rest;
    }
    rest = rest.slice(end + close.length).trimStart();
  }
}

/** An offset, with the spaces behind it where a statement follows on the same line. */
function behindSpaces(source: string, at: number): Span {
  const spaces = /^[\t ]+(?=\S)/.exec(source.slice(at))?.[0].length ?? 0;
  return { start: at, end: at + spaces };
}

/** What must follow an insertion so that the next statement begins on a line of its own, after a blank one if asked. */
function gapBehind(source: string, at: number, blank: boolean, eol: string): string {
  const rest = source.slice(at);
  if (rest === '') {
    return eol;
  }
  if (!/^[\t ]*\r?\n/.test(rest)) {
    // Another statement stands on the same line.
    return blank ? eol + eol : eol;
  }
  return blank && !/^[\t ]*(?:\r?\n[\t ]*){2}/.test(rest) && /\S/.test(rest) ? eol : '';
}

/** The edits that put a constant into an enclosing async function. */
export function insertInFunction(
  placement: Extract<Placement, { kind: 'function-constant' | 'arrow-constant' }>,
  declaration: string,
  style: Style,
  source: string,
): TextEdit[] {
  const stop = end(style);
  if (placement.kind === 'arrow-constant') {
    const { body } = placement;
    const outer = lineIndent(source, body.startIndex);
    const inner = outer + style.indent;
    const opening = `{${style.eol}${layLines([declaration + stop], inner, style.eol)}${style.eol}${inner}return `;
    return [
      { span: { start: body.startIndex, end: body.startIndex }, text: opening },
      { span: { start: body.endIndex, end: body.endIndex }, text: `${stop}${style.eol}${outer}}` },
    ];
  }
  const { before } = placement;
  const anchor = firstOwnComment(before, source);
  const start = lineStart(source, anchor.startIndex);
  const indent = source.slice(start, anchor.startIndex);
  const line = guarded(declaration + stop, source.slice(before.startIndex), style);
  if (/\S/.test(indent)) {
    return [{ span: { start: before.startIndex, end: before.startIndex }, text: `${declaration}; ` }];
  }
  return [{ span: { start: anchor.startIndex, end: anchor.startIndex }, text: `${line}${style.eol}${indent}` }];
}

/** The first of the comments that stand on lines of their own directly above a statement, or the statement. */
export function firstOwnComment(statement: SyntaxNode, source: string): SyntaxNode {
  let first = statement;
  for (let previous = statement.previousSibling; previous?.type === 'comment'; previous = previous.previousSibling) {
    const ownLine = /^[\t ]*$/.test(source.slice(lineStart(source, previous.startIndex), previous.startIndex));
    const behind = source.slice(previous.endIndex, lineEnd(source, previous.endIndex)).trim() === '';
    if (!ownLine || !behind || first.startPosition.row - previous.endPosition.row !== 1) {
      break;
    }
    first = previous;
  }
  return first;
}
