import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import type { Span } from '../../text/span';
import { isSame, namedChildren } from '../code/nodes';

/** Functions whose text holds verbs, and the position of that text. */
const formatting =
  /(?:^|\.)(?:(Fprintf|Appendf|Logf)|(?:Sp|P)rintf|Errorf|Fatalf|Panicf|Infof|Debugf|Warnf|Warningf|Skipf)$/;

/** A text with verbs, and the list of arguments that it stands in. */
interface Format {
  readonly list: SyntaxNode;
  readonly text: SyntaxNode;
}

/** The text with verbs that an expression is or is part of; undefined where it is in none. */
export function formatOf(node: SyntaxNode): Format | undefined {
  let text = node;
  while (text.parent?.type === 'binary_expression' || text.parent?.type === 'parenthesized_expression') {
    text = text.parent;
  }
  const list = text.parent;
  const callee = list?.type === 'argument_list' ? list.parent?.childForFieldName('function')?.text : undefined;
  const match = callee === undefined ? null : formatting.exec(callee);
  if (list === null || match === null) {
    return undefined;
  }
  const position = namedChildren(list).findIndex((one) => isSame(one, text));
  const isFormat = position === 0 || (position === 1 && match[1] !== undefined);
  return isFormat && /%[^%]/.test(text.text) ? { list, text } : undefined;
}

/** How many arguments a format takes; undefined where it says itself which (`%[1]s`, `%*d`). */
function verbs(format: string): number | undefined {
  const found = format.match(/%[-+# 0]*\d*(?:\.\d*)?./g) ?? [];
  return found.some((verb) => /[[*]$/.test(verb)) ? undefined : found.filter((verb) => !verb.endsWith('%')).length;
}

/** Whether `%s` can take a stretch's place: each verb's argument can be told. */
export function takesVerb({ source, span }: Site, { list, text }: Format): boolean {
  return (
    !hasUnknown(text, span) &&
    !namedChildren(list).some((argument) => argument.type === 'variadic_argument') &&
    !source.slice(span.start, span.end).includes('%') &&
    verbs(source.slice(text.startIndex, span.start)) !== undefined &&
    verbs(source.slice(span.end, text.endIndex)) !== undefined
  );
}

/** Whether anything but strings stands before a stretch: it may hold verbs of its own. */
function hasUnknown(text: SyntaxNode, span: Span): boolean {
  if (text.startIndex >= span.start) {
    return false;
  }
  return text.type === 'binary_expression' || text.type === 'parenthesized_expression'
    ? namedChildren(text).some((operand) => hasUnknown(operand, span))
    : text.type !== 'interpreted_string_literal' && text.type !== 'raw_string_literal';
}

/** The edits that put `%s` in a stretch's place and hand an expression over for it. */
export function verbEdits({ source, span }: Site, { list, text }: Format, expression: string): TextEdit[] {
  const args = namedChildren(list);
  const position =
    args.findIndex((one) => isSame(one, text)) + 1 + (verbs(source.slice(text.startIndex, span.start)) ?? 0);
  const next = args[position];
  const end = args.at(-1)?.endIndex ?? text.endIndex;
  return [
    { span, text: '%s' },
    next === undefined
      ? { span: { start: end, end }, text: `, ${expression}` }
      : { span: { start: next.startIndex, end: next.startIndex }, text: `${expression}, ` },
  ];
}
