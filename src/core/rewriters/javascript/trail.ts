import type { SyntaxNode } from '../../languages/parsers';
import type { Message } from '../../text/message';
import type { GivenParameter } from './credentialParameters';

/** What a search for the uses of a container asks of the search for the uses of a value. */
export interface Trail {
  /** The value of an expression goes. */
  dropValue(expression: SyntaxNode): void;
  /** A property goes, and what its object holds for its sake. */
  dropProperty(property: SyntaxNode): void;
  /** An assignment goes, where it gives an AWS client credentials. */
  dropAssignment(assignment: SyntaxNode): void;
  /** Of `a || default`, the default goes. */
  dropDefault(choice: SyntaxNode): void;
  /**
   * A variable, parameter or field does without the value at a path, and so does its type. False where it is not known
   * whether its type can.
   */
  loseMember(declaration: SyntaxNode, path: readonly string[]): boolean;
  /** A parameter goes, with what every call gives it. */
  dropParameter(given: GivenParameter): void;
  remove(node: SyntaxNode): void;
  isGone(node: SyntaxNode | null): boolean;
  /** Credentials were followed to a client that does without them. */
  reach(): void;
  /** Something that a person should look at afterwards. */
  note(text: Message): void;
  /** Whether the search was here before; from now on it was. */
  once(key: string): boolean;
}
