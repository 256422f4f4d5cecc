import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { CannotGo } from './cannotGo';
import type { GoneNodes } from './keyNodes';

/** What was found on the way of credentials from their literals to the AWS configuration that takes them. */
export class CredentialTrail {
  readonly #nodes = new Map<number, SyntaxNode>();
  readonly #seen = new Set<number>();
  readonly #notes: Message[] = [];
  #reached = false;

  /** @param step what becomes of a value, by what it stands in. @throws CannotGo where it cannot be followed. */
  constructor(private readonly step: (value: SyntaxNode, parent: SyntaxNode) => void) {}

  /**
   * What must go for these literals to be gone, or why they cannot go.
   *
   * @param finish what is left to be done once all of them were followed.
   */
  of(literals: readonly SyntaxNode[], finish: () => void = () => undefined): GoneNodes | Message {
    try {
      for (const literal of literals) {
        this.drop(literal);
      }
      finish();
    } catch (error) {
      if (error instanceof CannotGo) {
        return error.reason;
      }
      throw error;
    }
    return this.#reached
      ? { nodes: this.nodes, notes: this.#notes }
      : message(
          'Nothing in this file hands the key to an AWS SDK client, so it is not known what uses it: find what does, let it use the default credential chain, then delete the key here.',
        );
  }

  /** What goes by now. */
  get nodes(): readonly SyntaxNode[] {
    return [...this.#nodes.values()];
  }

  /** Follows a value, once. */
  drop(value: SyntaxNode): void {
    const { parent } = value;
    if (parent !== null && !this.#seen.has(value.id)) {
      this.#seen.add(value.id);
      this.step(value, parent);
    }
  }

  hasSeen(value: SyntaxNode): boolean {
    return this.#seen.has(value.id);
  }

  /** Marks a value as followed. */
  see(value: SyntaxNode): void {
    this.#seen.add(value.id);
  }

  remove(node: SyntaxNode): void {
    this.#nodes.set(node.id, node);
  }

  /** Whether a node goes by itself, not as a part of another. */
  isRemoved(node: SyntaxNode): boolean {
    return this.#nodes.has(node.id);
  }

  /** The configuration that takes the credentials was found. */
  reach(): void {
    this.#reached = true;
  }

  /** What a person should look at afterwards. */
  note(note: Message): void {
    this.#notes.push(note);
  }
}

/** A use that cannot be followed is named by its line alone: its text may hold the key. */
export function otherUse(value: SyntaxNode): CannotGo {
  return new CannotGo(
    message(
      'The key is used in line {0} in a way that cannot be followed: take it out by hand.',
      value.startPosition.row + 1,
    ),
  );
}
