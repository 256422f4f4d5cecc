import { formatReference } from '../../core/environment/reference';
import type { NameBook, NamePlace } from '../../core/fix/nameBook';
import type { StoreKind } from '../../core/ports';
import type { Plan, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { english } from '../../core/text/message';
import { Secret } from '../../core/text/secret';
import type { EnvironmentTarget } from '../../node/environmentTarget';
import type { Keeping, Preparation } from './keeper';

export interface EnvironmentReferencesParts {
  readonly target: EnvironmentTarget;
  /** How messages name the file. */
  readonly printedFile: string;
  /** The variables of this run. */
  readonly names: NameBook;
  /** The region that was asked for; undefined for that of whoever reads. */
  readonly region?: string;
}

/** References to stored values, in a `.env` file from which `strongroom run` starts programs. They are no secrets. */
export class EnvironmentReferences {
  constructor(private readonly parts: EnvironmentReferencesParts) {}

  /** Chooses the variable. No effect on anything. */
  prepare(
    plan: Plan,
    finding: Finding,
    value: Secret,
    place: NamePlace,
    reference: SecretReference & { readonly target: StoreKind },
  ): Preparation {
    const { names, target } = this.parts;
    const text = this.#text(reference);
    const variable = names.propose(plan, finding, value, { ...place, template: '{name}' }, (free) =>
      target.admits(free, text),
    );
    if (names.isTaken(variable, value)) {
      return { kind: 'refused', reason: `the variable ${variable} was given to a different value already` };
    }
    const check = target.check(variable, text);
    return check.kind === 'refused'
      ? { kind: 'refused', reason: `${english(check.reason)}.` }
      : { kind: 'ready', reference: { ...reference, variable } };
  }

  /** Writes the reference to what was stored, where the code reads a variable. */
  leave(
    kept: Extract<Keeping, { readonly kind: 'kept' }>,
    { target, name, variable }: SecretReference,
    value: Secret,
  ): Keeping {
    if (variable === undefined || target === 'environment') {
      return kept;
    }
    const { printedFile, names } = this.parts;
    const outcome = this.parts.target.set(variable, this.#text({ target, name }));
    if (outcome.kind === 'refused') {
      const leftover = kept.leftover === undefined ? '' : ` ${kept.leftover}.`;
      return {
        kind: 'refused',
        reason: `${english(outcome.reason)}.${leftover} The file is untouched.`,
        perhapsKept: true,
      };
    }
    names.take(variable, value);
    return { ...kept, done: `${kept.done}, with a reference to it as ${variable} in ${printedFile}` };
  }

  /** Takes note of a variable as `leave` would, for a dry run. */
  rehearse({ variable }: SecretReference, value: Secret): void {
    if (variable !== undefined) {
      this.parts.names.take(variable, value);
    }
  }

  /** What `leave` would do, as the end of a sentence; empty where it would do nothing. */
  describe(reference: SecretReference | undefined): string {
    return reference?.variable === undefined
      ? ''
      : ` and keep a reference to it as ${reference.variable} in ${this.parts.printedFile}`;
  }

  #text({ target, name }: { readonly target: StoreKind; readonly name: string }): Secret {
    const { region } = this.parts;
    return new Secret(formatReference({ store: target, name, ...(region !== undefined && { region }) }));
  }
}
