import type { NameBook } from '../../core/fix/nameBook';
import type { SecretPlace } from '../../core/fix/storageOptions';
import type { Plan, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { english } from '../../core/text/message';
import type { EnvironmentTarget } from '../../node/environmentTarget';
import type { Noted } from './runJournal';
import type { Keeper, Keeping, Preparation } from './keeper';

/** Keeps values in a git-ignored `.env` file. */
export class EnvironmentKeeper implements Keeper {
  /** @param printedFile how messages name the file. */
  constructor(
    private readonly target: EnvironmentTarget,
    private readonly printedFile: string,
    private readonly names: NameBook,
  ) {}

  prepare(plan: Plan, finding: Finding, place: SecretPlace): Preparation {
    const { value } = plan;
    if (value === undefined) {
      return { kind: 'refused', reason: 'there is no value to keep' };
    }
    const name = this.names.propose(plan, finding, value, place, (free) => this.target.admits(free, value));
    if (this.names.isTaken(name, value)) {
      return { kind: 'refused', reason: `the variable ${name} was given to a different value already` };
    }
    const check = this.target.check(name, value);
    return check.kind === 'refused'
      ? { kind: 'refused', reason: `${english(check.reason)}. Another name can be given with --name-template.` }
      : { kind: 'ready', reference: { target: 'environment', name } };
  }

  noted(_plan: Plan, reference: SecretReference | undefined): Promise<Noted | undefined> {
    return Promise.resolve(
      reference && { target: 'environment', name: reference.name, connection: {}, keptIn: this.target.file },
    );
  }

  async keep(plan: Plan, reference: SecretReference | undefined): Promise<Keeping> {
    if (plan.value === undefined || reference === undefined) {
      return { kind: 'refused', reason: 'there is no value to keep' };
    }
    const guard = await this.target.guard();
    if (guard.kind === 'refused') {
      return { kind: 'refused', reason: `${english(guard.reason)}.` };
    }
    const outcome = this.target.set(reference.name, plan.value);
    if (outcome.kind === 'refused') {
      return { kind: 'refused', reason: `${english(outcome.reason)}.` };
    }
    this.names.take(reference.name, plan.value);
    return {
      kind: 'kept',
      done: `${outcome.kind === 'added' ? 'kept' : 'the same value stands already'} as ${reference.name} in ${this.printedFile}`,
      notes: guard.note === undefined ? [] : [english(guard.note)],
      leftover:
        outcome.kind === 'added'
          ? `${reference.name} now stands in ${this.printedFile}, and the code does not use it`
          : undefined,
    };
  }

  rehearse(plan: Plan, reference: SecretReference | undefined): void {
    if (plan.value !== undefined && reference !== undefined) {
      this.names.take(reference.name, plan.value);
    }
  }

  describe(_plan: Plan, reference: SecretReference | undefined): readonly string[] {
    return [`would keep ${reference?.name ?? ''} in ${this.printedFile} and read it from the environment`];
  }
}
