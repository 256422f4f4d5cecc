import { AwsFailure } from '../../core/ports';
import type { Log } from '../../core/ports';
import { english } from '../../core/text/message';
import { explain } from '../errors/explain';
import type { CallContext } from '../errors/explain';
import { errorFacts } from '../errors/errorFacts';
import { toAwsFailure } from '../errors/toAwsFailure';
import { defaultLimits } from '../roomOptions';
import type { AwsRoomOptions } from '../roomOptions';

/** Makes one call: within its time, open to being cancelled, told to the log without values, its failure explained. */
export async function call<T>(
  context: CallContext,
  signal: AbortSignal | undefined,
  { log, limits }: AwsRoomOptions,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const overall = limits?.overallMilliseconds ?? defaultLimits.overallMilliseconds;
  const stop = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    // The SDK heeds the signal while it sends, but not while it looks for credentials.
    const end = (reason: 'timeout' | 'cancelled'): void => {
      reject(new AwsFailure(reason, explain(reason, errorFacts(undefined), context)));
      stop.abort();
    };
    const timer = setTimeout(end, overall, 'timeout');
    stop.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
    if (signal?.aborted === true) {
      end('cancelled');
    }
    signal?.addEventListener(
      'abort',
      () => {
        end('cancelled');
      },
      { once: true, signal: stop.signal },
    );
  });
  stopped.catch(() => {});
  try {
    const answer = await Promise.race([stopped, stop.signal.aborted ? stopped : send({ abortSignal: stop.signal })]);
    log.info(`${context.action}: ok`);
    return answer;
  } catch (error) {
    const failure = toAwsFailure(error, context);
    tell(log, context, failure);
    throw failure;
  } finally {
    stop.abort();
  }
}

function tell(log: Log, { action }: CallContext, { reason, explanation, cause }: AwsFailure): void {
  const trace = cause instanceof Error ? ` (${cause.message})` : '';
  log.warn(`${action}: ${reason}${trace}: ${english(explanation)}`);
}
