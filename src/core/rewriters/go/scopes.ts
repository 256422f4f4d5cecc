import type { SyntaxNode } from '../../languages/parsers';
import { ancestors, isSame, namedChildren } from '../code/nodes';

/** Types of the nodes that are functions. */
export const functions: ReadonlySet<string> = new Set(['function_declaration', 'method_declaration', 'func_literal']);

/** A name's declaration. */
export interface Declaration {
  /** What declares it: a statement, a parameter, a clause. */
  readonly node: SyntaxNode;
  /** The list of statements that it belongs to; that of the function's body for parameters and results. */
  readonly block: SyntaxNode | undefined;
  /** Whether it stands within a function. */
  readonly isLocal: boolean;
}

/** The declaration that a name has where a statement or expression of a function stands; undefined where it has none. */
export function declarationOf(name: string, from: SyntaxNode): Declaration | undefined {
  let inner = from;
  for (const outer of ancestors(from)) {
    const node =
      outer.type === 'statement_list'
        ? lastBefore(outer, inner, name)
        : functions.has(outer.type)
          ? signatureParts(outer).find((part) => namesOf(part).includes(name))
          : headOf(outer).find((part) => !isSame(part, inner) && namesOf(part).includes(name));
    if (node !== undefined) {
      const block = functions.has(outer.type) ? bodyOf(outer) : outer.type === 'statement_list' ? outer : undefined;
      return { node, block, isLocal: true };
    }
    inner = outer;
  }
  return packageDeclaration(name, inner);
}

function packageDeclaration(name: string, root: SyntaxNode): Declaration | undefined {
  const node = namedChildren(root).find(
    (one) =>
      namesOf(one).includes(name) ||
      (one.type === 'function_declaration' && one.childForFieldName('name')?.text === name),
  );
  return node && { node, block: undefined, isLocal: false };
}

function lastBefore(list: SyntaxNode, inner: SyntaxNode, name: string): SyntaxNode | undefined {
  return namedChildren(list).findLast((one) => one.endIndex <= inner.startIndex && namesOf(one).includes(name));
}

/** What declares names in front of the blocks of a statement. */
function headOf(statement: SyntaxNode): SyntaxNode[] {
  const parts = [statement.childForFieldName('initializer'), statement.childForFieldName('communication')];
  const clauses = namedChildren(statement).filter(({ type }) => type === 'for_clause' || type === 'range_clause');
  const heads = [...parts, ...clauses, ...clauses.map((clause) => clause.childForFieldName('initializer'))];
  return [...heads, statement.type === 'type_switch_statement' ? statement : null].filter((part) => part !== null);
}

/** Receiver, parameters and results, each with its names and type. */
function signatureParts(declared: SyntaxNode): SyntaxNode[] {
  return ['receiver', 'parameters', 'result']
    .map((field) => declared.childForFieldName(field))
    .flatMap((list) => (list?.type === 'parameter_list' ? namedChildren(list) : []));
}

/** Parameters of a function, its receiver not among them. */
export function parametersOf(declared: SyntaxNode): SyntaxNode[] {
  const list = declared.childForFieldName('parameters');
  return list ? namedChildren(list).filter(({ type }) => type !== 'comment') : [];
}

/** The statements of a function's body. */
export function bodyOf(declared: SyntaxNode): SyntaxNode | undefined {
  const body = declared.childForFieldName('body');
  return body ? namedChildren(body).find(({ type }) => type === 'statement_list') : undefined;
}

/** The names that a statement, parameter or clause declares for what follows it. */
export function namesOf(node: SyntaxNode): string[] {
  switch (node.type) {
    case 'parameter_declaration':
    case 'variadic_parameter_declaration':
    case 'var_spec':
    case 'const_spec':
    case 'type_spec':
    case 'type_alias':
      return node.childrenForFieldName('name').flatMap((name) => name?.text ?? []);
    case 'short_var_declaration':
      return leftOf(node);
    case 'range_clause':
    case 'receive_statement':
      return node.children.some((child) => child?.type === ':=') ? leftOf(node) : [];
    case 'type_switch_statement': {
      const alias = node.childForFieldName('alias');
      return alias ? namedChildren(alias).map(({ text }) => text) : [];
    }
    case 'var_declaration':
    case 'const_declaration':
    case 'type_declaration':
    case 'var_spec_list':
    case 'labeled_statement':
      return namedChildren(node).flatMap(namesOf);
    default:
      return [];
  }
}

/** The identifiers on the left of an assignment or a declaration. */
export function leftOf(node: SyntaxNode): string[] {
  const left = node.childForFieldName('left');
  return left === null
    ? []
    : (left.type === 'expression_list' ? namedChildren(left) : [left]).flatMap(({ type, text }) =>
        type === 'identifier' ? [text] : [],
      );
}
