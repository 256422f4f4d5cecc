import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { otherUse } from '../../code/credentialTrail';
import type { CredentialTrail } from '../../code/credentialTrail';
import { closest, everyNode, isSame, namedChildren } from '../../code/nodes';
import { isProgram } from './functions';

const owners: ReadonlySet<string> = new Set(['function_declaration', 'method_declaration', 'func_literal']);
/** What the SDK asks a provider for. */
const asked: ReadonlySet<string> = new Set(['Retrieve', 'IsExpired']);

/**
 * Providers of the file's own that give nothing but fixed credentials: they go with what makes them.
 *
 * - version 2: https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/aws#CredentialsProvider
 * - version 1: https://pkg.go.dev/github.com/aws/aws-sdk-go/aws/credentials#Provider
 */
export class GoProviders {
  /** The names of the types that go. */
  readonly #types = new Set<string>();

  /** @param hasSiblings whether other files of the package are there, or may be. */
  constructor(
    private readonly root: SyntaxNode,
    private readonly hasSiblings: boolean,
    private readonly trail: CredentialTrail,
  ) {}

  /**
   * Credentials that a function returns with no error: `return aws.Credentials{…}, nil` in a method `Retrieve`, or in a
   * function that is made a provider. Whether that is what they are.
   *
   * @throws CannotGo where the provider has more to do.
   */
  returned(list: SyntaxNode, statement: SyntaxNode): boolean {
    const [, error, ...others] = namedChildren(list);
    const owner = closest(statement, owners);
    if (error?.type !== 'nil' || others.length > 0 || owner === undefined || !isAlone(statement)) {
      return false;
    }
    if (owner.type === 'func_literal') {
      this.trail.drop(owner);
      return true;
    }
    const type = receiverOf(owner);
    if (owner.childForFieldName('name')?.text !== 'Retrieve' || type === undefined) {
      return false;
    }
    this.#remove(type, statement);
    return true;
  }

  #remove(type: string, statement: SyntaxNode): void {
    const declaration = namedChildren(this.root).find(
      (one) =>
        one.type === 'type_declaration' &&
        namedChildren(one).length === 1 &&
        namedChildren(one)[0]?.childForFieldName('name')?.text === type,
    );
    const methods = namedChildren(this.root).filter(
      (one) => one.type === 'method_declaration' && receiverOf(one) === type,
    );
    const made = this.#mentions(type).flatMap(({ parent }) => (parent?.type === 'composite_literal' ? [parent] : []));
    if (
      declaration === undefined ||
      made.length === 0 ||
      methods.some((one) => !asked.has(one.childForFieldName('name')?.text ?? ''))
    ) {
      throw otherUse(statement);
    }
    if (/^\p{Lu}/u.test(type) && !isProgram(this.root)) {
      throw ofItsOwn(type);
    }
    if (this.hasSiblings) {
      this.trail.note(message('Check that nothing outside of this file uses {0}.', type));
    }
    this.#types.add(type);
    for (const node of [declaration, ...methods, ...this.#assertions(type)]) {
      this.trail.remove(node);
    }
    for (const literal of made) {
      this.trail.drop(literal);
    }
  }

  /** `var _ aws.CredentialsProvider = (*provider)(nil)`, which only checks the type. */
  #assertions(type: string): SyntaxNode[] {
    return everyNode(this.root, new Set(['var_spec'])).filter(
      (spec) =>
        spec.childForFieldName('name')?.text === '_' && spec.childForFieldName('value')?.text === `(*${type})(nil)`,
    );
  }

  /** @throws CannotGo where something that stays names a type that goes. */
  refuseOtherUses(isGone: (node: SyntaxNode) => boolean): void {
    for (const type of this.#types) {
      if (this.#mentions(type).some((mention) => !isGone(mention))) {
        throw ofItsOwn(type);
      }
    }
  }

  #mentions(type: string): SyntaxNode[] {
    return everyNode(this.root, new Set(['type_identifier', 'identifier'])).filter(
      ({ text, parent }) => text === type && parent?.type !== 'type_spec',
    );
  }
}

function ofItsOwn(type: string): CannotGo {
  return new CannotGo(message('The type {0} holds keys of its own: it has to be changed by hand.', type));
}

/** The name of the type that a method is of. */
function receiverOf(method: SyntaxNode): string | undefined {
  return /^\(\s*(?:\w+\s+)?\*?(\w+)\s*\)$/.exec(method.childForFieldName('receiver')?.text ?? '')?.[1];
}

/** Whether a statement is all that a function does. */
function isAlone(statement: SyntaxNode): boolean {
  const { parent } = statement;
  return (
    parent !== null &&
    namedChildren(parent).every((one) => one.type === 'comment' || isSame(one, statement)) &&
    owners.has((parent.type === 'statement_list' ? parent.parent?.parent : parent.parent)?.type ?? '')
  );
}
