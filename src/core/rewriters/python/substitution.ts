import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { freeName } from '../shared/identifiers';
import { lineIndent, lineStart } from '../shared/layout';
import type { PythonFile } from './file';
import { doubleBraces, stringToken } from './strings';
import type { Target } from './target';
import { ancestors, childIn, operands } from './tree';
import type { PyNode } from './tree';

type Quote = '"' | "'";

/** The edits that put an expression where a target stands. */
export function substitute(file: PythonFile, target: Target, expression: (quote: Quote) => string): TextEdit[] {
  if (target.kind === 'whole') {
    const quote = quoteAt(file, target.node) ?? file.quote;
    return [replaceWhole(file, target.node, expression(quote) + (target.bytes ? '.encode()' : ''))];
  }
  switch (target.formatting?.kind) {
    case 'percent':
      return percentEdits(file, target.span, target.formatting.values, target.formatting.position, expression);
    case 'format':
      return formatEdits(file, target.node, target.span, target.formatting.arguments, expression);
    case undefined:
    default:
      return [partEdit(file, target.node, target.span, expression)];
  }
}

/** Whether the part can be written: within nested f-strings there may be no quote left for a name. */
export function hasQuoteLeft(file: PythonFile, target: Target): boolean {
  return target.kind === 'whole' || target.formatting !== undefined || quoteWithin(file, target.node) !== undefined;
}

/** The quote that a string inside an f-string's braces has to have: the one that the literal there has. */
function quoteAt(file: PythonFile, node: PyNode): Quote | undefined {
  if (!ancestors(node).some((outer) => outer.type === 'interpolation')) {
    return undefined;
  }
  const string = node.type === 'string' ? node : operands(node).find((operand) => operand.type === 'string');
  const token = string && stringToken(file.source, string);
  return token?.quotes.startsWith("'") === true ? "'" : '"';
}

/** A quote that can stand in braces within a string, before Python 3.12: none of those around. */
function quoteWithin(file: PythonFile, string: PyNode): Quote | undefined {
  const used = new Set<string>();
  for (const node of [string, ...ancestors(string)]) {
    if (node.type === 'string') {
      used.add(stringToken(file.source, node)?.quotes.charAt(0) ?? '');
    }
  }
  return (["'", '"'] as const).find((quote) => !used.has(quote));
}

/** Replaces an expression, with the parentheses around it where nothing else stands in them; comments inside stay. */
export function replaceWhole(file: PythonFile, node: PyNode, text: string): TextEdit {
  let region = node;
  for (;;) {
    const { parent } = region;
    if (
      parent?.type !== 'parenthesized_expression' ||
      operands(parent).length !== 1 ||
      parent.children.some((child) => child.type === 'comment')
    ) {
      break;
    }
    if (commentsIn(region).length > 0) {
      break;
    }
    region = parent;
  }
  const indent = lineIndent(file.source, region.start);
  const comments = commentsIn(region).map((comment) => file.text(comment) + file.eol + indent);
  return { span: { start: region.start, end: region.end }, text: spaced(file, region, comments.join('') + text) };
}

function commentsIn(node: PyNode): PyNode[] {
  const comments: PyNode[] = [];
  const stack = [node];
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (current.type === 'comment') {
      comments.push(current);
    }
    stack.push(...current.children);
  }
  return comments.sort((left, right) => left.start - right.start);
}

/** Keeps a replacement apart from a word that the literal's quote kept apart: `return"x"`. */
export function spaced(file: PythonFile, region: Span, text: string): string {
  const word = /\p{ID_Continue}/u;
  const before = word.test(file.source.charAt(region.start - 1)) && word.test(text.charAt(0)) ? ' ' : '';
  const after = word.test(file.source.charAt(region.end)) ? ' ' : '';
  return before + text + after;
}

/** A stretch of a string becomes a replacement field, and the string an f-string if it is none. */
function partEdit(file: PythonFile, node: PyNode, span: Span, expression: (quote: Quote) => string): TextEdit {
  const token = stringToken(file.source, node);
  if (!token) {
    return { span, text: file.text(span) };
  }
  const { prefix, quotes, inside } = token;
  const alone = span.start === inside.start && span.end === inside.end;
  if (alone && node.parent?.type !== 'concatenated_string') {
    return replaceWhole(file, node, expression(quoteAt(file, node) ?? file.quote));
  }
  const formatted = /[ft]/i.test(prefix);
  const keep = (start: number, end: number): string => {
    const text = file.source.slice(start, end);
    return formatted ? text : doubleBraces(text, /r/i.test(prefix));
  };
  const field = `{${expression(quoteWithin(file, node) ?? "'")}}`;
  const newPrefix = formatted ? prefix : `f${prefix.replace(/u/i, '')}`;
  const text = newPrefix + quotes + keep(inside.start, span.start) + field + keep(span.end, inside.end) + quotes;
  return { span: { start: node.start, end: node.end }, text: prefix === '' ? spaced(file, node, text) : text };
}

function percentEdits(
  file: PythonFile,
  span: Span,
  values: PyNode,
  position: number | 'key',
  expression: (quote: Quote) => string,
): TextEdit[] {
  const { quote } = file;
  const value = expression(quote);
  if (position === 'key') {
    const key = freeName(['password', 'secret'], keysOf(file, values));
    return [{ span, text: `%(${key})s` }, appendItem(file, values, `${quote}${key}${quote}: ${value}`)];
  }
  const field: TextEdit = { span, text: '%s' };
  if (values.type !== 'tuple') {
    const text = file.text(values);
    const items = position === 0 ? `${value}, ${text}` : `${text}, ${value}`;
    return [field, { span: { start: values.start, end: values.end }, text: `(${items})` }];
  }
  const next = operands(values)[position];
  return [
    field,
    next
      ? { span: { start: next.start, end: next.start }, text: `${value},${separator(file, next)}` }
      : appendItem(file, values, value),
  ];
}

function keysOf(file: PythonFile, dictionary: PyNode): Set<string> {
  return new Set(
    operands(dictionary).flatMap((pair) => {
      const key = childIn(pair, 'key');
      return key ? [file.text(key).replace(/^["']|["']$/g, '')] : [];
    }),
  );
}

function formatEdits(
  file: PythonFile,
  string: PyNode,
  span: Span,
  list: PyNode,
  expression: (quote: Quote) => string,
): TextEdit[] {
  const names = new Set(
    operands(list).flatMap((argument) => {
      const name = argument.type === 'keyword_argument' ? childIn(argument, 'name') : undefined;
      return name ? [file.text(name)] : [];
    }),
  );
  const splat = operands(list).some((argument) => argument.type === 'dictionary_splat');
  for (const [, field = ''] of file.text(string).matchAll(/\{(\w+)/g)) {
    names.add(field);
  }
  // What a `**mapping` holds is not known here.
  const name = splat ? freeName(['stored_secret'], names) : freeName(['password', 'secret'], names);
  return [{ span, text: `{${name}}` }, appendItem(file, list, `${name}=${expression(file.quote)}`)];
}

/** Adds an item behind the last one of an argument list, a tuple or a dictionary, on a line of its own where the last one is. */
function appendItem(file: PythonFile, list: PyNode, text: string): TextEdit {
  const last = operands(list).at(-1);
  const at = last?.end ?? list.start + 1;
  return { span: { start: at, end: at }, text: last ? `,${separator(file, last)}${text}` : text };
}

/** What stands between an item and its neighbour: a line end where the item begins its line. */
function separator(file: PythonFile, item: PyNode): string {
  const start = lineStart(file.source, item.start);
  const indent = file.source.slice(start, item.start);
  return start > 0 && /^[\t ]*$/.test(indent) ? file.eol + indent : ' ';
}
