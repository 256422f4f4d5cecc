import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { otherUse } from '../../code/credentialTrail';
import type { CredentialTrail } from '../../code/credentialTrail';
import { closest, descendants, everyNode, isSame, namedChildren } from '../../code/nodes';
import { holdsNoKey } from '../../code/parameters';
import { fieldOf } from './fields';
import { GoFunctions } from './functions';
import type { GoFunction, GoParameter } from './functions';

const identifiers: ReadonlySet<string> = new Set(['identifier']);

/** What a file's own functions and structs hand on: their parameters, results and fields that hold keys go. */
export class GoHandovers {
  readonly #functions: GoFunctions;
  /** What parameters and fields are given that go. */
  readonly #given: SyntaxNode[] = [];
  /** Functions of which a parameter goes. */
  readonly #touched = new Map<number, GoFunction>();

  /** @param hasSiblings whether other files of the package are there, or may be. */
  constructor(
    private readonly root: SyntaxNode,
    private readonly hasSiblings: boolean,
    private readonly trail: CredentialTrail,
  ) {
    this.#functions = new GoFunctions(root);
  }

  /**
   * A parameter of a function of the file, with what every call gives it.
   *
   * @param callee what the call names, for the message where that is no function of the file.
   * @throws CannotGo where the parameter cannot go.
   */
  argument(list: SyntaxNode, value: SyntaxNode, callee: string): void {
    const index = namedChildren(list)
      .filter(({ type }) => type !== 'comment')
      .findIndex((argument) => isSame(argument, value));
    const called = list.parent?.type === 'call_expression' ? this.#functions.called(list.parent) : undefined;
    const parameter = called?.parameters[index];
    if (called === undefined || parameter === undefined) {
      throw new CannotGo(
        message('The key is handed to {0}, so it is not known what uses it.', callee.replace(/\/\/[^\n]*|\s+/g, '')),
      );
    }
    if (this.trail.isRemoved(parameter.name)) {
      return;
    }
    if (this.hasSiblings) {
      this.trail.note(message('{0} takes no key any more: change the calls of it in other files, too.', called.name));
    }
    this.#touched.set(called.declaration.id, called);
    this.#remove(parameter);
    for (const use of usesIn(called.declaration.childForFieldName('body'), parameter.name.text)) {
      this.trail.drop(use);
    }
  }

  /**
   * What a function of the file gives that makes nothing but credentials: it goes, and its calls are followed.
   *
   * @throws CannotGo where it does more than that.
   */
  returned(list: SyntaxNode, statement: SyntaxNode): void {
    const made = namedChildren(list).length === 1 ? this.#functions.around(statement) : undefined;
    if (made === undefined || made.parameters.length > 0 || made.calls.length === 0 || !isAlone(statement)) {
      throw otherUse(statement);
    }
    if (this.hasSiblings) {
      this.trail.note(message('Check that nothing outside of this file uses {0}.', made.name));
    }
    this.trail.remove(made.declaration);
    for (const call of made.calls) {
      this.trail.drop(call);
    }
  }

  /**
   * A field of a struct of the file, with what sets it. Whether there is one.
   *
   * @throws CannotGo where the field cannot go.
   */
  field(struct: string, name: string): boolean {
    const field = fieldOf(this.root, struct, name);
    if (field === undefined) {
      return false;
    }
    if (this.trail.isRemoved(field.name)) {
      return true;
    }
    if (this.hasSiblings) {
      this.trail.note(message('Check that nothing outside of this file uses {0}.', `${struct}.${name}`));
    }
    this.trail.remove(field.name);
    for (const element of field.elements) {
      this.trail.remove(element);
      this.#given.push(element.childForFieldName('value')?.namedChildren[0] ?? element);
    }
    for (const selector of field.selectors) {
      this.trail.drop(selector);
    }
    this.#removeEmptied(field.name, struct);
    return true;
  }

  /** A struct of which no field stays goes, where it is used for nothing but to hand the key on. */
  #removeEmptied(field: SyntaxNode, struct: string): void {
    const declaration = closest(field, new Set(['type_declaration']));
    const fields = everyNode(declaration ?? field, new Set(['field_declaration']));
    const names = fields
      .flatMap((one) => one.childrenForFieldName('name'))
      .filter((name) => name?.type === 'field_identifier');
    if (
      declaration === undefined ||
      namedChildren(declaration).length !== 1 ||
      !names.every((name) => name !== null && this.trail.isRemoved(name))
    ) {
      return;
    }
    const mentions = descendants(this.root, new Set(['type_identifier'])).filter(
      ({ text, parent }) => text === struct && parent?.type !== 'type_spec',
    );
    if (mentions.every(({ parent }) => /^(?:composite_literal|parameter_declaration)$/.test(parent?.type ?? ''))) {
      this.trail.remove(declaration);
      for (const { parent } of mentions) {
        if (parent?.type === 'composite_literal') {
          this.trail.drop(parent);
        }
      }
    }
  }

  /** Parameters beside keys that nothing reads any more: a session token that is always empty. */
  leftovers(isGone: (node: SyntaxNode) => boolean): void {
    for (const { declaration, parameters } of this.#touched.values()) {
      for (const parameter of parameters.filter(({ name }) => !this.trail.isRemoved(name))) {
        const uses = usesIn(declaration.childForFieldName('body'), parameter.name.text);
        if (uses.length > 0 && uses.every(isGone) && parameter.arguments.every(holdsNoKey)) {
          this.#remove(parameter);
        }
      }
    }
  }

  #remove(parameter: GoParameter): void {
    this.trail.remove(parameter.name);
    for (const argument of parameter.arguments) {
      this.trail.remove(argument);
      this.#given.push(argument);
    }
  }

  /** Another key would be lost: nobody was asked whether it is to be kept. @throws CannotGo naming where it is. */
  refuseOtherKeys(): void {
    const seen = this.#given.filter((value) => this.trail.hasSeen(value)).map(({ text }) => text);
    const strange = this.#given.find(
      (value) => !this.trail.hasSeen(value) && !holdsNoKey(value) && !seen.includes(value.text),
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
}

/** Where a name stands for a value in a scope: not the key of an element. */
export function usesIn(scope: SyntaxNode | null, name: string): SyntaxNode[] {
  return (scope === null ? [] : descendants(scope, identifiers)).filter(
    (use) =>
      use.text === name &&
      !(use.parent?.type === 'literal_element' && isSame(use.parent.parent?.childForFieldName('key'), use.parent)),
  );
}

/** Whether a statement is all that a function does. */
function isAlone({ parent }: SyntaxNode): boolean {
  return parent !== null && namedChildren(parent).filter(({ type }) => type !== 'comment').length === 1;
}
