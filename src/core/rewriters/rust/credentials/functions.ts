import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { ancestors, everyNode, isSame, namedChildren } from '../../code/nodes';

const names: ReadonlySet<string> = new Set(['identifier', 'field_identifier']);
const functions: ReadonlySet<string> = new Set(['function_item']);

/** A function or method of the file of which every call of the file is known. */
export interface RustFunction {
  readonly declaration: SyntaxNode;
  readonly parameters: readonly RustParameter[];
  readonly calls: readonly SyntaxNode[];
}

/** A parameter of a function. */
export interface RustParameter {
  /** An item of the list of parameters. */
  readonly node: SyntaxNode;
  readonly name: string;
  /** What calls give it: items of their lists of arguments. */
  readonly arguments: readonly SyntaxNode[];
}

/**
 * The function of the file that a call runs; undefined where it is none, or not known to be one: another of that name.
 *
 * @throws CannotGo where other files may call it, or where not all of its calls can be seen.
 */
export function calledFunction(root: SyntaxNode, call: SyntaxNode): RustFunction | undefined {
  const callee = call.childForFieldName('function');
  const name = callee?.childForFieldName('field') ?? callee?.childForFieldName('name') ?? callee;
  const owner = callee?.type === 'scoped_identifier' ? callee.childForFieldName('path')?.text : undefined;
  const found = everyNode(root, functions).filter((one) => one.childForFieldName('name')?.text === name?.text);
  const fits = found.filter((one) => owner === undefined || owner === 'Self' || ownerOf(one) === owner);
  const [declaration] = fits;
  return declaration === undefined || fits.length > 1 ? undefined : readFunction(root, declaration, found.length === 1);
}

/**
 * A function of the file with its calls.
 *
 * @param isOnly whether no other function of the file has its name, so that methods need no owner to be told apart.
 * @throws CannotGo as `calledFunction` does.
 */
export function readFunction(root: SyntaxNode, declaration: SyntaxNode, isOnly: boolean): RustFunction | undefined {
  const own = declaration.childForFieldName('name');
  if (own === null || isOfTrait(declaration)) {
    return undefined;
  }
  refuseVisible(root, declaration, own.text);
  const owner = ownerOf(declaration);
  const nodes = namedChildren(declaration.childForFieldName('parameters') ?? declaration).filter(
    ({ type }) => type === 'parameter' || type === 'self_parameter',
  );
  const takesSelf = nodes[0]?.type === 'self_parameter';
  const calls: SyntaxNode[] = [];
  for (const mention of everyNode(root, names)) {
    if (mention.text !== own.text || isSame(mention, own) || isOtherName(mention)) {
      continue;
    }
    const callee = /^(?:scoped_identifier|field_expression)$/.test(mention.parent?.type ?? '')
      ? mention.parent
      : mention;
    const call = callee?.parent;
    const path = callee?.type === 'scoped_identifier' ? callee.childForFieldName('path')?.text : undefined;
    const isMethod = callee?.type === 'field_expression';
    if ((isMethod && !takesSelf) || (callee?.type === 'identifier' && owner !== undefined)) {
      continue;
    }
    if (path !== undefined && path !== 'Self' && path !== 'self' && owner !== undefined && path !== owner) {
      continue;
    }
    if (call?.type !== 'call_expression' || !isSame(call.childForFieldName('function'), callee) || !isOnly) {
      throw new CannotGo(
        message(
          '{0} takes the key and is used in line {1} in a way that its calls cannot be told from: take the key out by hand.',
          own.text,
          mention.startPosition.row + 1,
        ),
      );
    }
    calls.push(call);
  }
  const parameters = nodes.filter(({ type }) => type === 'parameter');
  const lists = calls.map((call) => {
    const given = namedChildren(call.childForFieldName('arguments') ?? call).filter(
      ({ type }) => !/comment/.test(type),
    );
    const isMethod = call.childForFieldName('function')?.type === 'field_expression';
    return takesSelf && !isMethod ? given.slice(1) : given;
  });
  return lists.every((list) => list.length === parameters.length)
    ? {
        declaration,
        calls,
        parameters: parameters.map((node, index) => ({
          node,
          name: node.childForFieldName('pattern')?.text ?? '',
          arguments: lists.flatMap((list) => list[index] ?? []),
        })),
      }
    : undefined;
}

/** @throws CannotGo where other files can use an item: it is public, in a file that is no program of its own. */
export function refuseVisible(root: SyntaxNode, item: SyntaxNode, name: string): void {
  const isProgram = namedChildren(root).some(
    (one) => one.type === 'function_item' && one.childForFieldName('name')?.text === 'main',
  );
  if (!isProgram && item.namedChildren.some((child) => child?.type === 'visibility_modifier')) {
    throw new CannotGo(
      message(
        '{0} takes the key and is public, so that other files may use it: take the key out of it and of every use by hand.',
        name,
      ),
    );
  }
}

/** The type that a function belongs to. */
function ownerOf(declaration: SyntaxNode): string | undefined {
  const block = [...ancestors(declaration)].find(({ type }) => type === 'impl_item');
  return block?.childForFieldName('type')?.text.split('<', 1)[0];
}

/** Whether a trait says what a function takes. */
function isOfTrait(declaration: SyntaxNode): boolean {
  return [...ancestors(declaration)].some(
    (outer) => outer.type === 'trait_item' || (outer.type === 'impl_item' && outer.childForFieldName('trait') !== null),
  );
}

/** Whether a name is that of a field, a variable or a parameter that happens to be called the same. */
function isOtherName(name: SyntaxNode): boolean {
  const { parent } = name;
  return (
    /^(?:field_declaration|field_initializer|shorthand_field_initializer|let_declaration|parameter|use_declaration|use_list|mod_item)$/.test(
      parent?.type ?? '',
    ) ||
    (parent?.type === 'field_expression' && parent.parent?.type !== 'call_expression')
  );
}
