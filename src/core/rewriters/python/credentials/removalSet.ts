import type { Message } from '../../../text/message';
import type { Span } from '../../../text/span';
import type { PyNode } from '../tree';

/** What has to go, or change, for credentials to be gone. */
export class RemovalSet {
  /** Arguments, dictionary entries, elements. */
  readonly items = new Set<PyNode>();
  readonly statements = new Set<PyNode>();
  /** Expressions that become `None`. */
  readonly nothings = new Set<PyNode>();
  /** Stretches that go while what is around stays: ` or "…"`. */
  readonly stretches = new Map<number, Span>();
  /** Arguments given by position that have to be given by keyword. */
  readonly keywords = new Map<PyNode, string>();
  /** Public names of the module, or of classes in it, that are gone. */
  readonly names = new Set<string>();
  /** Public names that lose what they held of the credentials, but stay unless nothing else is in them. */
  readonly containers = new Set<string>();
  /** What a person should look at. */
  readonly notes = new Map<string, Message>();
  /** Dictionaries that lose entries, with the arguments and statements that are there for them. */
  readonly dictionaries = new Map<PyNode, Set<PyNode>>();
  /** Whether the search came to something that falls back to the chain. */
  reached = false;

  note(text: Message): void {
    this.notes.set(`${text.template} ${text.args.join(' ')}`, text);
  }

  /** What is there for a dictionary alone. */
  usesOf(dictionary: PyNode): Set<PyNode> {
    const uses = this.dictionaries.get(dictionary) ?? new Set<PyNode>();
    this.dictionaries.set(dictionary, uses);
    return uses;
  }

  /** Every node that goes, outermost or not. */
  removed(): PyNode[] {
    return [...this.items, ...this.statements, ...this.nothings];
  }

  copy(): RemovalSet {
    const copy = new RemovalSet();
    this.items.forEach((item) => copy.items.add(item));
    this.statements.forEach((statement) => copy.statements.add(statement));
    this.nothings.forEach((node) => copy.nothings.add(node));
    this.stretches.forEach((span, key) => copy.stretches.set(key, span));
    this.keywords.forEach((keyword, node) => copy.keywords.set(node, keyword));
    this.names.forEach((name) => copy.names.add(name));
    this.containers.forEach((name) => copy.containers.add(name));
    this.notes.forEach((text, key) => copy.notes.set(key, text));
    this.dictionaries.forEach((uses, node) => copy.dictionaries.set(node, new Set(uses)));
    copy.reached = this.reached;
    return copy;
  }
}
