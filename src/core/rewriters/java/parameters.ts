import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, namedChildren } from '../code/nodes';
import { parameterOf } from '../code/parameters';
import type { Parameter } from '../code/parameters';
import type { Call } from '../jvm/credentials/code';
import type { Overloads } from '../jvm/credentials/duplicates';
import { typeDeclarations } from './file';
import { parameterUses } from './scopes';

const methods: ReadonlySet<string> = new Set(['method_declaration', 'constructor_declaration']);
const calls: ReadonlySet<string> = new Set([
  'method_invocation',
  'object_creation_expression',
  'explicit_constructor_invocation',
]);

/**
 * The parameter that an argument is given to: of the only method of that name in the file, or the only constructor of a
 * class of it, that takes as many. Undefined where another could be meant, or where it is not called by name alone.
 */
export function parameterOfCall(argument: SyntaxNode, call: Call): Parameter | undefined {
  const root = argument.tree.rootNode;
  const isConstructor = call.node.type !== 'method_invocation';
  const everything = everyNode(root, new Set([...methods, ...calls, 'method_reference']));
  const named = everything.filter(
    (node) =>
      node.type === (isConstructor ? 'constructor_declaration' : 'method_declaration') &&
      node.childForFieldName('name')?.text === call.name,
  );
  const taking = (count: number): SyntaxNode[] => named.filter((one) => parametersOf(one).length === count);
  const [declaration, ...others] = taking(call.arguments.length);
  const lists = everything.filter((node) => isCallOf(node, isConstructor, call.name)).map(argumentsOf);
  const body = declaration?.childForFieldName('body');
  if (
    !declaration ||
    !body ||
    others.length > 0 ||
    !canChange(declaration, isConstructor, everything, call.name) ||
    named.some((one) => parametersOf(one).some(({ type }) => type !== 'formal_parameter')) ||
    lists.some((list) => taking(list.length).length === 0)
  ) {
    return undefined;
  }
  const parameters = parametersOf(declaration);
  return parameterOf(argument, {
    owner: call.name,
    declaration,
    isVisible: !/\bprivate\b/.test(modifiersOf(declaration)),
    parameters: parameters.map((node) => {
      const name = node.childForFieldName('name') ?? node;
      return { node, name: name.text, uses: () => parameterUses(node, name, body) };
    }),
    calls: lists
      .filter((list) => list.length === parameters.length)
      .map((list) => list.map((node) => ({ node, value: node }))),
  });
}

/** What overrides a method or refers to it would not compile any more. */
function canChange(
  declaration: SyntaxNode,
  isConstructor: boolean,
  everything: readonly SyntaxNode[],
  name: string,
): boolean {
  const owner = closest(declaration, typeDeclarations);
  const isReferred = everything.some(
    (node) => node.type === 'method_reference' && node.text.endsWith(isConstructor ? '::new' : `::${name}`),
  );
  return owner?.type === 'class_declaration' && !isReferred && !/@Override\b/.test(modifiersOf(declaration));
}

function isCallOf(node: SyntaxNode, isConstructor: boolean, name: string): boolean {
  switch (node.type) {
    case 'object_creation_expression':
      return isConstructor && node.childForFieldName('type')?.text === name;
    case 'explicit_constructor_invocation':
      return isConstructor && constructedBy(node) === name;
    default:
      return !isConstructor && node.type === 'method_invocation' && node.childForFieldName('name')?.text === name;
  }
}

/** The name of the class whose constructor `this(…)` or `super(…)` calls; empty where it cannot be told. */
export function constructedBy(invocation: SyntaxNode): string {
  const owner = closest(invocation, typeDeclarations);
  if (invocation.childForFieldName('constructor')?.type === 'this') {
    return owner?.childForFieldName('name')?.text ?? '';
  }
  const superclass = owner?.childForFieldName('superclass')?.namedChildren[0];
  return superclass?.type === 'type_identifier' ? superclass.text : '';
}

/** How Java writes methods and constructors of the same name. */
export const javaOverloads: Overloads = {
  siblings: (declaration) => {
    const name = declaration.childForFieldName('name')?.text;
    return namedChildren(declaration.parent ?? declaration).filter(
      (one) => one.type === declaration.type && one.childForFieldName('name')?.text === name,
    );
  },
  parameters: parametersOf,
  access: (declaration) => /\b(?:public|protected|private)\b/.exec(modifiersOf(declaration))?.[0] ?? '',
  handedOn: (declaration) => {
    const [call, ...more] = namedChildren(declaration.childForFieldName('body') ?? declaration);
    return more.length === 0 &&
      call?.type === 'explicit_constructor_invocation' &&
      call.childForFieldName('constructor')?.type === 'this'
      ? argumentsOf(call)
      : undefined;
  },
};

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
