import type { SecretPlace } from '../../core/fix/storageOptions';
import type { Plan, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';

/** What the code is to look up; `reference` is undefined for the default credential chain. */
export type Preparation =
  | { readonly kind: 'ready'; readonly reference: SecretReference | undefined }
  | { readonly kind: 'refused'; readonly reason: string };

export type Keeping =
  | {
      readonly kind: 'kept';
      /** What was done, in a line of words: “stored as app/db in AWS Secrets Manager”. */
      readonly done: string;
      /** More that a person should know. */
      readonly notes: readonly string[];
      /** What exists now although the code does not use it, should the code not change after all. */
      readonly leftover: string | undefined;
    }
  /** A person chose another name. */
  | { readonly kind: 'renamed'; readonly reference: SecretReference }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Sees to it that a value is kept somewhere before it leaves the code.
 *
 * Architecture invariant: no text changes before `keep` has answered `kept`.
 */
export interface Keeper {
  /** Chooses what the code will look up. No effect on anything. */
  prepare(plan: Plan, finding: Finding, place: SecretPlace): Preparation;
  /** Keeps the value. */
  keep(plan: Plan, reference: SecretReference | undefined, place: SecretPlace): Promise<Keeping>;
  /** Takes note of a name as `keep` would, for a dry run. No effect on anything outside this run. */
  rehearse(plan: Plan, reference: SecretReference | undefined): void;
  /** What `keep` would do, for a dry run; asked before `rehearse`. */
  describe(plan: Plan, reference: SecretReference | undefined): readonly string[];
}
