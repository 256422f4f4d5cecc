import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, namedChildren } from '../code/nodes';
import { parameterOf } from '../code/parameters';
import type { Parameter } from '../code/parameters';
import type { Call } from '../jvm/credentials/code';
import { typeDeclarations } from './file';
import { parameterUses } from './scopes';

const methods: ReadonlySet<string> = new Set(['method_declaration', 'constructor_declaration']);
const calls: ReadonlySet<string> = new Set(['method_invocation', 'object_creation_expression']);

/**
 * The parameter that an argument is given to: of the only method of that name in the file, or the only constructor of a
 * class of it. Undefined where another method could be meant, or where the method is not called by name alone.
 */
export function parameterOfCall(argument: SyntaxNode, call: Call): Parameter | undefined {
  const root = argument.tree.rootNode;
  const isConstructor = call.node.type === 'object_creation_expression';
  const everything = everyNode(
    root,
    new Set([...methods, ...calls, 'method_reference', 'explicit_constructor_invocation']),
  );
  const [declaration, ...others] = everything.filter(
    (node) =>
      node.type === (isConstructor ? 'constructor_declaration' : 'method_declaration') &&
      node.childForFieldName('name')?.text === call.name,
  );
  if (declaration === undefined || others.length > 0 || !canChange(declaration, isConstructor, everything, call.name)) {
    return undefined;
  }
  const parameters = parametersOf(declaration);
  const lists = everything.filter((node) => isCallOf(node, call)).map(argumentsOf);
  const body = declaration.childForFieldName('body');
  if (
    body === null ||
    parameters.some(({ type }) => type !== 'formal_parameter') ||
    lists.some((list) => list.length !== parameters.length)
  ) {
    return undefined;
  }
  return parameterOf(argument, {
    owner: call.name,
    declaration,
    isVisible: !/\bprivate\b/.test(modifiersOf(declaration)),
    parameters: parameters.map((node) => {
      const name = node.childForFieldName('name') ?? node;
      return { node, name: name.text, uses: () => parameterUses(node, name, body) };
    }),
    calls: lists.map((list) => list.map((node) => ({ node, value: node }))),
  });
}

/** What overrides a method, refers to it or calls a constructor by other means would not compile any more. */
function canChange(
  declaration: SyntaxNode,
  isConstructor: boolean,
  everything: readonly SyntaxNode[],
  name: string,
): boolean {
  const owner = closest(declaration, typeDeclarations);
  const isReferred = everything.some(
    (node) =>
      (node.type === 'method_reference' && node.text.endsWith(isConstructor ? '::new' : `::${name}`)) ||
      (isConstructor && node.type === 'explicit_constructor_invocation'),
  );
  return owner?.type === 'class_declaration' && !isReferred && !/@Override\b/.test(modifiersOf(declaration));
}

function isCallOf(node: SyntaxNode, { node: call, name }: Call): boolean {
  const called =
    node.type === 'object_creation_expression'
      ? node.childForFieldName('type')?.text
      : node.childForFieldName('name')?.text;
  return node.type === call.type && called === name;
}

function argumentsOf(call: SyntaxNode): readonly SyntaxNode[] {
  return namedChildren(call.childForFieldName('arguments') ?? call).filter(({ type }) => !/comment/.test(type));
}

function parametersOf(declaration: SyntaxNode): readonly SyntaxNode[] {
  return namedChildren(declaration.childForFieldName('parameters') ?? declaration).filter(
    ({ type }) => !/comment/.test(type),
  );
}

function modifiersOf(declaration: SyntaxNode): string {
  return namedChildren(declaration).find(({ type }) => type === 'modifiers')?.text ?? '';
}
