import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { otherUse } from '../../code/credentialTrail';
import type { CredentialTrail } from '../../code/credentialTrail';
import { closest, descendants, isSame, namedChildren } from '../../code/nodes';
import { holdsNoKey } from '../../code/parameters';
import { fieldOf } from './fields';
import { calledFunction, readFunction } from './functions';
import type { RustFunction, RustParameter } from './functions';

const identifiers: ReadonlySet<string> = new Set(['identifier']);
const macros: ReadonlySet<string> = new Set(['token_tree']);
const functions: ReadonlySet<string> = new Set(['function_item']);

/** What a file's own functions and structs hand on: their parameters, results and fields that hold keys go. */
export class RustHandovers {
  /** What parameters and fields are given that go. */
  readonly #given: SyntaxNode[] = [];
  readonly #items = new Map<number, SyntaxNode>();
  /** Reads of fields that go. */
  readonly #reads: SyntaxNode[] = [];
  /** Functions of which a parameter goes. */
  readonly #touched = new Map<number, RustFunction>();

  constructor(
    private readonly root: SyntaxNode,
    private readonly trail: CredentialTrail,
  ) {}

  /** Items of lists that go: parameters, arguments, fields. */
  get items(): readonly SyntaxNode[] {
    return [...this.#items.values()];
  }

  /**
   * A parameter of a function of the file, with what every call gives it.
   *
   * @throws CannotGo where the parameter cannot go.
   */
  argument(list: SyntaxNode, value: SyntaxNode, callee: string): void {
    const call = list.parent;
    const called = call === null ? undefined : calledFunction(this.root, call);
    const parameter = called?.parameters.find((one) => one.arguments.some((given) => isSame(given, value)));
    if (called === undefined || parameter === undefined) {
      throw new CannotGo(message('The key is handed to {0}, so it is not known what uses it.', callee));
    }
    if (this.trail.isRemoved(parameter.node)) {
      return;
    }
    const type = parameter.node.childForFieldName('type')?.text ?? '';
    const generics = called.declaration.childForFieldName('type_parameters');
    if (generics !== null && descendants(generics, new Set(['type_identifier'])).some(({ text }) => text === type)) {
      throw otherUse(parameter.node);
    }
    this.#touched.set(called.declaration.id, called);
    this.#removeParameter(parameter);
    for (const use of this.#usesOf(called, parameter)) {
      this.trail.drop(use);
    }
  }

  /** What a function gives that makes nothing but credentials: it goes, and its calls are followed. */
  returned(value: SyntaxNode, block: SyntaxNode): void {
    const declaration = block.parent?.type === 'function_item' ? block.parent : undefined;
    const isAll = namedChildren(block).every((one) => isSame(one, value) || this.trail.isRemoved(one));
    const made = declaration === undefined || !isAll ? undefined : readFunction(this.root, declaration, true);
    if (made === undefined || made.parameters.length > 0 || made.calls.length === 0) {
      throw otherUse(value);
    }
    this.trail.remove(made.declaration);
    for (const call of made.calls) {
      this.trail.drop(call);
    }
  }

  /** A field of a struct of the file, with what sets it. @throws CannotGo where it cannot go. */
  field(initializer: SyntaxNode): void {
    const field = fieldOf(this.root, initializer);
    if (field === undefined) {
      throw otherUse(initializer);
    }
    if (this.trail.isRemoved(field.declaration)) {
      return;
    }
    this.#remove(field.declaration);
    for (const one of field.initializers) {
      this.#remove(one);
      this.#given.push(one.childForFieldName('value') ?? one.namedChildren[0] ?? one);
    }
    for (const read of field.reads) {
      this.#reads.push(read);
      this.trail.drop(read);
    }
    this.#removeEmptied(field.declaration);
  }

  /** A struct of which no field stays goes, where it is used for nothing but to hand the key on. */
  #removeEmptied({ parent: fields }: SyntaxNode): void {
    const struct = fields?.parent;
    const name = struct?.childForFieldName('name');
    if (!fields || !struct || !name || !namedChildren(fields).every((one) => this.#isGoing(one))) {
      return;
    }
    const mentions = descendants(this.root, new Set(['type_identifier'])).filter(
      (one) => one.text === name.text && !isSame(one, name),
    );
    const made = mentions.flatMap(({ parent }) => (parent?.type === 'struct_expression' ? [parent] : []));
    if (mentions.every(({ parent }) => parent?.type === 'struct_expression' || parent?.type === 'parameter')) {
      this.trail.remove(struct);
      for (const one of made) {
        this.trail.drop(one);
      }
    }
  }

  /** Whether a part of a struct goes, or says something of what goes. */
  #isGoing(part: SyntaxNode): boolean {
    return part.type !== 'field_declaration' || this.trail.isRemoved(part);
  }

  /** Parameters beside keys that nothing reads any more, such as a session token that is always `None`. */
  leftovers(isGone: (node: SyntaxNode) => boolean): void {
    for (const called of this.#touched.values()) {
      for (const parameter of called.parameters.filter(({ node }) => !this.trail.isRemoved(node))) {
        const body = called.declaration.childForFieldName('body');
        const uses = body === null ? [] : descendants(body, identifiers).filter(({ text }) => text === parameter.name);
        if (uses.length > 0 && uses.every(isGone) && parameter.arguments.every(isNothing)) {
          this.#removeParameter(parameter);
        }
      }
    }
  }

  /**
   * Parameters of which nothing but fields that go was read: the compiler warns of them. What they are given must be of
   * use elsewhere, since that would be left over else.
   */
  unread(isGone: (node: SyntaxNode) => boolean): void {
    for (const read of this.#reads) {
      const base = read.childForFieldName('value');
      const declaration = closest(read, functions);
      const called = base?.type === 'identifier' && declaration ? this.#callable(declaration) : undefined;
      const parameter = called?.parameters.find((one) => one.name === base?.text && !this.trail.isRemoved(one.node));
      const body = declaration?.childForFieldName('body');
      if (parameter === undefined || !body) {
        continue;
      }
      const isUnread = mentions(body, parameter.name).every(isGone);
      if (isUnread && parameter.arguments.every((argument) => isOfUse(argument, isGone))) {
        [parameter.node, ...parameter.arguments].forEach((item) => {
          this.#remove(item);
        });
      }
    }
  }

  /** A function whose calls are all known; undefined where they are not. */
  #callable(declaration: SyntaxNode): RustFunction | undefined {
    const name = declaration.childForFieldName('name')?.text;
    const alike = descendants(this.root, functions).filter((one) => one.childForFieldName('name')?.text === name);
    try {
      return readFunction(this.root, declaration, alike.length === 1);
    } catch (error) {
      if (error instanceof CannotGo) {
        return undefined;
      }
      throw error;
    }
  }

  /** Another key would be lost: nobody was asked whether it is to be kept. @throws CannotGo naming where it is. */
  refuseOtherKeys(): void {
    const seen = this.#given.filter((value) => this.trail.hasSeen(value)).map(({ text }) => text);
    const strange = this.#given.find(
      (value) => !this.trail.hasSeen(value) && !isNothing(value) && !holdsNoKey(value) && !seen.includes(value.text),
    );
    if (strange !== undefined) {
      throw new CannotGo(
        message(
          'Line {0} gives another value in the place of the key, which would be lost with it: take it out by hand first.',
          strange.startPosition.row + 1,
        ),
      );
    }
  }

  #usesOf({ declaration }: RustFunction, { name }: RustParameter): SyntaxNode[] {
    const body = declaration.childForFieldName('body');
    const uses = body === null ? [] : descendants(body, identifiers).filter(({ text }) => text === name);
    const inMacro = uses.find((use) => closest(use, macros) !== undefined);
    if (inMacro !== undefined) {
      throw otherUse(inMacro);
    }
    return uses;
  }

  #removeParameter(parameter: RustParameter): void {
    this.#remove(parameter.node);
    for (const argument of parameter.arguments) {
      this.#remove(argument);
      this.#given.push(argument);
    }
  }

  #remove(item: SyntaxNode): void {
    this.#items.set(item.id, item);
    this.trail.remove(item);
  }
}

function mentions(scope: SyntaxNode, name: string): SyntaxNode[] {
  return descendants(scope, identifiers).filter(({ text }) => text === name);
}

/** Whether an argument is a variable, or borrows one, that the function around reads elsewhere, too. */
function isOfUse(argument: SyntaxNode, isGone: (node: SyntaxNode) => boolean): boolean {
  const name = /^(?:&\s*(?:mut\s+)?)?(\w+)$/.exec(argument.text)?.[1];
  const body = closest(argument, functions)?.childForFieldName('body');
  return (
    name !== undefined &&
    body !== null &&
    body !== undefined &&
    mentions(body, name).some(
      (use) =>
        !isGone(use) &&
        use.parent?.type !== 'let_declaration' &&
        !(argument.startIndex <= use.startIndex && use.endIndex <= argument.endIndex),
    )
  );
}

function isNothing({ text }: SyntaxNode): boolean {
  return /^(?:None|"")$/.test(text);
}
