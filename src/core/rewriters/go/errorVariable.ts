import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { contains } from '../../text/span';
import { descendants, isSame, namedChildren, spanOf } from '../code/nodes';
import { ownReturns, resultTypes } from './results';
import { bodyOf, declarationOf, functions, leftOf, namesOf } from './scopes';
import type { Declaration } from './scopes';

const identifiers: ReadonlySet<string> = new Set(['identifier']);

/** A variable that a look-up before a statement can give its error to. */
export interface ErrorVariable {
  readonly name: string;
  /** Whether it is declared in the same block, so that it can be assigned to without another new variable. */
  readonly isDeclared: boolean;
  /** Declarations below that become assignments, since the variable is there by then. */
  readonly edits: readonly TextEdit[];
}

/**
 * Whether a name can hold the error of a look-up that is put before a statement, so that all that the code below does
 * with this name stays as it is; undefined where it cannot.
 *
 * @param statement the child of a list of statements that the look-up goes before, and that may itself go.
 * @param declared the function around it.
 */
export function errorVariable(name: string, statement: SyntaxNode, declared: SyntaxNode): ErrorVariable | undefined {
  const block = statement.parent;
  if (block === null) {
    return undefined;
  }
  const existing = declarationOf(name, statement);
  const below = namedChildren(block).filter((one) => one.startIndex >= statement.startIndex);
  if (existing === undefined) {
    return introduced(name, block, below, declared);
  }
  return isSame(existing.block, block) ? reused(name, existing, below) : shadowing(name, block, below, declared);
}

/** A variable of the same block: what it holds must be of no more use. */
function reused(name: string, existing: Declaration, below: readonly SyntaxNode[]): ErrorVariable | undefined {
  if (!mayBeError(existing.node)) {
    return undefined;
  }
  const next = below.find((one) => mentions(one, name));
  return next === undefined || writes(next, name) ? { name, isDeclared: true, edits: [] } : undefined;
}

/** A new variable that hides one of an outer block: the code below must not mean the outer one. */
function shadowing(
  name: string,
  block: SyntaxNode,
  below: readonly SyntaxNode[],
  declared: SyntaxNode,
): ErrorVariable | undefined {
  const isBare = below.some((one) => returnsIn(one).some((statement) => statement.namedChildCount === 0));
  if (isBare && isResult(name, declared)) {
    return undefined;
  }
  const next = below.find((one) => mentions(one, name));
  return next === undefined || isDeclaration(next, name) ? introduced(name, block, below, declared) : undefined;
}

/** A variable that the block has not had so far. */
function introduced(
  name: string,
  block: SyntaxNode,
  below: readonly SyntaxNode[],
  declared: SyntaxNode,
): ErrorVariable | undefined {
  const known = new Set(
    namedChildren(block)
      .filter((one) => !below.some((other) => isSame(one, other)))
      .flatMap(namesOf),
  );
  if (isSame(bodyOf(declared), block)) {
    ['receiver', 'parameters', 'result']
      .flatMap((field) => declared.childForFieldName(field) ?? [])
      .filter(({ type }) => type === 'parameter_list')
      .flatMap((list) => namedChildren(list).flatMap(namesOf))
      .forEach((one) => known.add(one));
  }
  const edits: TextEdit[] = [];
  for (const one of below) {
    const names = namesOf(one);
    if (names.includes(name)) {
      if (!isDeclaration(one, name) || !mayBeError(one)) {
        return undefined;
      }
      const isNew = names.some((other) => other !== name && other !== '_' && !known.has(other));
      const sign = one.children.find((child) => child?.type === ':=');
      if (!isNew && sign) {
        edits.push({ span: spanOf(sign), text: '=' });
      }
    }
    names.forEach((other) => known.add(other));
  }
  return { name, isDeclared: false, edits };
}

/** Whether what a declaration gives may be an error: anything that is not plainly something else. */
function mayBeError(node: SyntaxNode): boolean {
  const spec = node.type === 'var_declaration' ? namedChildren(node).find(({ type }) => type === 'var_spec') : node;
  const type = spec?.childForFieldName('type')?.text;
  if (type !== undefined) {
    return type === 'error';
  }
  const right = node.childForFieldName('right') ?? spec?.childForFieldName('value') ?? undefined;
  const values = right ? namedChildren(right) : [];
  return (
    /_declaration$|^var_spec$/.test(node.type) &&
    !values.some(({ type: kind }) => /literal|^(?:unary|binary)_expression$|^true$|^false$/.test(kind)) &&
    right !== undefined
  );
}

/** Whether a statement declares or assigns a name anew, with nothing of what the name held before. */
function writes(statement: SyntaxNode, name: string): boolean {
  const written = statement.type === 'if_statement' ? statement.childForFieldName('initializer') : statement;
  if (written === null || !/^(?:short_var_declaration|assignment_statement)$/.test(written.type)) {
    return false;
  }
  const isPlain = written.children.some((child) => child?.type === '=' || child?.type === ':=');
  return isPlain && leftOf(written).includes(name) && usesOf(written, name).length === 1;
}

function isDeclaration(statement: SyntaxNode, name: string): boolean {
  return (
    statement.type === 'short_var_declaration' &&
    leftOf(statement).includes(name) &&
    usesOf(statement, name).length === 1
  );
}

/** Whether a statement means a variable by a name that it does not declare for itself: not as `if err := f(); …`. */
function mentions(statement: SyntaxNode, name: string): boolean {
  return usesOf(statement, name).some((use) => {
    const left = use.parent?.type === 'expression_list' ? use.parent : use;
    const owner = left.parent;
    if (owner?.type === 'short_var_declaration' && isSame(owner.childForFieldName('left'), left)) {
      return isSame(owner, statement);
    }
    const found = declarationOf(name, use)?.node;
    return found === undefined || !contains(spanOf(statement), spanOf(found));
  });
}

function usesOf(node: SyntaxNode, name: string): SyntaxNode[] {
  return descendants(node, identifiers).filter(({ text }) => text === name);
}

function isResult(name: string, declared: SyntaxNode): boolean {
  const result = declared.childForFieldName('result');
  return result?.type === 'parameter_list' && resultTypes(declared).length > 0
    ? namedChildren(result).some((one) => namesOf(one).includes(name))
    : false;
}

function returnsIn(statement: SyntaxNode): SyntaxNode[] {
  return statement.type === 'return_statement'
    ? [statement]
    : functions.has(statement.type)
      ? []
      : ownReturns(statement);
}
