import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, isSame, namedChildren } from '../code/nodes';

const functions: ReadonlySet<string> = new Set(['function_statement']);
const parameters: ReadonlySet<string> = new Set(['script_parameter']);

/** The name of a variable, lower case, without its scope and without `$` or `@`. */
export function variableName(variable: SyntaxNode): string {
  return variable.text
    .toLowerCase()
    .replace(/^[$@]\{?|\}$/g, '')
    .replace(/^(?:script|global|local|private):/, '');
}

/** The function that a node stands in; undefined where it stands in the script itself. */
export function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  return closest(node, functions);
}

/**
 * What else mentions a variable. A function sees those of the script around it, but for those that it has a parameter for;
 * what it sets is its own.
 */
export function variableUses(declared: SyntaxNode): SyntaxNode[] {
  const name = variableName(declared);
  const owner = /^\$(?:script|global):/i.test(declared.text) ? undefined : functionAround(declared);
  return everyNode(declared.tree.rootNode, new Set(['variable'])).filter(
    (one) =>
      !isSame(one, declared) &&
      variableName(one) === name &&
      (owner === undefined ? !isParameterOf(functionAround(one), name) : isWithin(one, owner)),
  );
}

function isParameterOf(owner: SyntaxNode | undefined, name: string): boolean {
  return (
    owner !== undefined &&
    everyNode(owner, parameters).some((one) =>
      namedChildren(one).some((child) => child.type === 'variable' && variableName(child) === name),
    )
  );
}

function isWithin(node: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.startIndex <= node.startIndex && node.endIndex <= outer.endIndex;
}
