import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, isSame, namedChildren } from '../code/nodes';
import { parameterOf } from '../code/parameters';
import type { Callable, Parameter } from '../code/parameters';
import type { Call } from '../jvm/credentials/code';
import type { Overloads } from '../jvm/credentials/duplicates';
import { hasModifier, identifiers, typeDeclarations } from './scopes';
import { parameterUses } from './variables';

const methods: ReadonlySet<string> = new Set(['method_declaration', 'local_function_statement']);
const creations: ReadonlySet<string> = new Set(['object_creation_expression', 'implicit_object_creation_expression']);
/** What calls a constructor: `new X(…)`, `: this(…)` and `: base(…)` of a constructor, `: X(…)` of a type. */
const makers: ReadonlySet<string> = new Set([...creations, 'constructor_initializer', 'base_list']);
const calls: ReadonlySet<string> = new Set([...makers, 'invocation_expression']);
type AsCall = (node: SyntaxNode, list: SyntaxNode) => Call | undefined;

/**
 * The parameter that an argument is given to: of the only method of that name in the file, or the only constructor of a
 * class of it. Undefined where another could be meant, or where it is not called by name alone.
 */
export function parameterOfCall(argument: SyntaxNode, call: Call, asCall: AsCall): Parameter | undefined {
  const root = argument.tree.rootNode;
  const isMade = makers.has(call.node.type);
  const all = isMade ? constructors(root, call.name) : methodsOf(root, call.name);
  const [declaration, ...others] = all.filter((one) => takes(one, call.arguments.length));
  const callable =
    declaration !== undefined && others.length === 0 ? callableOf(declaration, call.name, asCall) : undefined;
  return callable && parameterOf(namedChildren(argument).at(-1) ?? argument, callable);
}

/** The parameter whose default value a node is. */
export function parameterOfDefault(value: SyntaxNode, asCall: AsCall): Parameter | undefined {
  const declaration = value.parent?.type === 'parameter' ? value.parent.parent?.parent : undefined;
  const name = declaration?.childForFieldName('name')?.text;
  if (!declaration || name === undefined) {
    return undefined;
  }
  const root = value.tree.rootNode;
  const all = methods.has(declaration.type) ? methodsOf(root, name) : constructors(root, name);
  const callable = all.length === 1 ? callableOf(declaration, name, asCall) : undefined;
  return callable && parameterOf(value, callable);
}

function methodsOf(root: SyntaxNode, name: string): SyntaxNode[] {
  return everyNode(root, methods).filter((one) => one.childForFieldName('name')?.text === name);
}

/** The constructors of the types of a name, those that stand beside the name of the type included. */
function constructors(root: SyntaxNode, name: string): SyntaxNode[] {
  return everyNode(root, new Set(['constructor_declaration', ...typeDeclarations])).filter(
    (one) => one.childForFieldName('name')?.text === name && listOf(one) !== undefined,
  );
}

function parametersOf(declaration: SyntaxNode): SyntaxNode[] {
  const list = listOf(declaration);
  return list === undefined ? [] : namedChildren(list).filter(({ type }) => type !== 'comment');
}

/** Whether a method or constructor takes that many arguments: those with a default may be left out. */
function takes(declaration: SyntaxNode, count: number): boolean {
  const parameters = parametersOf(declaration);
  const required = parameters.filter((one) => isSame(namedChildren(one).at(-1), one.childForFieldName('name')));
  return required.length <= count && count <= parameters.length;
}

/** How C# writes methods and constructors of the same name. */
export const csharpOverloads: Overloads = {
  siblings: (declaration) => {
    const name = declaration.childForFieldName('name')?.text ?? '';
    const all = methods.has(declaration.type) ? methodsOf : constructors;
    return all(declaration.tree.rootNode, name);
  },
  parameters: parametersOf,
  access: (declaration) =>
    namedChildren(declaration)
      .filter(({ type, text }) => type === 'modifier' && /^(?:public|internal|protected|private)$/.test(text))
      .map(({ text }) => text)
      .join(' '),
  handedOn: (declaration) => {
    const initializer = namedChildren(declaration).find(({ type }) => type === 'constructor_initializer');
    const body = declaration.childForFieldName('body');
    const isThis = initializer?.children.some((child) => child?.type === 'this') === true;
    return isThis && body?.type === 'block' && namedChildren(body).length === 0
      ? namedChildren(namedChildren(initializer)[0] ?? initializer)
      : undefined;
  },
};

function listOf(declaration: SyntaxNode): SyntaxNode | undefined {
  return namedChildren(declaration).find(({ type }) => type === 'parameter_list');
}

function callableOf(declaration: SyntaxNode, name: string, asCall: AsCall): Callable | undefined {
  const root = declaration.tree.rootNode;
  const parameters = parametersOf(declaration);
  if (parameters.some(({ type }) => type !== 'parameter') || !canChange(declaration, name, root)) {
    return undefined;
  }
  const isMade = !methods.has(declaration.type);
  const all = isMade ? constructors(root, name) : methodsOf(root, name);
  const lists = everyNode(root, calls).flatMap((node) => {
    const arguments_ = namedChildren(node).find(({ type }) => type === 'argument_list');
    const call = arguments_ && asCall(node, arguments_);
    return call?.name === name && makers.has(node.type) === isMade ? [call.arguments] : [];
  });
  const taking = (list: readonly SyntaxNode[]): SyntaxNode[] => all.filter((one) => takes(one, list.length));
  // A call that none or several of the overloads take may mean any of them.
  if (lists.some((list) => taking(list).length !== 1)) {
    return undefined;
  }
  const given = lists.filter((list) => isSame(taking(list)[0], declaration));
  return {
    owner: name,
    declaration,
    isVisible: declaration.type !== 'local_function_statement' && !isPrivate(declaration),
    parameters: parameters.map((node) => {
      const label = node.childForFieldName('name') ?? node;
      const initial = namedChildren(node).at(-1);
      return {
        node,
        name: label.text,
        initial: isSame(initial, label) ? undefined : initial,
        uses: () => [...parameterUses(label, declaration), ...propertiesOf(label, declaration)],
      };
    }),
    calls: given.map((one) =>
      one.map((node) => ({
        node,
        value: namedChildren(node).at(-1) ?? node,
        label: node.childForFieldName('name')?.text,
      })),
    ),
  };
}

function isPrivate(declaration: SyntaxNode): boolean {
  const isHidden = !['public', 'internal', 'protected'].some((modifier) => hasModifier(declaration, modifier));
  return isHidden && !typeDeclarations.has(declaration.type);
}

/** What mentions the property that a record has for a parameter. */
function propertiesOf(name: SyntaxNode, declaration: SyntaxNode): SyntaxNode[] {
  return declaration.type !== 'record_declaration'
    ? []
    : everyNode(declaration.tree.rootNode, new Set(['member_access_expression'])).filter(
        (access) => access.childForFieldName('name')?.text === name.text,
      );
}

const takingApart: ReadonlySet<string> = new Set([
  'tuple_pattern',
  'tuple_expression',
  'constant_pattern',
  'recursive_pattern',
]);

/**
 * Whether a file takes what may be a record apart into its values: `var (a, b) = x`, `x is Pair(var a, _)`.
 * https://learn.microsoft.com/dotnet/csharp/fundamentals/functional/deconstruct
 */
function isTakenApart(name: string, count: number, root: SyntaxNode): boolean {
  return everyNode(root, takingApart).some((node) => {
    if (/_pattern$/.test(node.type) && node.type !== 'tuple_pattern') {
      return node.text.startsWith(name) && /^\s*\(/.test(node.text.slice(name.length));
    }
    const isGiven =
      node.type === 'tuple_pattern' ||
      (node.parent?.type === 'assignment_expression' && isSame(node.parent.childForFieldName('left'), node));
    return isGiven && namedChildren(node).length === count;
  });
}

/** What overrides a method, refers to it or calls a constructor by other means would not compile any more. */
function canChange(declaration: SyntaxNode, name: string, root: SyntaxNode): boolean {
  if (!methods.has(declaration.type)) {
    return declaration.type !== 'record_declaration' || !isTakenApart(name, parametersOf(declaration).length, root);
  }
  const owner = closest(declaration, typeDeclarations);
  const mayImplement =
    owner !== undefined &&
    declaration.type === 'method_declaration' &&
    !isPrivate(declaration) &&
    !hasModifier(declaration, 'static') &&
    namedChildren(owner).some(({ type }) => type === 'base_list');
  const isOpen = ['override', 'virtual', 'abstract', 'partial', 'extern'].some((modifier) =>
    hasModifier(declaration, modifier),
  );
  return !mayImplement && !isOpen && !everyNode(root, identifiers).some((one) => one.text === name && isGroup(one));
}

/** Whether a name stands for a method without calling it. */
function isGroup(name: SyntaxNode): boolean {
  const { parent } = name;
  const isMember = parent?.type === 'member_access_expression' && isSame(parent.childForFieldName('name'), name);
  const callee = isMember ? parent : name;
  const isCalled =
    callee.parent?.type === 'invocation_expression' && isSame(callee.parent.childForFieldName('function'), callee);
  return !isCalled && !(parent !== null && methods.has(parent.type) && isSame(parent.childForFieldName('name'), name));
}
