import type { MessagePort } from 'node:worker_threads';
import type { Ready, Unfit } from './messages';

/** Loads what a thread works with and says that it is ready; or says why it is not, and lets the thread end. */
export async function loadEngine<Loaded>(port: MessagePort, load: () => Promise<Loaded>): Promise<Loaded | undefined> {
  try {
    const engine = await load();
    port.postMessage({ kind: 'ready' } satisfies Ready);
    return engine;
  } catch (error) {
    port.postMessage({ kind: 'unfit', reason: reasonOf(error) } satisfies Unfit);
    port.close();
    return undefined;
  }
}

/** An error in words, for a log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
