import type { SyntaxNode } from '../../languages/parsers';
import { children, descendants, functionAround, same } from './syntax';

/** What Connect's convention calls the parameters: https://expressjs.com/en/guide/writing-middleware.html */
const parameterNames = [/^_?req(?:uest)?$/, /^_?res(?:ponse)?$/, /^_?next$/] as const;

/**
 * Whether a function takes what a handler of Express takes, by the names of its parameters, and gives nothing of which
 * another caller could make anything: `return res.send(…)`.
 */
export function isHandler(owner: SyntaxNode): boolean {
  const list = owner.childForFieldName('parameters');
  const names = list === null ? [] : children(list).map((one) => (one.childForFieldName('pattern') ?? one).text);
  return (
    (names.length === 2 || names.length === 3) &&
    names.every((name, index) => parameterNames[index]?.test(name) === true) &&
    owner.childForFieldName('return_type') === null &&
    returned(owner).every((value) => answers(value, names.slice(1)))
  );
}

/** What a function returns. */
function returned(owner: SyntaxNode): SyntaxNode[] {
  const body = owner.childForFieldName('body');
  return body?.type === 'statement_block'
    ? descendants(body, 'return_statement')
        .filter((statement) => same(functionAround(statement), owner))
        .flatMap((statement) => children(statement).slice(0, 1))
    : body === null
      ? []
      : [body];
}

/** Whether an expression calls the response or `next`, or hands one of them on: a caller has no use for what that gives. */
function answers(value: SyntaxNode, names: readonly string[]): boolean {
  if (value.type === 'ternary_expression') {
    return ['consequence', 'alternative'].every((field) => {
      const branch = value.childForFieldName(field);
      return branch !== null && answers(branch, names);
    });
  }
  if (value.type !== 'call_expression') {
    return false;
  }
  let callee: SyntaxNode | null = value;
  while (callee !== null && callee.type !== 'identifier') {
    callee = callee.childForFieldName(callee.type === 'call_expression' ? 'function' : 'object');
  }
  const args = value.childForFieldName('arguments');
  return [callee, ...(args === null ? [] : children(args))].some(
    (node) => node?.type === 'identifier' && names.includes(node.text),
  );
}

/** Whether an expression is what its module exports, or a member of that: `exports.auth = …`, `module.exports = { auth }`. */
export function isExported(expression: SyntaxNode): boolean {
  const member =
    expression.type === 'shorthand_property_identifier'
      ? expression
      : expression.parent?.type === 'pair' && same(expression.parent.childForFieldName('value'), expression)
        ? expression.parent
        : undefined;
  const value = member?.parent?.type === 'object' ? member.parent : expression;
  const { parent } = value;
  switch (parent?.type) {
    case 'assignment_expression':
      return (
        same(parent.childForFieldName('right'), value) &&
        /^(?:module\.exports|exports)(?:\.[\w$]+)?$/.test(parent.childForFieldName('left')?.text ?? '') &&
        parent.parent?.parent?.type === 'program'
      );
    case 'export_specifier':
      return true;
    case 'export_statement':
      return parent.parent?.type === 'program';
    case 'variable_declarator':
      return member === undefined && parent.parent?.parent?.type === 'export_statement';
    default:
      return false;
  }
}
