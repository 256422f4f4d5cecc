import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { lineEnd, lineStart } from '../shared/layout';
import { commentsIn } from './site';
import type { Site } from './site';
import type { Style } from './style';
import { decode, templateText } from './strings';
import { same, spanOf } from './syntax';

/** New code that gives the value. */
export interface Expression {
  readonly text: string;
  readonly kind: 'await' | 'call' | 'identifier';
}

/** The edit that puts an expression where a secret stands. */
export function replace(site: Site, expression: Expression, style: Style, source: string): TextEdit {
  const { span, text } = unspaced(site, expression, style, source);
  // `return"x"` and `"x"in y` need no space; a name does.
  const before = isWord(source.charAt(span.start - 1)) && isWord(text.charAt(0)) ? ' ' : '';
  const after = isWord(source.charAt(span.end)) && isWord(text.charAt(text.length - 1)) ? ' ' : '';
  return { span, text: before + text + after };
}

/** The edits that await an expression where it stands. */
export function awaitedInPlace(node: SyntaxNode, style: Style): TextEdit[] {
  const bracketed = needsParentheses(node);
  const guard = bracketed && !style.semicolons && startsStatement(node) ? ';' : '';
  return [
    { span: { start: node.startIndex, end: node.startIndex }, text: bracketed ? `${guard}(await ` : 'await ' },
    ...(bracketed ? [{ span: { start: node.endIndex, end: node.endIndex }, text: ')' }] : []),
  ];
}

function isWord(character: string): boolean {
  return /[\p{ID_Continue}$]/u.test(character);
}

function unspaced(site: Site, expression: Expression, style: Style, source: string): TextEdit {
  switch (site.kind) {
    case 'whole':
      return replaceWhole(site.node, expression, style, source);
    case 'template':
      return { span: site.span, text: `\${${expression.text}}` };
    case 'operand':
      return replaceOperand(site.node, site.span, expression, source);
    case 'string':
      return replaceInString(site.node, site.span, expression, source);
  }
}

function replaceWhole(node: SyntaxNode, expression: Expression, style: Style, source: string): TextEdit {
  if (node.type === 'shorthand_property_identifier') {
    return { span: spanOf(node), text: `${node.text}: ${expression.text}` };
  }
  const whole = withoutConst(node);
  const shorthand = expression.kind === 'identifier' ? shorthandPair(whole, expression.text, source) : undefined;
  if (shorthand !== undefined) {
    return { span: spanOf(shorthand), text: expression.text };
  }
  const inner = commentsIn(whole) + expression.text;
  if (whole.parent?.type === 'jsx_attribute') {
    return { span: spanOf(whole), text: `{${inner}}` };
  }
  const bracketed = expression.kind === 'await' && needsParentheses(whole);
  const guard = bracketed && !style.semicolons && startsStatement(whole) ? ';' : '';
  return movedUp(whole, bracketed ? `${guard}(${inner})` : inner, source);
}

/** The width that formatters of JavaScript break lines at, in columns: https://prettier.io/docs/options#print-width */
const widest = 80;

/** The edit that puts code in a value's place: behind its `=` or `:` where the value stood below for its length alone. */
function movedUp(whole: SyntaxNode, text: string, source: string): TextEdit {
  const span = spanOf(whole);
  const isValue = /^(?:variable_declarator|pair|assignment_expression|(?:public_)?field_definition)$/.test(
    whole.parent?.type ?? '',
  );
  const above = lineStart(source, span.start) - 1;
  const head = source.slice(lineStart(source, Math.max(0, above)), Math.max(0, above)).trimEnd();
  const isAlone = source.slice(above + 1, span.start).trim() === '' && /[=:]$/.test(head);
  const rest = source.slice(span.end, lineEnd(source, span.end));
  const isFitting = head.length + 1 + text.length + rest.length <= widest && !text.includes('\n');
  return isValue && isAlone && isFitting
    ? { span: { start: lineStart(source, above) + head.length, end: span.end }, text: ` ${text}` }
    : { span, text };
}

/** `'x' as const`, which admits no look-up, as a whole. */
function withoutConst(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  if (parent?.type === 'as_expression' && same(parent.firstNamedChild, node) && parent.lastChild?.type === 'const') {
    return parent;
  }
  return parent?.type === 'type_assertion' && /^<\s*const\s*>/.test(parent.text) ? parent : node;
}

/** `password: …`, where the value is now a constant of that very name. */
function shorthandPair(value: SyntaxNode, name: string, source: string): SyntaxNode | undefined {
  const pair = value.parent;
  const key = pair?.type === 'pair' ? pair.childForFieldName('key') : undefined;
  return pair &&
    key?.type === 'property_identifier' &&
    key.text === name &&
    /^\s*:\s*$/.test(source.slice(key.endIndex, value.startIndex))
    ? pair
    : undefined;
}

/** Whether an `await` must stand in parentheses here; also where it need not but Prettier would write them. */
export function needsParentheses(node: SyntaxNode): boolean {
  const { parent } = node;
  switch (parent?.type ?? '') {
    case 'binary_expression':
    case 'unary_expression':
    case 'spread_element':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'type_assertion':
    case 'await_expression':
      return true;
    case 'member_expression':
    case 'subscript_expression':
      return same(parent?.childForFieldName('object'), node);
    case 'call_expression':
      return same(parent?.childForFieldName('function'), node);
    case 'new_expression':
      return same(parent?.childForFieldName('constructor'), node);
    case 'ternary_expression':
      return same(parent?.childForFieldName('condition'), node);
    case 'class_heritage':
      return true;
    default:
      return false;
  }
}

/** Whether the first character of a statement is that of the node. */
function startsStatement(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer && outer.startIndex === node.startIndex; outer = outer.parent) {
    if (outer.type === 'expression_statement') {
      return true;
    }
  }
  return false;
}

/** `'a‹secret›b'` in a concatenation: `'a' + look-up + 'b'`. */
function replaceOperand(node: SyntaxNode, span: Span, expression: Expression, source: string): TextEdit {
  const quote = source.charAt(node.startIndex);
  const value = expression.kind === 'await' ? `(${expression.text})` : expression.text;
  const before = span.start > node.startIndex + 1 ? `${source.slice(node.startIndex, span.start)}${quote} + ` : '';
  const after = span.end < node.endIndex - 1 ? ` + ${quote}${source.slice(span.end, node.endIndex)}` : '';
  return { span: spanOf(node), text: before + value + after };
}

/** `'a‹secret›b'` by itself: a template literal. */
function replaceInString(node: SyntaxNode, span: Span, expression: Expression, source: string): TextEdit {
  const jsx = node.parent?.type === 'jsx_attribute';
  const read = (start: number, end: number): string => {
    const raw = source.slice(start, end);
    return templateText(jsx ? raw : decode(raw));
  };
  const before = read(node.startIndex + 1, span.start);
  const after = read(span.end, node.endIndex - 1);
  const text = `\`${before}\${${expression.text}}${after}\``;
  return { span: spanOf(node), text: jsx ? `{${text}}` : text };
}
