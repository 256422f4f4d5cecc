import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { closest, everyNode, isSame, namedChildren } from '../../code/nodes';

const functionTypes: ReadonlySet<string> = new Set(['function_declaration', 'method_declaration']);
const identifiers: ReadonlySet<string> = new Set(['identifier', 'field_identifier']);

/** A function or method of the file of which every call of the file is known. */
export interface GoFunction {
  readonly name: string;
  readonly declaration: SyntaxNode;
  readonly parameters: readonly GoParameter[];
  readonly calls: readonly SyntaxNode[];
}

/** A parameter of a function. */
export interface GoParameter {
  readonly name: SyntaxNode;
  /** What calls give it: items of their lists of arguments. */
  readonly arguments: readonly SyntaxNode[];
}

/** The functions and methods of a file. */
export class GoFunctions {
  readonly #declarations: readonly SyntaxNode[];
  readonly #isProgram: boolean;

  constructor(private readonly root: SyntaxNode) {
    this.#declarations = namedChildren(root).filter(({ type }) => functionTypes.has(type));
    this.#isProgram = isProgram(root);
  }

  /**
   * The function of the file that a call runs; undefined where it is none.
   *
   * @throws CannotGo where other packages may call it, or where not all of its calls can be seen.
   */
  called(call: SyntaxNode): GoFunction | undefined {
    const callee = call.childForFieldName('function');
    const isMethod = callee?.type === 'selector_expression';
    const name = isMethod ? callee.childForFieldName('field') : callee;
    const type = isMethod ? 'method_declaration' : 'function_declaration';
    const found = this.#declarations.filter(
      (one) => one.type === type && one.childForFieldName('name')?.text === name?.text,
    );
    const [declaration] = found;
    return declaration === undefined || found.length > 1 ? undefined : this.#read(declaration);
  }

  /** The function around a statement that nothing but its calls names. @throws CannotGo as `called` does. */
  around(statement: SyntaxNode): GoFunction | undefined {
    const owner = closest(statement, new Set([...functionTypes, 'func_literal']));
    return owner === undefined || owner.type === 'func_literal' ? undefined : this.#read(owner);
  }

  #read(declaration: SyntaxNode): GoFunction | undefined {
    const own = declaration.childForFieldName('name');
    if (own === null) {
      return undefined;
    }
    const name = own.text;
    if (/^\p{Lu}/u.test(name) && !this.#isProgram) {
      throw new CannotGo(
        message(
          '{0} takes the key and is exported, so that other packages may call it: take the key out of it and of every call by hand.',
          name,
        ),
      );
    }
    const mentions = everyNode(this.root, identifiers).filter((one) => one.text === name && !isSame(one, own));
    const calls = mentions.flatMap((mention) => callBy(mention) ?? []);
    const others = mentions.filter((mention) => callBy(mention) === undefined && isValue(mention));
    const [other] = others;
    if (other !== undefined) {
      throw new CannotGo(
        message(
          '{0} takes the key and is used as a value in line {1}, so that not all of its calls can be seen: take the key out by hand.',
          name,
          other.startPosition.row + 1,
        ),
      );
    }
    const lists = calls.map((call) => argumentsOf(call));
    const names = parameterNames(declaration);
    const fits = names !== undefined && lists.every((list) => list.length === names.length);
    return fits
      ? {
          name,
          declaration,
          calls,
          parameters: names.map((one, index) => ({ name: one, arguments: lists.flatMap((list) => list[index] ?? []) })),
        }
      : undefined;
  }
}

/** Whether a file is of a program, which no other package can import. */
export function isProgram(root: SyntaxNode): boolean {
  return namedChildren(root).some((child) => child.type === 'package_clause' && /^package\s+main$/.test(child.text));
}

function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  return namedChildren(call.childForFieldName('arguments') ?? call).filter(({ type }) => type !== 'comment');
}

/** The names of all parameters, in order; undefined where one has none or takes any number of values. */
function parameterNames(declaration: SyntaxNode): SyntaxNode[] | undefined {
  const list = namedChildren(declaration.childForFieldName('parameters') ?? declaration);
  const names: SyntaxNode[] = [];
  for (const parameter of list.filter(({ type }) => type !== 'comment')) {
    const own = parameter.childrenForFieldName('name').filter((name) => name?.type === 'identifier');
    if (parameter.type !== 'parameter_declaration' || own.length === 0) {
      return undefined;
    }
    names.push(...own.filter((name) => name !== null));
  }
  return names;
}

/** The call that a name is the function of. */
function callBy(name: SyntaxNode): SyntaxNode | undefined {
  const callee = name.parent?.type === 'selector_expression' ? name.parent : name;
  const call = callee.parent;
  return call?.type === 'call_expression' &&
    isSame(call.childForFieldName('function'), callee) &&
    (callee === name || isSame(callee.childForFieldName('field'), name))
    ? call
    : undefined;
}

/** Whether a name stands for a value: no field, parameter or variable that happens to have the same name. */
function isValue(name: SyntaxNode): boolean {
  const { parent } = name;
  return name.type === 'field_identifier'
    ? parent?.type === 'selector_expression' || parent?.type === 'method_elem'
    : parent?.type === 'argument_list' || parent?.type === 'expression_list' || parent?.type === 'literal_element';
}
