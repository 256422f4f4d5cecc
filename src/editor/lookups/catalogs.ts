import * as vscode from 'vscode';
import { AwsFailure } from '../../core/ports';
import type { AwsRoom, Clock, ConnectionChoice, SecretDescription, StoredName, StoreKind } from '../../core/ports';

/** How long names and descriptions are taken as they were read, in milliseconds. */
const freshMilliseconds = 5 * 60_000;
/** How long a failure is not tried again by what nobody asked for, in milliseconds. */
const failureMilliseconds = 60_000;
/** How many names of a store are read: beyond that a list helps no one. */
const mostNames = 5_000;

/** What a store was found to hold. */
export interface Names {
  readonly entries: readonly SecretDescription[];
  /** Whether there are more than were read. */
  readonly isCut: boolean;
}

interface Kept<T> {
  readonly at: number;
  readonly value: Promise<T>;
  /** When it failed; then it is kept for a shorter time. */
  failed?: number;
}

/**
 * Names and descriptions of what the stores of a connection hold, remembered for a short time. Holds no value of any
 * secret, as no call that it makes gives one.
 */
export class Catalogs {
  readonly #names = new Map<string, Kept<Names>>();
  readonly #descriptions = new Map<string, Kept<SecretDescription>>();

  constructor(
    private readonly aws: () => Promise<AwsRoom>,
    private readonly clock: Clock,
  ) {}

  /** Forgets everything. */
  clear(): void {
    this.#names.clear();
    this.#descriptions.clear();
  }

  /** All names of a store. @throws AwsFailure */
  names(store: StoreKind, choice: ConnectionChoice): Promise<Names> {
    return this.#keep(this.#names, [store, choice], async () => {
      let last: Names = { entries: [], isCut: false };
      for await (const page of this.pages(store, choice)) {
        last = page;
      }
      return last;
    });
  }

  /** The names of a store as far as they were read, more with each page. @throws AwsFailure */
  async *pages(store: StoreKind, choice: ConnectionChoice, signal?: AbortSignal): AsyncGenerator<Names> {
    const catalog = (await this.aws()).catalog(choice);
    let entries: readonly SecretDescription[] = [];
    let page: string | undefined;
    do {
      const { entries: more, next } = await catalog.list(store, page, signal);
      entries = [...entries, ...more];
      page = next;
      yield { entries, isCut: page !== undefined };
    } while (page !== undefined && entries.length < mostNames);
  }

  /** What a store tells of one name. @throws AwsFailure */
  describe(name: StoredName, choice: ConnectionChoice): Promise<SecretDescription> {
    return this.#keep(this.#descriptions, [name, choice], async () => {
      const [answer] = await (await this.aws()).catalog(choice).describe([name]);
      if (answer === undefined || AwsFailure.is(answer)) {
        throw answer ?? new Error('The catalog gave no answer.');
      }
      return answer;
    });
  }

  #keep<T>(memory: Map<string, Kept<T>>, of: unknown, read: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(of);
    const now = this.clock.now().getTime();
    const known = memory.get(key);
    if (
      known !== undefined &&
      now - known.at < (known.failed === undefined ? freshMilliseconds : failureMilliseconds)
    ) {
      return known.value;
    }
    const kept: Kept<T> = { at: now, value: read() };
    memory.set(key, kept);
    kept.value.catch(() => {
      kept.failed = now;
    });
    return kept.value;
  }
}

/** The connection by which a look-up is to be asked about: its own profile and region go before the chosen ones. */
export function choiceFor(
  { profile, region }: { readonly profile?: string; readonly region?: string },
  choice: ConnectionChoice,
): ConnectionChoice {
  return { ...choice, ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
}

/** The store as people know it, for one of what it holds. */
export function kindName(store: StoreKind): string {
  return store === 'secretsmanager'
    ? vscode.l10n.t('Secret of AWS Secrets Manager')
    : vscode.l10n.t('Parameter of SSM Parameter Store');
}

/** The day of a moment that AWS gave, in the editor's language. */
export function dayOf(iso: string): string {
  return new Date(iso).toLocaleDateString(vscode.env.language, { year: 'numeric', month: 'long', day: 'numeric' });
}
