import type { SyntaxNode } from '../../languages/parsers';
import type { Message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { isSame, namedChildren } from '../code/nodes';
import { lineIndent } from '../shared/layout';

/** How a value that PHP works out before the program runs is worked out by the program instead. */
export interface Move {
  readonly review: readonly Message[];
  /** @param value the edit that puts a look-up in the secret's place. */
  edits(value: TextEdit): readonly TextEdit[];
}

/** The edit that puts statements at the start of a body. */
export function atStart({ source, eol, indent }: Site, body: SyntaxNode, ...statements: readonly string[]): TextEdit {
  const at = body.startIndex + 1;
  const isOneLine = !body.text.includes('\n');
  const gap = source.startsWith(' ', at) ? '' : ' ';
  const first = namedChildren(body).find((child) => !isSame(child, body));
  const inner =
    first === undefined ? lineIndent(source, body.endIndex - 1) + indent : lineIndent(source, first.startIndex);
  return {
    span: { start: at, end: at },
    text: isOneLine
      ? ` ${statements.join(' ')}${gap}`
      : statements.map((statement) => `${eol}${inner}${statement}`).join(''),
  };
}

/** The text of a node with an edit within it made. */
export function textWith(source: string, node: SyntaxNode, { span, text }: TextEdit): string {
  return source.slice(node.startIndex, span.start) + text + source.slice(span.end, node.endIndex);
}
