import { AwsFailure } from '../ports';
import type { PutOptions, SecretStore, StoredSecret } from '../ports';
import { message } from '../text/message';
import type { Message } from '../text/message';
import type { Secret } from '../text/secret';

/** What is known to stand in the store after a transaction that failed. */
export type LeftInStore =
  /** Nothing was written. */
  | { readonly kind: 'nothing' }
  /** The answer never came, or said too little: the value may or may not have been written. */
  | { readonly kind: 'perhaps'; readonly name: string }
  /** The store said that it was written, but it was not read back as it was sent. */
  | { readonly kind: 'stored'; readonly stored: StoredSecret };

export type StoreOutcome =
  | { readonly kind: 'verified'; readonly stored: StoredSecret }
  | {
      readonly kind: 'failed';
      readonly failure: AwsFailure;
      readonly left: LeftInStore;
      /** What now exists in the store, in words. No file was changed in any case. */
      readonly aftermath: Message;
    };

export interface StoreOptions extends PutOptions {
  /**
   * Waits before another attempt to read back what was just written: the services show a new value everywhere only
   * after a moment. Called with 1, 2, … and answers whether to try again. Absent: one attempt.
   */
  readonly again?: (attempt: number) => Promise<boolean>;
}

/** Failures after which the request may still have been carried out. */
const uncertain = new Set<AwsFailure['reason']>(['network', 'timeout', 'cancelled', 'unexpected-answer', 'other']);

/**
 * Stores a value, reads it back and compares. Only after `verified` may the source be edited.
 *
 * Never throws: what a store throws that is no `AwsFailure` becomes one of reason `other`.
 */
export async function storeAndVerify(
  store: SecretStore,
  name: string,
  value: Secret,
  options: StoreOptions,
): Promise<StoreOutcome> {
  const problem = store.nameProblem(name);
  if (problem !== undefined) {
    return failed(new AwsFailure('invalid-name', problem), { kind: 'nothing' });
  }
  let stored: StoredSecret;
  try {
    stored = await store.put(name, value, options);
  } catch (error) {
    const failure = asFailure(error);
    return failed(failure, uncertain.has(failure.reason) ? { kind: 'perhaps', name } : { kind: 'nothing' });
  }
  for (let attempt = 1; ; attempt += 1) {
    const failure = await readBack(store, stored.name, value, options.signal);
    if (failure === undefined) {
      return { kind: 'verified', stored };
    }
    const passing = failure.reason === 'not-found' || failure.reason === 'read-back-differs';
    if (!passing || !((await options.again?.(attempt)) ?? false)) {
      return failed(failure, { kind: 'stored', stored });
    }
  }
}

async function readBack(
  store: SecretStore,
  name: string,
  value: Secret,
  signal: AbortSignal | undefined,
): Promise<AwsFailure | undefined> {
  try {
    const found = await store.read(name, signal);
    return found.equals(value)
      ? undefined
      : new AwsFailure(
          'read-back-differs',
          message('Reading {0} back gave a different value from the one that was stored.', name),
        );
  } catch (error) {
    return asFailure(error);
  }
}

function failed(failure: AwsFailure, left: LeftInStore): StoreOutcome {
  return { kind: 'failed', failure, left, aftermath: aftermath(left) };
}

function aftermath(left: LeftInStore): Message {
  switch (left.kind) {
    case 'nothing':
      return message('Nothing was stored.');
    case 'perhaps':
      return message('Whether {0} was stored is not known: look for it before you try again.', left.name);
    case 'stored':
      switch (left.stored.outcome) {
        case 'created':
          return message('{0} was created, but could not be verified: check it or delete it.', left.stored.name);
        case 'new-version':
          return message('{0} got a new version, which could not be verified: check it.', left.stored.name);
        case 'reused':
          return message('{0} was there before, and nothing was written to it.', left.stored.name);
      }
  }
}

function asFailure(error: unknown): AwsFailure {
  if (AwsFailure.is(error)) {
    return error;
  }
  // The thrown text is not repeated: it comes from somewhere that does not promise to keep values out of it.
  return new AwsFailure('other', message('The store failed in a way that it does not explain.'), undefined, {
    cause: error,
  });
}
