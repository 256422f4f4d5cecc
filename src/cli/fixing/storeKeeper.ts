import type { NameBook, NamePlace } from '../../core/fix/nameBook';
import { storeAndVerify } from '../../core/fix/transaction';
import type { StoreOutcome } from '../../core/fix/transaction';
import type { PutOptions, SecretStore, StoredSecret, StoreKind } from '../../core/ports';
import type { Plan, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { english } from '../../core/text/message';
import type { Secret } from '../../core/text/secret';
import type { Asker } from '../ask';
import type { Keeper, Keeping, Preparation } from './keeper';

export const storeTitles: Readonly<Record<StoreKind, string>> = {
  secretsmanager: 'AWS Secrets Manager',
  parameterstore: 'SSM Parameter Store (SecureString)',
};

/** Failures that the next secret would meet as well. */
const hopeless = new Set([
  'no-credentials',
  'unknown-profile',
  'expired',
  'invalid-credentials',
  'no-region',
  'cancelled',
]);

export interface StoreKeeperParts {
  readonly kind: StoreKind;
  readonly names: NameBook;
  /** Undefined where values are not to be stored (`--no-store`). */
  readonly store: (() => Promise<SecretStore>) | undefined;
  readonly asker: Asker | undefined;
  readonly signal: AbortSignal;
  /** Waits a moment before reading back again; answers whether to. */
  readonly again: (attempt: number) => Promise<boolean>;
}

/** Keeps values in Secrets Manager or Parameter Store. */
export class StoreKeeper implements Keeper {
  #hopeless: string | undefined;

  constructor(private readonly parts: StoreKeeperParts) {}

  prepare(plan: Plan, finding: Finding, place: NamePlace): Preparation {
    if (plan.value === undefined) {
      return { kind: 'refused', reason: 'there is no value to store' };
    }
    const { kind, names } = this.parts;
    return { kind: 'ready', reference: { target: kind, name: names.propose(plan, finding, plan.value, place) } };
  }

  async keep(plan: Plan, reference: SecretReference | undefined): Promise<Keeping> {
    const { value } = plan;
    if (value === undefined || reference === undefined) {
      return { kind: 'refused', reason: 'there is no value to store' };
    }
    if (this.#hopeless !== undefined) {
      return { kind: 'refused', reason: this.#hopeless };
    }
    if (this.parts.store === undefined) {
      this.parts.names.take(reference.name, value);
      return {
        kind: 'kept',
        done: `looked up as ${reference.name} in ${storeTitles[this.parts.kind]}`,
        notes: [`Nothing was stored: put the value there under this name before the code runs.`],
        leftover: undefined,
      };
    }
    const store = await this.parts.store();
    const outcome = await this.#store(store, reference.name, value, 'refuse');
    if (outcome.kind === 'failed' && outcome.failure.reason === 'name-taken' && this.parts.asker !== undefined) {
      return this.#ask(this.parts.asker, store, reference, value);
    }
    return this.#answer(outcome, value);
  }

  rehearse(plan: Plan, reference: SecretReference | undefined): void {
    if (plan.value !== undefined && reference !== undefined) {
      this.parts.names.take(reference.name, plan.value);
    }
  }

  describe(_plan: Plan, reference: SecretReference | undefined): readonly string[] {
    const name = reference?.name ?? '';
    return [
      this.parts.store === undefined
        ? `would look up ${name} in ${storeTitles[this.parts.kind]}, without storing it there`
        : `would store ${name} in ${storeTitles[this.parts.kind]} and look it up there`,
    ];
  }

  #store(
    store: SecretStore,
    name: string,
    value: Secret,
    onDifferent: PutOptions['onDifferent'],
  ): Promise<StoreOutcome> {
    const { signal, again } = this.parts;
    return storeAndVerify(store, name, value, { onDifferent, signal, again });
  }

  async #ask(asker: Asker, store: SecretStore, reference: SecretReference, value: Secret): Promise<Keeping> {
    const choice = await asker.choose(`${reference.name} holds a different value.`, [
      { letter: 'v', label: 'Store this value as a new version', answer: 'version' },
      { letter: 'n', label: 'Choose another name', answer: 'name' },
      { letter: 'l', label: 'Leave the code as it is', answer: 'leave' },
    ]);
    if (choice === 'version') {
      return this.#answer(await this.#store(store, reference.name, value, 'new-version'), value);
    }
    const name = choice === 'name' ? await asker.line('Name: ') : '';
    return name === ''
      ? {
          kind: 'refused',
          reason: `${reference.name} holds a different value. Nothing was stored, and the file is untouched.`,
        }
      : { kind: 'renamed', reference: { ...reference, name } };
  }

  #answer(outcome: StoreOutcome, value: Secret): Keeping {
    if (outcome.kind === 'failed') {
      const { failure, aftermath } = outcome;
      const permission = failure.permission === undefined ? '' : ` Missing permission: ${failure.permission}.`;
      const reason = `${english(failure.explanation)}${permission} ${english(aftermath)}`;
      if (hopeless.has(failure.reason)) {
        this.#hopeless = english(failure.explanation);
      }
      return { kind: 'refused', reason };
    }
    const { stored } = outcome;
    this.parts.names.take(stored.name, value);
    const title = storeTitles[this.parts.kind];
    return {
      kind: 'kept',
      done: `${verb(stored.outcome)} ${stored.name} in ${title}, read back and compared`,
      notes: [],
      leftover:
        stored.outcome === 'reused' ? undefined : `${stored.name} now stands in ${title}, and the code does not use it`,
    };
  }
}

function verb(outcome: StoredSecret['outcome']): string {
  switch (outcome) {
    case 'created':
      return 'stored as';
    case 'new-version':
      return 'stored as a new version of';
    case 'reused':
      return 'the same value stands already as';
  }
}
