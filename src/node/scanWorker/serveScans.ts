import { setImmediate } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import type { Engine } from '../../core/engine';
import { Abandoned, isAbandoned } from '../../core/ports';
import type { Pause } from '../../core/ports';
import { toPlain } from '../../core/scan/transfer';
import { loadEngine, reasonOf } from './loadEngine';
import { partSize } from './messages';
import type { Answer, Request } from './messages';

type Scan = Extract<Request, { kind: 'scan' }>;

/**
 * Answers a scan worker's requests, one after the other; what is cancelled is passed over, abandoned at its next pause, or
 * not told to its end.
 */
export async function serveScans(
  port: MessagePort,
  load: (pause: Pause) => Promise<Pick<Engine, 'scan'>>,
): Promise<void> {
  const waiting = new Map<number, Scan>();
  let wake: () => void = () => undefined;
  let running: { readonly id: number; wanted: boolean } | undefined;
  let goOn: (id: number, wanted: boolean) => void = () => undefined;
  port.on('message', (request: Request) => {
    switch (request.kind) {
      case 'scan':
        waiting.set(request.id, request);
        wake();
        break;
      case 'cancel':
        waiting.delete(request.id);
        if (running?.id === request.id) {
          running.wanted = false;
        }
        goOn(request.id, false);
        break;
      case 'taken':
        goOn(request.id, true);
        break;
    }
  });
  const taken = (id: number): Promise<boolean> =>
    new Promise((resolve) => {
      goOn = (other, wanted) => {
        if (other === id) {
          resolve(wanted);
        }
      };
    });
  const answer = (message: Answer): void => {
    port.postMessage(message);
  };
  const pause = async (): Promise<void> => {
    await setImmediate();
    if (running?.wanted === false) {
      throw new Abandoned();
    }
  };
  const engine = await loadEngine(port, () => load(pause));
  if (engine === undefined) {
    return;
  }
  for (;;) {
    // Lets messages in: a later one may take back what waits.
    await setImmediate();
    const [next] = waiting.values();
    if (next === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    waiting.delete(next.id);
    running = { id: next.id, wanted: true };
    await answerScan(engine, next, answer, taken);
    running = undefined;
  }
}

async function answerScan(
  engine: Pick<Engine, 'scan'>,
  { id, source, configuration, today }: Scan,
  answer: (message: Answer) => void,
  taken: (id: number) => Promise<boolean>,
): Promise<void> {
  try {
    const { problems, provisional, ...result } = toPlain(await engine.scan(source, configuration, today));
    for (const list of ['findings', 'suppressed'] as const) {
      for (let start = 0; start < result[list].length; start += partSize) {
        answer({ kind: 'part', id, list, findings: result[list].slice(start, start + partSize) });
        if (!(await taken(id))) {
          return;
        }
      }
    }
    answer({ kind: 'done', id, problems, ...(provisional && { provisional }) });
  } catch (error) {
    if (isAbandoned(error)) {
      return;
    }
    answer({ kind: 'failed', id, reason: reasonOf(error) });
  }
}
