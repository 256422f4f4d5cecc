import type { ParsedDocument } from '../../languages/document';
import { isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import type { SyntaxNode } from '../../languages/parsers';
import type { Finding } from '../../scan/finding';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { decode } from './strings';
import { ancestors, descendants, environmentVariable, named, nodeAt, same, unwrap } from './syntax';

/** What of an expression gives way to a look-up. */
export type Site =
  /** The whole expression. */
  | { readonly kind: 'whole'; readonly node: SyntaxNode; readonly value: string }
  /** A stretch of a template literal. */
  | { readonly kind: 'template'; readonly node: SyntaxNode; readonly span: Span; readonly value: string }
  /** A stretch of a string that is an operand of a concatenation. */
  | { readonly kind: 'operand'; readonly node: SyntaxNode; readonly span: Span; readonly value: string }
  /** A stretch of a string that stands for itself. */
  | { readonly kind: 'string'; readonly node: SyntaxNode; readonly span: Span; readonly value: string };

/** Why no look-up can stand where a literal stands; undefined reason: there is nothing to say of it. */
export interface NoSite {
  readonly kind: 'none';
  readonly reason: Message | undefined;
  /** Whether `process.env` could stand there. */
  readonly environment: boolean;
}

/** What of a finding's literal gives way to a look-up, or why nothing can. */
export function siteOf(document: ParsedDocument, root: SyntaxNode, literal: Literal, finding: Finding): Site | NoSite {
  const node = nodeAt(root, literal.outer);
  const obstacle = obstacleOf(document, node, literal);
  if (obstacle !== undefined) {
    return obstacle;
  }
  if (isConstant(literal) && isInType(document, root, literal)) {
    return none(
      message(
        'A type of this file admits nothing but this very text, and holds it itself: change the type to string first.',
      ),
    );
  }
  if (isConstant(literal) && contains(finding.span, literal.span)) {
    return { kind: 'whole', node, value: literal.text };
  }
  return partOf(document, root, isConstant(literal) ? finding.span : finding.sensitive);
}

/** Whether a type of the file is the text of a literal, `token: 'literal'`, so that any string would not do. */
function isInType({ source }: ParsedDocument, root: SyntaxNode, { span }: Literal): boolean {
  const text = source.slice(span.start, span.end);
  return (
    text !== '' &&
    source.indexOf(text) !== source.lastIndexOf(text) &&
    descendants(root, 'literal_type').some((type) => type.text.slice(1, -1) === text)
  );
}

function partOf(document: ParsedDocument, root: SyntaxNode, span: Span): Site | NoSite {
  let node = nodeAt(root, span);
  if (node.type !== 'string' && node.type !== 'template_string') {
    node =
      [...ancestors(node)].find((outer) => /^(?:string|template_string|binary_expression)$/.test(outer.type)) ?? node;
  }
  const hole = named(node).some(
    (child) => child.type === 'template_substitution' && child.startIndex < span.end && span.start < child.endIndex,
  );
  if ((node.type !== 'string' && node.type !== 'template_string') || hole) {
    return none(message('The secret is put together from several parts, so there is no single value to store.'));
  }
  const raw = document.source.slice(span.start, span.end);
  if (node.type === 'template_string' && isTag(node.parent)) {
    return none(tagged());
  }
  if (node.type === 'template_string') {
    return { kind: 'template', node, span, value: decode(raw) };
  }
  if (node.parent?.type === 'jsx_attribute') {
    return { kind: 'string', node, span, value: raw };
  }
  const value = decode(raw);
  const inner = { start: node.startIndex + 1, end: node.endIndex - 1 };
  if (contains(span, inner)) {
    return { kind: 'whole', node, value };
  }
  const concatenated =
    node.parent?.type === 'binary_expression' && node.parent.childForFieldName('operator')?.type === '+';
  return { kind: concatenated ? 'operand' : 'string', node, span, value };
}

const typePositions = new Set([
  'literal_type',
  'type_annotation',
  'type_alias_declaration',
  'interface_declaration',
  'type_arguments',
  'template_literal_type',
]);

function obstacleOf(document: ParsedDocument, node: SyntaxNode, literal: Literal): NoSite | undefined {
  if (literal.use === 'structural' || literal.use === 'prose') {
    return nothing();
  }
  if (/\.d\.[cm]?ts$/i.test(document.path ?? '')) {
    return none(message('A declaration file holds types only: there is no code that could look the value up.'));
  }
  const { parent } = node;
  if (parent === null) {
    return nothing();
  }
  if (
    (parent.type === 'pair' && same(parent.childForFieldName('key'), node)) ||
    parent.type === 'import_statement' ||
    (parent.type === 'export_statement' && same(parent.childForFieldName('source'), node)) ||
    parent.type === 'import_require_clause' ||
    ((parent.type.endsWith('definition') || parent.type.endsWith('signature')) &&
      (same(parent.childForFieldName('name'), node) || same(parent.childForFieldName('property'), node))) ||
    parent.type === 'computed_property_name'
  ) {
    return nothing();
  }
  if (parent.type === 'expression_statement' && node.type === 'string') {
    return nothing();
  }
  if (parent.type === 'switch_case' && same(parent.childForFieldName('value'), node)) {
    return none(message('A “case” compares with a value that should be constant; compare with “if” first.'), true);
  }
  if (node.type === 'template_string' && isTag(parent)) {
    return none(tagged());
  }
  for (const outer of ancestors(node)) {
    if (typePositions.has(outer.type)) {
      return nothing();
    }
    if (outer.type === 'enum_body') {
      return none(message('The value of an enum member must be constant. Make it a constant outside the enum first.'));
    }
    if (outer.type === 'ambient_declaration') {
      return none(message('A declaration without code cannot look the value up.'));
    }
    if (outer.type === 'ERROR') {
      return none(message('The code around this literal does not parse; a look-up is offered once it does.'));
    }
  }
  return undefined;
}

function tagged(): Message {
  return message('The tag of this template literal may give its text another meaning than its characters.');
}

function isTag(parent: SyntaxNode | null): boolean {
  return parent?.type === 'call_expression' && parent.childForFieldName('arguments')?.type === 'template_string';
}

function none(reason: Message, environment = false): NoSite {
  return { kind: 'none', reason, environment };
}

function nothing(): NoSite {
  return { kind: 'none', reason: undefined, environment: false };
}

/** The comments inside an expression, which a replacement must keep, as block comments. */
export function commentsIn(node: SyntaxNode): string {
  return descendants(node, 'comment')
    .map(({ text }) =>
      text.startsWith('//') ? `/*${text.slice(2).replace(/\*\//g, '* /').trimEnd()} */ ` : `${text} `,
    )
    .join('');
}

/** The look-up in the environment, or what else, that a literal is the default of: `process.env.X || 'literal'`. */
export function defaultedOperand(
  node: SyntaxNode,
): { readonly whole: SyntaxNode; readonly left: SyntaxNode } | undefined {
  let operand = node;
  while (operand.parent?.type === 'parenthesized_expression') {
    operand = operand.parent;
  }
  const whole = operand.parent;
  if (whole?.type !== 'binary_expression' || !same(whole.childForFieldName('right'), operand)) {
    return undefined;
  }
  const operator = whole.childForFieldName('operator')?.type;
  const left = whole.childForFieldName('left');
  return left !== null && (operator === '||' || operator === '??') ? { whole, left } : undefined;
}

/** `process.env.X || literal`: the whole. */
export function defaultedInEnvironment(literal: SyntaxNode): SyntaxNode | undefined {
  const defaulted = defaultedOperand(literal);
  return defaulted !== undefined && environmentVariable(unwrap(defaulted.left)) !== undefined
    ? defaulted.whole
    : undefined;
}

/** A choice up to its right side: `process.env.X || `. */
export function choiceText(choice: SyntaxNode, source: string): string {
  return source.slice(choice.startIndex, (choice.childForFieldName('right') ?? choice).startIndex);
}
