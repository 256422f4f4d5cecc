import { readAssignments } from '../environment/assignments';
import { formatReference, readReference } from '../environment/reference';
import type { ValueReference } from '../environment/reference';
import type { Plan } from '../rewriters/rewriter';
import type { Finding } from '../scan/finding';
import { message } from '../text/message';
import type { Message } from '../text/message';
import { Secret } from '../text/secret';
import { hasLikeNamed, setVariable } from './environmentFile';
import { NameBook } from './nameBook';
import type { NamePlace } from './nameBook';

/** A value whose reference is to be left in a `.env` file, and what its variable is called after. */
export interface ReferenceRequest {
  readonly plan: Omit<Plan, 'edits'>;
  readonly finding: Finding;
  readonly place: NamePlace;
  readonly reference: ValueReference;
}

/** The references to stored values that one run leaves in one `.env` file. They are no secrets. Writes nothing. */
export class ReferenceFile {
  readonly #names = new NameBook('environment');
  readonly #left = new Map<string, Secret>();

  /**
   * @param file how messages name it.
   * @param text as it stands; undefined where the file does not exist.
   */
  constructor(
    readonly file: string,
    readonly text: string | undefined,
  ) {}

  /** The variable of a reference, which holds nothing else in the file or in this run; why there is none. */
  propose({ plan, finding, place, reference }: ReferenceRequest): string | Message {
    const value = new Secret(formatReference(reference));
    const admits = (variable: string): boolean =>
      setVariable(this.text, variable, value).kind !== 'conflict' || this.#holds(variable, reference);
    const apart = (variable: string): boolean => admits(variable) && !hasLikeNamed(this.text, variable);
    const variable = this.#names.propose(plan, finding, value, { ...place, template: '{name}' }, apart);
    const change = setVariable(this.text, variable, value);
    if (change.kind === 'unwritable') {
      return change.reason;
    }
    if (!admits(variable) || this.#names.isTaken(variable, value)) {
      return message('{0} already holds a different value under {1}', this.file, variable);
    }
    this.#names.take(variable, value);
    return variable;
  }

  /** Whether the file holds a reference under a variable that this one is, as far as it goes: its region may be open. */
  #holds(variable: string, { store, name, region }: ValueReference): boolean {
    const standing = readAssignments(this.text ?? '').findLast((assignment) => assignment.name === variable);
    const read = standing === undefined ? undefined : readReference(standing.value);
    return (
      region === undefined &&
      read?.kind === 'reference' &&
      read.reference.store === store &&
      read.reference.name === name &&
      read.reference.key === undefined
    );
  }

  /** Takes a reference up that code is about to read under a proposed variable. */
  leave(variable: string, reference: ValueReference): void {
    this.#left.set(variable, new Secret(formatReference(reference)));
  }

  /** The variables of the references that were taken up. */
  get variables(): readonly string[] {
    return [...this.#left.keys()];
  }

  /**
   * A text of the file with the references in it; undefined where it has them all.
   *
   * @param text what else is done to the file being done; undefined where the file does not exist.
   */
  textWith(text = this.text): string | undefined {
    let changed: string | undefined;
    for (const [variable, value] of this.#left) {
      const change = setVariable(changed ?? text, variable, value);
      changed = change.kind === 'added' ? change.text : changed;
    }
    return changed;
  }

  /** The lines that a text of the file lacks. */
  missing(text: string | undefined): readonly string[] {
    return [...this.#left].flatMap(([variable, value]) =>
      setVariable(text, variable, value).kind === 'reused' ? [] : `${variable}=${value.reveal()}`,
    );
  }
}
