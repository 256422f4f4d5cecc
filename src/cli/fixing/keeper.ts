import type { SecretPlace } from '../../core/fix/storageOptions';
import type { Plan, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import type { Noted } from './runJournal';

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
      readonly arn?: string | undefined;
    }
  /** A person chose another name. */
  | { readonly kind: 'renamed'; readonly reference: SecretReference }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      /** Whether something may exist now all the same. */
      readonly perhapsKept?: boolean;
    };

/**
 * Sees to it that a value is kept somewhere before it leaves the code.
 *
 * Architecture invariant: no text changes before `keep` has answered `kept`.
 */
export interface Keeper {
  /** Chooses what the code will look up. No effect on anything. */
  prepare(plan: Plan, finding: Finding, place: SecretPlace): Preparation;
  /** What `keep` is about to make outside the code, for the journal; undefined where it makes nothing. */
  noted(plan: Plan, reference: SecretReference | undefined): Promise<Noted | undefined>;
  /** Keeps the value. */
  keep(plan: Plan, reference: SecretReference | undefined, place: SecretPlace): Promise<Keeping>;
  /** Takes note of a name as `keep` would, for a dry run. No effect on anything outside this run. */
  rehearse(plan: Plan, reference: SecretReference | undefined): void;
  /** What `keep` would do, for a dry run; asked before `rehearse`. */
  describe(plan: Plan, reference: SecretReference | undefined): readonly string[];
}
