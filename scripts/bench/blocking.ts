import { readFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultConfiguration } from '../../src/core/config/configuration';
import { ScanWorker } from '../../src/node/scanWorker/scanWorker';
import type { Measurement } from './measure';

const edits = 40;

/**
 * Watches for how long this thread is held up at a stretch: by the clock, and in processor time of this thread, where the
 * system tells it (Linux), which says more on a busy machine.
 */
class Watch {
  readonly #delay = monitorEventLoopDelay({ resolution: 1 });
  readonly #timer: NodeJS.Timeout;
  #last = processorMilliseconds();
  #longest = 0;

  constructor() {
    this.#delay.enable();
    this.#timer = setInterval(() => {
      const now = processorMilliseconds();
      this.#longest = Math.max(this.#longest, now - this.#last);
      this.#last = now;
    }, 1);
  }

  end(): string {
    this.#delay.disable();
    clearInterval(this.#timer);
    const clock = (this.#delay.max / 1_000_000).toFixed(0);
    return `${clock} ms by the clock${this.#last > 0 ? `, ${this.#longest.toFixed(0)} ms of processor time` : ''}`;
  }
}

/** What this thread has used of a processor; 0 where the system does not tell. */
function processorMilliseconds(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ', 1)[0]) / 1_000_000;
  } catch {
    return 0;
  }
}

/**
 * For how long the thread that asks for scans, which in the editor is the extension host's, is held up at a stretch: by
 * handing over texts of 10,000 lines and taking their findings, beside what a thread that only waits is held up by.
 */
export async function* blocking(dist: string, password: string, today: string): AsyncGenerator<Measurement> {
  const fail = (): never => {
    throw new Error('The scan worker could not be started.');
  };
  const worker = new ScanWorker({
    script: path.join(dist, 'scanWorker.js'),
    data: { serves: 'texts', grammars: path.join(dist, 'grammars') },
    inProcess: () => Promise.reject(new Error('The scan worker could not be started.')),
    log: { info: () => undefined, warn: fail, error: fail },
  });
  const scan = async (text: string): Promise<void> => {
    await worker.scan(
      { path: 'typed.ts', versionOf: { document: 'typed.ts', hurried: true }, text },
      defaultConfiguration,
      today,
    );
  };
  const measured = async (what: string, task: () => Promise<void>): Promise<Measurement> => {
    const watch = new Watch();
    await task();
    return {
      what: `Longest hold of the event loop while ${what}`,
      value: watch.end(),
      budget: '50 ms',
    };
  };
  try {
    await scan('');
    for (const every of [100, 2]) {
      const lines = Array.from({ length: 10_000 }, (_, line) =>
        line % every === 1
          ? `const dbPassword${String(line)} = '${password}';`
          : `const label${String(line)} = 'plain';`,
      ).join('\n');
      const what = `${String(10_000 / every)} findings are taken in ${String(edits)} times`;
      let seconds = 0;
      yield await measured(what, async () => {
        const started = performance.now();
        for (let turn = 0; turn < edits; turn += 1) {
          await scan(`${lines}\n// ${String(turn)}`);
        }
        seconds = (performance.now() - started) / 1000;
      });
      yield await measured(`waiting for ${seconds.toFixed(0)} s`, () => pause(seconds * 1000));
    }
  } finally {
    worker.dispose();
  }
}
