import * as vscode from 'vscode';
import { AwsFailure } from '../../core/ports';
import type { AwsFailureReason, AwsRoom, Identity, Log } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Connection } from '../connection/connection';
import type { IdentityStateName } from '../contributions/views';
import { DisposableList } from '../support/disposables';

/** What is known of the signed-in identity. */
export type IdentityState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly identity: Identity }
  | { readonly kind: 'failed'; readonly failure: AwsFailure };

export interface IdentityModelDependencies {
  readonly aws: () => Promise<AwsRoom>;
  readonly connection: Connection;
  readonly log: Log;
}

/**
 * The signed-in identity, read when someone asks.
 *
 * Architecture invariant: nothing is read from AWS before the view is shown or a person asks.
 */
export class IdentityModel implements vscode.Disposable {
  readonly #own = new DisposableList();
  readonly #changed = this.#own.push(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #state: IdentityState = { kind: vscode.workspace.isTrusted ? 'idle' : 'untrusted' };
  #reading: AbortController | undefined;

  constructor(private readonly dependencies: IdentityModelDependencies) {
    this.#own.push(
      dependencies.connection.onDidChange(() => {
        // A choice asks for nothing by itself where nothing was asked for yet.
        if (this.#state.kind !== 'idle' && this.#state.kind !== 'untrusted') {
          void this.refresh();
        }
      }),
    );
    this.#own.push(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#set({ kind: 'idle' });
      }),
    );
  }

  get state(): IdentityState {
    return this.#state;
  }

  /** Reads the identity, unless it is known or being read. */
  async load(): Promise<void> {
    if (this.#state.kind === 'idle') {
      await this.refresh();
    }
  }

  /** Reads the identity anew; a reading under way is given up. */
  async refresh(): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      this.#set({ kind: 'untrusted' });
      return;
    }
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#set({ kind: 'loading' });
    const state = await this.#read(reading.signal);
    if (this.#reading === reading && !this.#own.disposed) {
      this.#reading = undefined;
      this.#set(state);
    }
  }

  dispose(): void {
    this.#reading?.abort();
    this.#own.dispose();
  }

  async #read(signal: AbortSignal): Promise<IdentityState> {
    try {
      const room = await this.dependencies.aws();
      return { kind: 'loaded', identity: await room.identity.read(this.dependencies.connection.choice, signal) };
    } catch (error) {
      if (!signal.aborted) {
        this.dependencies.log.error('The identity could not be read.', error);
      }
      return { kind: 'failed', failure: AwsFailure.is(error) ? error : unexplained(error) };
    }
  }

  #set(state: IdentityState): void {
    this.#state = state;
    this.#changed.fire();
  }
}

function unexplained(cause: unknown): AwsFailure {
  return new AwsFailure('other', message('The identity could not be read. The log says more.'), undefined, { cause });
}

/** The failures that have a welcome text of their own. */
const explainedFailures: Readonly<Partial<Record<AwsFailureReason, IdentityStateName>>> = {
  'no-credentials': 'no-credentials',
  'invalid-credentials': 'invalid-credentials',
  expired: 'expired',
  'unknown-profile': 'unknown-profile',
  network: 'network',
  timeout: 'network',
};

/** What the manifest's welcome texts call a state. */
export function stateName(state: IdentityState): IdentityStateName {
  if (state.kind !== 'failed') {
    return state.kind;
  }
  return explainedFailures[state.failure.reason] ?? 'failed';
}
