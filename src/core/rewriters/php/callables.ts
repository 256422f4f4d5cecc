import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, isSame, namedChildren } from '../code/nodes';
import type { Argument, Callable, Declared } from '../code/parameters';

const functions: ReadonlySet<string> = new Set(['function_definition', 'method_declaration']);
const calls: ReadonlySet<string> = new Set([
  'function_call_expression',
  'scoped_call_expression',
  'member_call_expression',
  'nullsafe_member_call_expression',
  'object_creation_expression',
]);
const classes: ReadonlySet<string> = new Set([
  'class_declaration',
  'anonymous_class',
  'interface_declaration',
  'trait_declaration',
  'enum_declaration',
]);
const constructor = '__construct';

/** The function of this file that a call means; undefined where another could be meant or be called in its place. */
export function calledFunction(call: SyntaxNode): Callable | undefined {
  const root = call.tree.rootNode;
  const name = calledName(call);
  if (name === undefined) {
    return undefined;
  }
  if (call.type !== 'object_creation_expression') {
    return name === constructor ? undefined : callable(only(root, name), root);
  }
  const [type, ...others] = everyNode(root, new Set(['class_declaration'])).filter(
    (one) => one.childForFieldName('name')?.text === name,
  );
  const body = type?.childForFieldName('body');
  const declaration =
    others.length > 0 || !body
      ? undefined
      : namedChildren(body).find((one) => one.childForFieldName('name')?.text === constructor);
  return callable(declaration, root);
}

/** The function whose parameter a node is. */
export function functionOfParameter(parameter: SyntaxNode): Callable | undefined {
  const declaration = parameter.parent?.parent;
  return declaration && functions.has(declaration.type) ? callable(declaration, parameter.tree.rootNode) : undefined;
}

/** The only function or method of a name. */
function only(root: SyntaxNode, name: string): SyntaxNode | undefined {
  const [declaration, ...others] = everyNode(root, functions).filter(
    (one) => one.childForFieldName('name')?.text === name,
  );
  return others.length === 0 ? declaration : undefined;
}

function callable(declaration: SyntaxNode | undefined, root: SyntaxNode): Callable | undefined {
  const name = declaration?.childForFieldName('name')?.text;
  const list = declaration?.childForFieldName('parameters');
  if (declaration === undefined || name === undefined || !list || isHeldTo(declaration, name)) {
    return undefined;
  }
  const owner = name === constructor ? closest(declaration, classes)?.childForFieldName('name')?.text : name;
  const isCall = (node: SyntaxNode): boolean =>
    calledName(node) === owner && (node.type === 'object_creation_expression') === (name === constructor);
  const given = everyNode(root, calls).filter(isCall).map(argumentsOf);
  const isHandedOn = everyNode(root, new Set(['string', 'encapsed_string'])).some(
    (text) => name !== constructor && text.text.slice(1, -1).split('::').at(-1) === name,
  );
  if (owner === undefined || isHandedOn || given.includes(undefined)) {
    return undefined;
  }
  return {
    owner,
    declaration,
    isVisible: !namedChildren(declaration).some(({ text }) => text === 'private'),
    parameters: parametersOf(list, declaration),
    calls: given.flatMap((one) => (one === undefined ? [] : [one])),
  };
}

/** Whether a type above or below in its hierarchy holds a method to its parameters. */
function isHeldTo(declaration: SyntaxNode, name: string): boolean {
  const owner = declaration.type === 'method_declaration' ? closest(declaration, classes) : undefined;
  if (owner === undefined) {
    return declaration.type === 'method_declaration';
  }
  if (name === constructor) {
    return everyNode(owner.tree.rootNode, new Set(['scoped_call_expression'])).some(
      (call) => call.text.startsWith('parent::__construct') && closest(call, classes)?.id !== owner.id,
    );
  }
  const isPrivate = namedChildren(declaration).some(({ text }) => text === 'private');
  const isOpen = namedChildren(owner).some(({ type }) => /^(?:base_clause|class_interface_clause)$/.test(type));
  return owner.type !== 'class_declaration' || (isOpen && !isPrivate);
}

/** The name that a call has for what it calls: of the class where it makes an object. */
function calledName(call: SyntaxNode): string | undefined {
  const name =
    call.type === 'object_creation_expression'
      ? namedChildren(call)[0]
      : (call.childForFieldName('function') ?? call.childForFieldName('name'));
  const text = name?.text.split('\\').at(-1);
  return call.type === 'object_creation_expression' && /^(?:self|static)$/.test(text ?? '')
    ? closest(call, classes)?.childForFieldName('name')?.text
    : text;
}

/** The arguments of a call; undefined where a list is handed on whole, or the function itself. */
function argumentsOf(call: SyntaxNode): readonly Argument[] | undefined {
  const list =
    call.childForFieldName('arguments') ?? namedChildren(call).find(({ type }) => type === 'arguments') ?? undefined;
  const given = list === undefined ? [] : namedChildren(list).filter(({ type }) => type !== 'comment');
  const isPlain = given.every(
    (one) => one.type === 'argument' && namedChildren(one).at(-1)?.type !== 'variadic_unpacking',
  );
  return isPlain
    ? given.map((node) => ({
        node,
        value: namedChildren(node).at(-1) ?? node,
        label: node.childForFieldName('name')?.text,
      }))
    : undefined;
}

function parametersOf(list: SyntaxNode, declaration: SyntaxNode): Declared[] {
  return namedChildren(list)
    .filter(({ type }) => type !== 'comment')
    .map((node) => {
      const name = node.childForFieldName('name')?.text ?? '';
      return {
        node,
        name: name.slice(1),
        initial: node.childForFieldName('default_value') ?? undefined,
        uses: () => usesOf(node, name, declaration),
      };
    });
}

function usesOf(parameter: SyntaxNode, name: string, declaration: SyntaxNode): SyntaxNode[] {
  const body = declaration.childForFieldName('body');
  const own = body === null ? [] : everyNode(body, new Set(['variable_name'])).filter(({ text }) => text === name);
  const owner = closest(declaration, classes);
  return parameter.type === 'property_promotion_parameter' && owner !== undefined
    ? [...own, ...propertyUses(owner, name.slice(1))]
    : own;
}

/** The expressions that mention a property of a class of the file: `$this->key`, `self::$key`. */
export function propertyUses(owner: SyntaxNode, name: string): SyntaxNode[] {
  return everyNode(owner, new Set(['member_access_expression', 'scoped_property_access_expression'])).filter(
    (one) =>
      /^(?:\$this|self|static)$/.test(
        (one.childForFieldName('object') ?? one.childForFieldName('scope'))?.text ?? '',
      ) && (one.childForFieldName('name')?.text ?? '').replace(/^\$/, '') === name,
  );
}

/** The declaration of a property that is one of a class's own: `private string $key;`. */
export function propertyDeclaration(owner: SyntaxNode, name: string): SyntaxNode | undefined {
  return everyNode(owner, new Set(['property_element'])).find(
    (one) => one.childForFieldName('name')?.text === `$${name}` && isSame(closest(one, classes), owner),
  );
}

/** The class that a node stands in. */
export function classOf(node: SyntaxNode): SyntaxNode | undefined {
  return closest(node, classes);
}
