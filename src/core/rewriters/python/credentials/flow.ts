import { LineIndex } from '../../../text/lines';
import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import type { PythonFile } from '../file';
import { childIn } from '../tree';
import type { PyNode } from '../tree';
import { RemovalSet } from './removalSet';

/** The two ways in which the search goes on from wherever it has come to. */
export interface FlowSteps {
  /** The value of an expression goes: what it is bound or passed to must do without. */
  dropValue(flow: Flow, expression: PyNode): void;
  /**
   * A value that holds the credential under a path goes on to where it stands.
   *
   * @param home the dictionary whose entry the credential is, if what takes that dictionary is there for it alone.
   */
  followDictionary(flow: Flow, node: PyNode, path: readonly string[], home: PyNode | undefined): void;
}

/** A search for all that has to go with a credential: what it found so far, and words for why it cannot go on. */
export class Flow {
  /** Module variables and attributes that nothing in this file uses. */
  readonly unused = new Set<string>();
  readonly #lines: LineIndex;
  readonly #seen = new Set<string>();
  #set = new RemovalSet();
  #name: string | undefined;

  constructor(
    readonly file: PythonFile,
    readonly dependencies: readonly string[],
    private readonly steps: FlowSteps,
  ) {
    this.#lines = new LineIndex(file.source);
  }

  /** What has to go. */
  get set(): RemovalSet {
    return this.#set;
  }

  dropValue(expression: PyNode): void {
    this.steps.dropValue(this, expression);
  }

  followDictionary(node: PyNode, path: readonly string[], home: PyNode | undefined): void {
    this.steps.followDictionary(this, node, path, home);
  }

  /** Makes sure that a value goes to AWS clients alone; nothing is removed. */
  probe(node: PyNode): void {
    const kept = this.#set;
    this.#set = kept.copy();
    try {
      this.dropValue(node);
    } finally {
      kept.reached ||= this.#set.reached;
      this.#set = kept;
    }
  }

  /** Whether this was asked before, so that code which goes in circles ends. */
  once(key: string): boolean {
    const seen = this.#seen.has(key);
    this.#seen.add(key);
    return seen;
  }

  /** Follows what belongs to a name, which reasons will then speak of. */
  named(name: string, follow: () => void): void {
    const outer = this.#name;
    this.#name = name;
    follow();
    this.#name = outer;
  }

  line(node: PyNode): number {
    return this.#lines.at(node.start).line;
  }

  otherUse(node: PyNode): Message {
    return this.#name === undefined
      ? message(
          'The key in line {0} is used for something other than an AWS client, so it cannot simply go.',
          this.line(node),
        )
      : message(
          '{0} is used in line {1} for something other than an AWS client: take it out there first.',
          this.#name,
          this.line(node),
        );
  }

  passedTo(call: PyNode): Message {
    const callee = childIn(call, 'function');
    const name = callee ? this.file.text(callee).replace(/\s+/g, '') : '';
    const shown = /^[\w.]{1,60}$/.test(name) ? name : '…';
    return this.#name === undefined
      ? message(
          'The key is passed to {0} in line {1}, and it is not known whether that falls back to the default credential chain.',
          shown,
          this.line(call),
        )
      : message(
          '{0} is passed to {1} in line {2}, and it is not known whether that falls back to the default credential chain.',
          this.#name,
          shown,
          this.line(call),
        );
  }
}
