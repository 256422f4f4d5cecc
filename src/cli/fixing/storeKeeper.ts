import type { NameBook } from '../../core/fix/nameBook';
import { storageOptions } from '../../core/fix/storageOptions';
import type { SecretPlace } from '../../core/fix/storageOptions';
import { storeAndVerify } from '../../core/fix/transaction';
import type { StoreOutcome } from '../../core/fix/transaction';
import type { ConnectionChoice, PutOptions, SecretStore, StoredSecret, StoreKind } from '../../core/ports';
import type { Plan, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { english } from '../../core/text/message';
import type { Secret } from '../../core/text/secret';
import type { Asker } from '../ask';
import { EnvironmentReferences } from './environmentReferences';
import type { EnvironmentReferencesParts } from './environmentReferences';
import type { Noted } from './runJournal';
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
  readonly environment: EnvironmentReferencesParts;
  /** Undefined where values are not to be stored (`--no-store`). */
  readonly store: (() => Promise<SecretStore>) | undefined;
  /** Where the calls go, with the region that they really go to. */
  readonly connection: () => Promise<ConnectionChoice>;
  readonly asker: Asker | undefined;
  readonly signal: AbortSignal;
  /** Waits a moment before reading back again; answers whether to. */
  readonly again: (attempt: number) => Promise<boolean>;
  /** Told of everything that was stored and read back, and of the key that was asked for. */
  readonly onStored: (stored: StoredSecret, kmsKeyId: string | undefined) => void;
}

/** Keeps values in Secrets Manager or Parameter Store. */
export class StoreKeeper implements Keeper {
  #hopeless: string | undefined;
  /** What this run has stored and read back, by name. */
  readonly #kept = new Map<string, Secret>();

  readonly #references: EnvironmentReferences;

  constructor(private readonly parts: StoreKeeperParts) {
    this.#references = new EnvironmentReferences(parts.environment);
  }

  prepare(plan: Plan, finding: Finding, place: SecretPlace): Preparation {
    if (plan.value === undefined) {
      return { kind: 'refused', reason: 'there is no value to store' };
    }
    const { kind, names } = this.parts;
    const reference = { target: kind, name: names.propose(plan, finding, plan.value, place) };
    return plan.throughEnvironment === true
      ? this.#references.prepare(plan, finding, plan.value, place, reference)
      : { kind: 'ready', reference };
  }

  async noted(_plan: Plan, reference: SecretReference | undefined): Promise<Noted | undefined> {
    return this.parts.store === undefined || reference === undefined
      ? undefined
      : { target: this.parts.kind, name: reference.name, connection: await this.parts.connection() };
  }

  async keep(plan: Plan, reference: SecretReference | undefined, place: SecretPlace): Promise<Keeping> {
    const keeping = await this.#keepValue(plan, reference, place);
    return keeping.kind === 'kept' && plan.value !== undefined && reference !== undefined
      ? this.#references.leave(keeping, reference, plan.value)
      : keeping;
  }

  async #keepValue(plan: Plan, reference: SecretReference | undefined, place: SecretPlace): Promise<Keeping> {
    const { value } = plan;
    if (value === undefined || reference === undefined) {
      return { kind: 'refused', reason: 'there is no value to store' };
    }
    if (this.#kept.get(reference.name)?.equals(value) === true) {
      return { kind: 'kept', done: `looked up as ${reference.name}, as before`, notes: [], leftover: undefined };
    }
    if (this.#hopeless !== undefined) {
      return { kind: 'refused', reason: this.#hopeless };
    }
    if (this.parts.store === undefined) {
      this.#take(reference.name, value);
      return {
        kind: 'kept',
        done: `looked up as ${reference.name} in ${storeTitles[this.parts.kind]}`,
        notes: [`Nothing was stored: put the value there under this name before the code runs.`],
        leftover: undefined,
      };
    }
    const store = await this.parts.store();
    const options = { ...storageOptions(place, plan.nameHint), onDifferent: 'refuse' } as const;
    const outcome = await this.#store(store, reference.name, value, options);
    if (outcome.kind === 'failed' && outcome.failure.reason === 'name-taken' && this.parts.asker !== undefined) {
      return this.#ask(this.parts.asker, store, reference, value, options);
    }
    return this.#answer(outcome, value, options.kmsKeyId);
  }

  rehearse(plan: Plan, reference: SecretReference | undefined): void {
    if (plan.value !== undefined && reference !== undefined) {
      this.parts.names.take(reference.name, plan.value);
      this.#references.rehearse(reference, plan.value);
    }
  }

  describe(plan: Plan, reference: SecretReference | undefined): readonly string[] {
    const name = reference?.name ?? '';
    const left = this.#references.describe(reference);
    if (plan.value !== undefined && this.parts.names.nameOf(plan.value) === name) {
      return [`would look up ${name}, as before${left}`];
    }
    return [
      this.parts.store === undefined
        ? `would look up ${name} in ${storeTitles[this.parts.kind]}, without storing it there`
        : left === ''
          ? `would store ${name} in ${storeTitles[this.parts.kind]} and look it up there`
          : `would store ${name} in ${storeTitles[this.parts.kind]}${left}`,
    ];
  }

  #store(store: SecretStore, name: string, value: Secret, options: PutOptions): Promise<StoreOutcome> {
    const { signal, again } = this.parts;
    return storeAndVerify(store, name, value, { ...options, signal, again });
  }

  async #ask(
    asker: Asker,
    store: SecretStore,
    reference: SecretReference,
    value: Secret,
    options: PutOptions,
  ): Promise<Keeping> {
    const choice = await asker.choose(`${reference.name} holds a different value.`, [
      { letter: 'v', label: 'Store this value as a new version', answer: 'version' },
      { letter: 'n', label: 'Choose another name', answer: 'name' },
      { letter: 'l', label: 'Leave the code as it is', answer: 'leave' },
    ]);
    if (choice === 'version') {
      const outcome = await this.#store(store, reference.name, value, { ...options, onDifferent: 'new-version' });
      return this.#answer(outcome, value, options.kmsKeyId);
    }
    const name = choice === 'name' ? await asker.line('Name: ') : '';
    return name === ''
      ? {
          kind: 'refused',
          reason: `${reference.name} holds a different value. Nothing was stored, and the file is untouched.`,
        }
      : { kind: 'renamed', reference: { ...reference, name } };
  }

  #take(name: string, value: Secret): void {
    this.parts.names.take(name, value);
    this.#kept.set(name, value);
  }

  #answer(outcome: StoreOutcome, value: Secret, kmsKeyId: string | undefined): Keeping {
    if (outcome.kind === 'failed') {
      const { failure, aftermath } = outcome;
      const permission = failure.permission === undefined ? '' : ` Missing permission: ${failure.permission}.`;
      const reason = `${english(failure.explanation)}${permission} ${english(aftermath)} The file is untouched.`;
      if (hopeless.has(failure.reason)) {
        this.#hopeless = english(failure.explanation);
      }
      return { kind: 'refused', reason, perhapsKept: outcome.left.kind !== 'nothing' };
    }
    const { stored } = outcome;
    this.#take(stored.name, value);
    this.parts.onStored(stored, kmsKeyId);
    const title = storeTitles[this.parts.kind];
    return {
      kind: 'kept',
      done: `${verb(stored.outcome)} ${stored.name} in ${title}, read back and compared`,
      notes: (stored.notes ?? []).map(english),
      arn: stored.arn,
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
