import type { SyntaxNode } from '../../languages/parsers';
import { closest, descendants, isSame, namedChildren } from '../code/nodes';
import { lineStart } from '../shared/layout';
import { bodyOf, functions } from './scopes';

/** A statement that others can be put before. */
export interface Anchor {
  /** A child of a list of statements. */
  readonly statement: SyntaxNode;
  /** The function around it, the innermost. */
  readonly declared: SyntaxNode;
  /** The braces around it where all of the function's body stands on one line. */
  readonly oneLine: SyntaxNode | undefined;
}

/**
 * The statement before which an expression can be worked out, so that it is worked out neither more nor less often than
 * where it stands; undefined where there is none: in what is only reached under a condition, in each round of a loop, in
 * a case. What a condition compares with is wanted whichever way the condition ends, so that it can be worked out first:
 * `ok && password == "…"`.
 */
export function anchorOf(expression: SyntaxNode, source: string): Anchor | undefined {
  const declared = closest(expression, functions);
  const statement = statementAround(expression);
  const body = declared && bodyOf(declared);
  if (statement === undefined || declared === undefined || body === undefined) {
    return undefined;
  }
  // A declaration must not stand between a `goto` and its label.
  if (descendants(body, new Set(['goto_statement', 'func_literal'])).some(({ type }) => type === 'goto_statement')) {
    return undefined;
  }
  if (source.slice(lineStart(source, statement.startIndex), statement.startIndex).trim() === '') {
    return { statement, declared, oneLine: undefined };
  }
  const { parent: braces } = body;
  const isAlone = isSame(statement.parent, body) && namedChildren(body).length === 1 && braces?.namedChildCount === 1;
  return braces !== null && isAlone && isOnOneLine(braces) && !isWithinOneLine(declared)
    ? { statement, declared, oneLine: braces }
    : undefined;
}

function statementAround(expression: SyntaxNode): SyntaxNode | undefined {
  let isCompared = false;
  for (let inner = expression, outer = inner.parent; outer !== null; inner = outer, outer = inner.parent) {
    if (outer.type === 'statement_list') {
      return inner.type === 'labeled_statement' ? undefined : inner;
    }
    isCompared ||= outer.type === 'binary_expression' && /^[!=]=$/.test(operatorOf(outer));
    const isOperand = outer.type === 'binary_expression' && isCompared;
    if ((isConditional(outer, inner) && !isOperand) || functions.has(outer.type)) {
      return undefined;
    }
  }
  return undefined;
}

function operatorOf(node: SyntaxNode): string {
  return node.childForFieldName('operator')?.text ?? '';
}

/** Whether what stands around an expression works it out more or less often than once. */
function isConditional(outer: SyntaxNode, inner: SyntaxNode): boolean {
  switch (outer.type) {
    case 'binary_expression':
      return /^(?:&&|\|\|)$/.test(operatorOf(outer)) && isSame(outer.childForFieldName('right'), inner);
    case 'if_statement':
      return isSame(outer.childForFieldName('alternative'), inner);
    case 'for_clause':
      return !isSame(outer.childForFieldName('initializer'), inner);
    case 'for_statement':
      return inner.type !== 'for_clause' && inner.type !== 'range_clause';
    case 'expression_case':
    case 'type_case':
    case 'communication_case':
    case 'labeled_statement':
      return true;
    default:
      return false;
  }
}

/** Whether braces open and close on one line. */
export function isOnOneLine(braces: SyntaxNode): boolean {
  return braces.startPosition.row === braces.endPosition.row;
}

function isWithinOneLine(declared: SyntaxNode): boolean {
  for (let outer = declared.parent; outer !== null; outer = outer.parent) {
    if (outer.type === 'block' && isOnOneLine(outer)) {
      return true;
    }
  }
  return false;
}
