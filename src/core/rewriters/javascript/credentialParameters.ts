import type { SyntaxNode } from '../../languages/parsers';
import { holdsNoKey } from '../code/parameters';
import { isNothing, refuseExported } from './credentialUses';
import type { Binding, Scopes } from './scopes';
import {
  ancestors,
  children,
  descendants,
  isDeclaredPrivate,
  keyName,
  memberName,
  membersCalled,
  named,
  same,
  tokens,
  unwrap,
  wrapped,
} from './syntax';

/** A parameter of a function of the file, and what every call gives it. */
export interface GivenParameter {
  /** The function, as a comment above documents it. */
  readonly declaration: SyntaxNode;
  /** The parameter itself: an item of the list of parameters. */
  readonly node: SyntaxNode;
  /** The name or pattern that it is bound to. */
  readonly pattern: SyntaxNode;
  /** What a call that gives nothing gives. */
  readonly initial: SyntaxNode | undefined;
  /** What calls give it: items of their lists of arguments. */
  readonly arguments: readonly SyntaxNode[];
  /** How many calls there are. */
  readonly calls: number;
  /** Where the parameter is used; none for a pattern. */
  readonly uses: readonly SyntaxNode[];
}

/** A function or constructor of the file. */
interface Callable {
  readonly function: SyntaxNode;
  readonly binding: Binding;
}

/**
 * The parameter of a function, arrow function or constructor of the file that an argument is given to. Undefined where not
 * every call can be seen, or a list is handed on as a whole.
 *
 * @throws CannotGo where the function leaves the file.
 */
export function parameterGiven(list: SyntaxNode, value: SyntaxNode, scopes: Scopes): GivenParameter | undefined {
  const callable = list.parent === null ? undefined : calledBy(list.parent, scopes);
  if (callable === undefined) {
    return undefined;
  }
  const { function: owner, binding } = callable;
  const index = children(list).findIndex((argument) => same(argument, value));
  const parameters = owner.childForFieldName('parameters');
  const node = parameters === null ? undefined : children(parameters)[index];
  const lists = callsOf(binding);
  if (node === undefined || lists === undefined || parameters?.namedChild(0)?.text === 'this' || isIndirect(owner)) {
    return undefined;
  }
  const parameter = partsOf(node);
  if (parameter === undefined || lists.some((one) => children(one).some(({ type }) => type === 'spread_element'))) {
    return undefined;
  }
  if (binding.owner.type !== 'method_definition') {
    refuseExported(binding.owner, binding.name);
  }
  const { pattern } = parameter;
  const field = isField(node);
  if (field && !isDeclaredPrivate(node)) {
    return undefined;
  }
  return {
    declaration: binding.owner.type === 'class_declaration' ? owner : binding.owner,
    node,
    pattern,
    initial: parameter.initial,
    arguments: lists.flatMap((one) => children(one)[index] ?? []),
    calls: lists.length,
    uses: [...(scopes.of(pattern)?.references ?? []), ...(field ? membersOf(owner, pattern.text) : [])],
  };
}

/**
 * What calls give parameters that go and would be lost with them, since nobody was asked whether it is to be kept: another
 * key.
 *
 * @param isKnown whether a value goes as well, or is read from elsewhere.
 */
export function otherKey(
  parameters: readonly GivenParameter[],
  isKnown: (value: SyntaxNode) => boolean,
): SyntaxNode | undefined {
  return parameters
    .flatMap(({ arguments: given, calls, initial }) => [...(calls > 1 ? given : []), ...(initial ? [initial] : [])])
    .map(unwrap)
    .find((value) => !isNothing(value) && !holdsNoKey(value) && !isKnown(value));
}

/** The function of the file that a call runs. */
function calledBy(call: SyntaxNode, scopes: Scopes): Callable | undefined {
  const isNew = call.type === 'new_expression';
  const callee = call.childForFieldName(isNew ? 'constructor' : 'function');
  const method = callee === null || isNew ? undefined : privateMethod(unwrap(callee));
  if (method !== undefined) {
    return method;
  }
  const binding = callee === null ? undefined : scopes.of(unwrap(callee));
  const owner = binding?.owner;
  if (binding === undefined || owner === undefined) {
    return undefined;
  }
  if (isNew) {
    const body = owner.type === 'class_declaration' ? owner.childForFieldName('body') : null;
    const made = body === null ? undefined : named(body).filter(isConstructor);
    return made?.length === 1 && made[0] ? { function: made[0], binding } : undefined;
  }
  if (/^(?:generator_)?function_declaration$/.test(owner.type)) {
    return { function: owner, binding };
  }
  const value = owner.type === 'variable_declarator' ? owner.childForFieldName('value') : null;
  const isConstant = owner.parent?.type === 'lexical_declaration' && owner.parent.child(0)?.type === 'const';
  return isConstant && value !== null && /^(?:arrow_function|function_expression|generator_function)$/.test(value.type)
    ? { function: value, binding }
    : undefined;
}

/** The private method that `this.name` or `Class.name` means. */
function privateMethod(callee: SyntaxNode): Callable | undefined {
  const name = memberName(callee) ?? '';
  const body = [...ancestors(callee)].find((node) => node.type === 'class_body');
  const methods = body === undefined ? [] : named(body).filter((node) => keyName(node) === name);
  const [method] = methods;
  const declaration = method?.childForFieldName('name');
  if (
    body === undefined ||
    methods.length !== 1 ||
    method?.type !== 'method_definition' ||
    !declaration ||
    !(name.startsWith('#') || isDeclaredPrivate(method))
  ) {
    return undefined;
  }
  const references = membersCalled(body, name);
  return { function: method, binding: { name, declaration, owner: method, references } };
}

function isConstructor(member: SyntaxNode): boolean {
  return member.type === 'method_definition' && member.childForFieldName('name')?.text === 'constructor';
}

/** The arguments of all calls of a function; undefined where it is used for anything else. */
function callsOf({ references }: Binding): SyntaxNode[] | undefined {
  const lists: SyntaxNode[] = [];
  for (const reference of references) {
    if (reference.type === 'type_identifier') {
      continue;
    }
    const callee = wrapped(reference);
    const call = callee.parent;
    const isCall =
      (call?.type === 'call_expression' && same(call.childForFieldName('function'), callee)) ||
      (call?.type === 'new_expression' && same(call.childForFieldName('constructor'), callee));
    const list = isCall ? call.childForFieldName('arguments') : null;
    if (list?.type !== 'arguments') {
      return undefined;
    }
    lists.push(list);
  }
  return lists;
}

/** Whether a function reads what it is given in another way than by its parameters. */
function isIndirect(owner: SyntaxNode): boolean {
  return owner.type !== 'arrow_function' && descendants(owner, 'identifier').some((node) => node.text === 'arguments');
}

function partsOf(
  node: SyntaxNode,
): { readonly pattern: SyntaxNode; readonly initial: SyntaxNode | undefined } | undefined {
  if (named(node).some((child) => child.type === 'decorator')) {
    return undefined;
  }
  const isTyped = /^(?:required|optional)_parameter$/.test(node.type);
  const pattern = isTyped
    ? node.childForFieldName('pattern')
    : node.type === 'assignment_pattern'
      ? node.childForFieldName('left')
      : node;
  const initial = node.childForFieldName(isTyped ? 'value' : 'right') ?? undefined;
  return pattern !== null && /^(?:identifier|object_pattern)$/.test(pattern.type) ? { pattern, initial } : undefined;
}

/** Whether a parameter of a constructor declares a field, too. */
function isField(node: SyntaxNode): boolean {
  return tokens(node).some(({ type }) => /^(?:accessibility_modifier|override_modifier|readonly)$/.test(type));
}

/** `this.name` within the class of a constructor. */
function membersOf(constructor: SyntaxNode, name: string): SyntaxNode[] {
  return descendants(constructor.parent ?? constructor, 'member_expression').filter(
    (node) => node.childForFieldName('object')?.type === 'this' && node.childForFieldName('property')?.text === name,
  );
}
