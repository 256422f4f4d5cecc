import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from './dialect';

/** How a language puts strings together. */
export interface SumForm {
  /** What opens and closes a string, as the token in question is written. */
  readonly open: string;
  readonly close: string;
  /** ` + `, ` . `, with the blanks around it. */
  readonly operator: string;
  /** Types of the nodes in which a sum needs no parentheses. */
  readonly roomy: ReadonlySet<string>;
}

/** The text of a string token in which `site.span` gives way to an expression: `"a" + x + "b"`. */
export function sumOf({ source, node, span }: Site, expression: string, form: SumForm): string {
  const before = source.slice(node.startIndex, span.start);
  const after = source.slice(span.end, node.endIndex);
  const operands = [
    ...(before === form.open ? [] : [before + form.close]),
    expression,
    ...(after === form.close ? [] : [form.open + after]),
  ];
  const sum = operands.join(form.operator);
  return operands.length === 1 || form.roomy.has(node.parent?.type ?? '') ? sum : `(${sum})`;
}

/** An operator with the blanks that it has in the sum that a node is part of; with one on each side where it is in none. */
export function operatorLike({ parent }: SyntaxNode, operator: string): string {
  const mark = parent?.type === 'binary_expression' ? parent.childForFieldName('operator') : null;
  const left = parent?.childForFieldName('left');
  return mark?.text === operator && left?.endIndex === mark.startIndex ? operator : ` ${operator} `;
}
