import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import { CannotGo } from '../code/cannotGo';
import { moduleOf } from './awsCallee';
import { exported } from './credentialUses';
import type { Binding, Scopes } from './scopes';
import { children, keyName } from './syntax';

/** Types that hold any member, or none in particular. */
const openTypes = /^(?:any|unknown|object|Record<string, (?:any|unknown|string|string \| undefined)>)$/;

/**
 * Takes members out of the types that a file declares for objects which lose them.
 *
 * A type of the file loses a member with the objects that are declared to have it: all of them, or none may.
 */
export class CredentialTypes {
  /** Types that lose a member. */
  readonly #reduced = new Map<number, Binding>();
  /** Names of types where what is declared with them loses the member. */
  readonly #covered = new Set<number>();

  constructor(private readonly scopes: Scopes) {}

  /**
   * The members that go for something to do without the value at a path.
   *
   * @param declaration a variable, parameter or field, as it is declared.
   * @returns undefined where nothing is known of its type.
   * @throws CannotGo where the type leaves the file.
   */
  membersOf(declaration: SyntaxNode, path: readonly string[]): readonly SyntaxNode[] | undefined {
    const annotation = declaration.childForFieldName('type');
    const type = annotation === null ? undefined : children(annotation)[0];
    return type === undefined || openTypes.test(type.text) ? [] : this.#membersOfType(type, path);
  }

  /** @throws CannotGo where something else of the file has a type that loses a member. */
  check(): void {
    for (const { name, references } of this.#reduced.values()) {
      const other = references.find((reference) => !this.#covered.has(reference.id));
      if (other !== undefined) {
        throw new CannotGo(
          message(
            'The type {0} would lose the key, but line {1} uses it, too. Take the key out by hand.',
            name,
            other.startPosition.row + 1,
          ),
        );
      }
    }
  }

  #membersOfType(type: SyntaxNode, path: readonly string[]): readonly SyntaxNode[] | undefined {
    if (type.type === 'object_type' || type.type === 'interface_body') {
      return this.#membersOfBody(type, path);
    }
    const binding = type.type === 'type_identifier' ? this.scopes.of(type) : undefined;
    const owner = binding?.owner;
    if (binding === undefined || owner === undefined) {
      return undefined;
    }
    const body = owner.childForFieldName('body') ?? owner.childForFieldName('value');
    if (!/^(?:interface|type_alias)_declaration$/.test(owner.type) || body === null) {
      return isOfSdk(binding, this.scopes) ? [] : undefined;
    }
    this.#covered.add(type.id);
    const members = this.#membersOfType(body, path);
    if (members === undefined || members.length === 0) {
      return members;
    }
    if (owner.parent?.type === 'export_statement') {
      if (members.every(isOptional)) {
        return [];
      }
      throw exported(binding.name);
    }
    this.#reduced.set(binding.declaration.id, binding);
    return members;
  }

  #membersOfBody(body: SyntaxNode, [key, ...rest]: readonly string[]): readonly SyntaxNode[] | undefined {
    const member = children(body).find((child) => child.type === 'property_signature' && keyName(child) === key);
    if (member === undefined) {
      // Inherited, or of an index signature: nothing that an object must have.
      return [];
    }
    return rest.length === 0 ? [member] : this.membersOf(member, rest);
  }
}

/** Whether a type is imported from the AWS SDK, whose configurations do without credentials. */
function isOfSdk({ declaration }: Binding, scopes: Scopes): boolean {
  return moduleOf(declaration, scopes) !== undefined;
}

/** Whether a member may be missing: `key?: string`. */
function isOptional(member: SyntaxNode): boolean {
  return member.children.some((child) => child?.type === '?');
}
