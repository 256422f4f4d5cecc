import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, isSame, namedChildren } from '../code/nodes';
import type { Argument, Callable, Declared } from '../code/parameters';

const methods: ReadonlySet<string> = new Set(['method', 'singleton_method']);
const calls: ReadonlySet<string> = new Set(['call']);
const types: ReadonlySet<string> = new Set(['class', 'module']);
const scopes: ReadonlySet<string> = new Set([...methods, ...types, 'program']);
/** What a method may be named for that does not call it. */
const modifier = /^(?:private|protected|public|private_class_method|module_function)$/;

/** The method of this file that a call means; undefined where another could be meant or be called in its place. */
export function calledMethod(call: SyntaxNode): Callable | undefined {
  const root = call.tree.rootNode;
  const name = call.childForFieldName('method')?.text;
  if (name !== 'new') {
    const [declaration, ...others] = everyNode(root, methods).filter((one) => nameOf(one) === name);
    return others.length === 0 && name !== 'initialize' ? callable(declaration, root) : undefined;
  }
  const made = madeClass(call);
  const [type, ...others] = everyNode(root, new Set(['class'])).filter((one) => nameOf(one) === made);
  const body = type?.childForFieldName('body');
  const declaration =
    body && others.length === 0 ? namedChildren(body).find((one) => nameOf(one) === 'initialize') : undefined;
  return callable(declaration, root);
}

/** The method whose parameter a node is. */
export function methodOfParameter(parameter: SyntaxNode): Callable | undefined {
  const declaration = parameter.parent?.parent;
  return declaration && methods.has(declaration.type) ? callable(declaration, parameter.tree.rootNode) : undefined;
}

function nameOf(declaration: SyntaxNode): string | undefined {
  return declaration.childForFieldName('name')?.text.split('::').at(-1);
}

/** The class that `X.new`, or `new` within a class, makes an object of. */
function madeClass(call: SyntaxNode): string | undefined {
  const receiver = call.childForFieldName('receiver')?.text;
  const own = closest(call, types);
  return receiver === undefined || receiver === 'self'
    ? own && nameOf(own)
    : /^(?:::)?[A-Z][\w:]*$/.test(receiver)
      ? receiver.split('::').at(-1)
      : undefined;
}

function callable(declaration: SyntaxNode | undefined, root: SyntaxNode): Callable | undefined {
  const name = declaration && nameOf(declaration);
  const list = declaration?.childForFieldName('parameters');
  if (declaration === undefined || name === undefined || !list) {
    return undefined;
  }
  const owner = name === 'initialize' ? nameOf(closest(declaration, types) ?? declaration) : name;
  const parameters = namedChildren(list).filter(({ type }) => type !== 'block_parameter' && type !== 'comment');
  const given = everyNode(root, calls)
    .filter((call) =>
      name === 'initialize'
        ? call.childForFieldName('method')?.text === 'new' && madeClass(call) === owner
        : call.childForFieldName('method')?.text === name,
    )
    .map(argumentsOf);
  const isPlain = parameters.every(({ type }) => /^(?:identifier|optional_parameter|keyword_parameter)$/.test(type));
  if (owner === undefined || !isPlain || given.includes(undefined) || isCalledOtherwise(declaration, owner, root)) {
    return undefined;
  }
  return {
    owner,
    declaration,
    isVisible: true,
    parameters: parameters.map((node) => declared(node, declaration)),
    calls: given.flatMap((one) => (one === undefined ? [] : [one])),
  };
}

/** Whether a method is called by its name as a symbol, or through `super`. */
function isCalledOtherwise(declaration: SyntaxNode, owner: string, root: SyntaxNode): boolean {
  const name = nameOf(declaration) ?? '';
  const isNamed = everyNode(root, new Set(['simple_symbol'])).some(
    (one) => one.text === `:${name}` && !modifier.test(one.parent?.parent?.childForFieldName('method')?.text ?? ''),
  );
  const isInherited = everyNode(root, new Set(['superclass'])).some((one) => one.text.endsWith(owner));
  const handsOn = everyNode(declaration, new Set(['super'])).some((one) => one.parent?.type !== 'call');
  return isNamed || handsOn || (name === 'initialize' && isInherited);
}

/** The arguments of a call; undefined where a list is handed on whole. */
function argumentsOf(call: SyntaxNode): readonly Argument[] | undefined {
  const list = call.childForFieldName('arguments');
  const given =
    list === null ? [] : namedChildren(list).filter(({ type }) => !/^(?:comment|block_argument)$/.test(type));
  if (given.some(({ type }) => /splat|forward/.test(type))) {
    return undefined;
  }
  return given.map((node) => {
    const key = node.type === 'pair' ? node.childForFieldName('key') : null;
    return {
      node,
      value: node.childForFieldName('value') ?? key ?? node,
      label: key?.text.replace(/^:/, ''),
    };
  });
}

function declared(node: SyntaxNode, declaration: SyntaxNode): Declared {
  const name = node.childForFieldName('name') ?? node;
  return {
    node,
    name: name.text,
    initial: node.childForFieldName('value') ?? undefined,
    isNamed: node.type === 'keyword_parameter',
    uses: () => localUses(name, declaration.childForFieldName('body') ?? declaration),
  };
}

/** What mentions a local variable or a parameter within a stretch of code, `key:` for `key: key` included. */
function localUses(declaredName: SyntaxNode, body: SyntaxNode): SyntaxNode[] {
  return [body, ...everyNode(body, new Set(['identifier', 'hash_key_symbol']))].filter(
    (node) =>
      node.text === declaredName.text &&
      !isSame(node, declaredName) &&
      (node.type === 'identifier' ? !isMember(node) : isShorthand(node)),
  );
}

/** What else mentions a variable in the method, class or file that it is seen in. */
export function variableUses(declaredName: SyntaxNode): SyntaxNode[] | undefined {
  switch (declaredName.type) {
    case 'identifier':
      return localUses(declaredName, scopeOf(declaredName)).filter((use) =>
        isSame(scopeOf(use), scopeOf(declaredName)),
      );
    case 'instance_variable':
    case 'class_variable': {
      const owner = closest(declaredName, types) ?? declaredName.tree.rootNode;
      const name = declaredName.text.replace(/^@+/, '');
      return [
        ...everyNode(owner, new Set([declaredName.type])).filter(
          (one) => one.text === declaredName.text && !isSame(one, declaredName),
        ),
        ...everyNode(owner, new Set(['simple_symbol'])).filter((one) => one.text === `:${name}` && isAccessor(one)),
      ];
    }
    default:
      return undefined;
  }
}

/** Whether a symbol names an accessor: `attr_reader :key`. */
export function isAccessor(symbol: SyntaxNode): boolean {
  return /^attr_(?:reader|accessor|writer)$/.test(symbol.parent?.parent?.childForFieldName('method')?.text ?? '');
}

/** What an accessor is called by: `key`, `self.key`, `storage.key`. */
export function accessorUses(symbol: SyntaxNode): SyntaxNode[] {
  const name = symbol.text.slice(1);
  const owner = closest(symbol, types) ?? symbol.tree.rootNode;
  const own = everyNode(owner, new Set(['identifier'])).filter(
    (one) => one.text === name && !isMember(one) && !isLocal(one),
  );
  const members = everyNode(symbol.tree.rootNode, calls).filter(
    (call) => call.childForFieldName('method')?.text === name && call.childForFieldName('receiver') !== null,
  );
  return [...own, ...members];
}

/** Whether a name is a parameter or a variable of the method that it stands in. */
function isLocal(name: SyntaxNode): boolean {
  const method = closest(name, methods);
  const list = method?.childForFieldName('parameters');
  const isGiven = list
    ? namedChildren(list).some((one) => (one.childForFieldName('name') ?? one).text === name.text)
    : false;
  const isAssigned =
    method !== undefined &&
    everyNode(method, new Set(['assignment'])).some((one) => one.childForFieldName('left')?.text === name.text);
  return isGiven || isAssigned || closest(name, new Set(['method_parameters'])) !== undefined;
}

function scopeOf(node: SyntaxNode): SyntaxNode {
  return closest(node, scopes) ?? node.tree.rootNode;
}

/** Whether a name is that of a method that is called on something, or of a declaration. */
function isMember(node: SyntaxNode): boolean {
  const { parent } = node;
  return (
    parent !== null &&
    ((parent.type === 'call' &&
      isSame(parent.childForFieldName('method'), node) &&
      parent.childForFieldName('receiver') !== null) ||
      (methods.has(parent.type) && isSame(parent.childForFieldName('name'), node)))
  );
}

function isShorthand(key: SyntaxNode): boolean {
  return key.parent?.type === 'pair' && key.parent.childForFieldName('value') === null;
}
