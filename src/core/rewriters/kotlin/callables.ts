import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, isSame, namedChildren } from '../code/nodes';
import { parameterOf } from '../code/parameters';
import type { Argument, Callable, Declared, Parameter } from '../code/parameters';
import type { Call } from '../jvm/credentials/code';
import { accessOf, isDeclaration, isLabel } from './mentions';
import { isMemberOf } from './receivers';

const declarations: ReadonlySet<string> = new Set(['function_declaration', 'class_declaration']);
const lists: ReadonlySet<string> = new Set(['class_parameters', 'function_value_parameters']);

/**
 * The parameter that an argument is given to: of the only function or class of that name in the file. Undefined where
 * another could be meant, or where it is not called by name alone.
 */
export function parameterOfCall(argument: SyntaxNode, call: Call): Parameter | undefined {
  const root = argument.tree.rootNode;
  const [declaration, ...others] = everyNode(root, declarations).filter(
    (one) => one.childForFieldName('name')?.text === call.name,
  );
  const callable = declaration !== undefined && others.length === 0 ? callableOf(declaration, root) : undefined;
  return callable && parameterOf(valueOf(argument), callable);
}

/** The parameter whose default value a node is: of a function it stands beside, of a class within the parameter. */
export function parameterOfDefault(value: SyntaxNode): Parameter | undefined {
  const { parent } = value;
  const isDefault =
    parent?.type === 'class_parameter' ||
    (parent?.type === 'function_value_parameters' && value.previousSibling?.type === '=');
  const declaration = isDefault ? closest(value, declarations) : undefined;
  const root = value.tree.rootNode;
  const name = declaration?.childForFieldName('name')?.text;
  const isOnly =
    everyNode(root, declarations).filter((one) => one.childForFieldName('name')?.text === name).length === 1;
  const callable = declaration && isOnly ? callableOf(declaration, root) : undefined;
  return callable && parameterOf(value, callable);
}

function callableOf(declaration: SyntaxNode, root: SyntaxNode): Callable | undefined {
  const name = declaration.childForFieldName('name')?.text;
  const list = listOf(declaration);
  if (name === undefined || list === undefined || !canChange(declaration, name, root)) {
    return undefined;
  }
  const calls = everyNode(root, new Set(['call_expression'])).filter((call) => calledName(call) === name);
  const given = calls.map(argumentsOf);
  return given.some((one) => one.some(({ value }) => value.type === 'spread_expression'))
    ? undefined
    : {
        owner: name,
        declaration,
        isVisible: !/\bprivate\b/.test(modifiersOf(declaration)),
        parameters: namedChildren(list)
          .filter(({ type }) => type === 'parameter' || type === 'class_parameter')
          .map((node) => declared(node, declaration)),
        calls: given,
      };
}

function listOf(declaration: SyntaxNode): SyntaxNode | undefined {
  const owner = namedChildren(declaration).find(({ type }) => type === 'primary_constructor') ?? declaration;
  return namedChildren(owner).find(({ type }) => lists.has(type));
}

/** What overrides a function, refers to it or makes an object by other means would not compile any more. */
function canChange(declaration: SyntaxNode, name: string, root: SyntaxNode): boolean {
  const isReferred = everyNode(root, new Set(['callable_reference'])).some((one) => one.text.endsWith(`::${name}`));
  const isInherited = everyNode(root, new Set(['constructor_invocation'])).some(
    (one) => namedChildren(one)[0]?.text === name,
  );
  const hasOthers =
    declaration.type === 'class_declaration' && everyNode(declaration, new Set(['secondary_constructor'])).length > 0;
  // What has no body is there for those who give it one.
  const isOwn =
    declaration.type === 'class_declaration' || namedChildren(declaration).some(({ type }) => type === 'function_body');
  const isOpen = /\b(?:override|open|abstract)\b/.test(modifiersOf(declaration));
  return !isReferred && !isInherited && !hasOthers && isOwn && !isOpen;
}

function modifiersOf(declaration: SyntaxNode): string {
  return namedChildren(declaration).find(({ type }) => type === 'modifiers')?.text ?? '';
}

function calledName(call: SyntaxNode): string | undefined {
  const [callee] = namedChildren(call);
  return callee?.type === 'navigation_expression' ? namedChildren(callee)[1]?.text : callee?.text;
}

function argumentsOf(call: SyntaxNode): readonly Argument[] {
  const list = namedChildren(call).find(({ type }) => type === 'value_arguments');
  return (list === undefined ? [] : namedChildren(list))
    .filter(({ type }) => type === 'value_argument')
    .map((node) => {
      const [first, ...rest] = namedChildren(node);
      return { node, value: valueOf(node), label: rest.length > 0 ? first?.text : undefined };
    });
}

function valueOf(argument: SyntaxNode): SyntaxNode {
  return argument.type === 'value_argument' ? (namedChildren(argument).at(-1) ?? argument) : argument;
}

function declared(node: SyntaxNode, declaration: SyntaxNode): Declared {
  const children = namedChildren(node).filter(({ type }) => type !== 'modifiers');
  const name = children[0] ?? node;
  // The grammar has the default of a function's parameter beside it, of a class's within it.
  const beside = node.nextSibling?.type === '=' ? (node.nextNamedSibling ?? undefined) : undefined;
  return {
    node,
    name: name.text,
    initial: node.type === 'parameter' ? beside : children[2],
    uses: () => usesOf(name, node, declaration),
  };
}

/** Whether a property is there for what its class inherits from, or for what inherits from its class. */
export function isDemanded(property: SyntaxNode): boolean {
  return /\b(?:override|open|abstract)\b/.test(modifiersOf(property));
}

/** What mentions a parameter; the parameter itself, which nothing can be made of, where its name is declared again. */
function usesOf(name: SyntaxNode, parameter: SyntaxNode, declaration: SyntaxNode): SyntaxNode[] {
  const isMember = parameter.type === 'class_parameter' && /^(?:.*\s)?va[lr]\s/.test(parameter.text);
  const named = everyNode(isMember ? declaration.tree.rootNode : declaration, new Set(['identifier'])).filter(
    (one) => one.text === name.text && !isSame(one, name),
  );
  const isWithin = (one: SyntaxNode): boolean =>
    declaration.startIndex <= one.startIndex && one.endIndex <= declaration.endIndex;
  const owner = declaration.childForFieldName('name')?.text ?? '';
  const others = isMember ? named.filter((one) => isLabel(one) || !isWithin(one)) : [];
  const isOther = (one: SyntaxNode): boolean => others.includes(one) && isMemberOf(one, owner) === true;
  const own = named.filter((one) => (isWithin(one) && !isLabel(one)) || isOther(one));
  const isUnclear =
    isDemanded(parameter) || own.some(isDeclaration) || others.some((one) => isMemberOf(one, owner) === undefined);
  return isUnclear ? [parameter] : own.map(accessOf);
}
