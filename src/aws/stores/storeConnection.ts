import { AwsFailure } from '../../core/ports';
import type { ConnectionChoice } from '../../core/ports';
import { call } from '../connection/call';
import { connect } from '../connection/connection';
import type { Connection } from '../connection/connection';
import type { CallContext } from '../errors/explain';
import type { AwsRoomOptions } from '../roomOptions';

/** The connection of a store: made with its first call, kept for the next, made anew once its credentials have failed. */
export class StoreConnection {
  #connection: Promise<Connection> | undefined;

  constructor(
    private readonly choice: ConnectionChoice,
    private readonly options: AwsRoomOptions,
  ) {}

  /** Makes one call with the connection. Whatever fails is an `AwsFailure`. */
  async call<T>(
    context: Omit<CallContext, 'origin'>,
    signal: AbortSignal | undefined,
    send: (connection: Connection, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    try {
      const connection = await (this.#connection ??= connect(this.choice, this.options));
      return await call({ ...context, origin: connection.origin }, signal, this.options, async (options) =>
        send(connection, options),
      );
    } catch (error) {
      if (!AwsFailure.is(error) || renewing.has(error.reason)) {
        this.#connection = undefined;
      }
      throw error;
    }
  }
}

/** After these a person may have changed the files or signed in anew. */
const renewing: ReadonlySet<AwsFailure['reason']> = new Set([
  ...([
    'no-credentials',
    'unknown-profile',
    'expired',
    'invalid-credentials',
    'no-region',
    'network',
    'access-denied',
  ] as const),
]);
