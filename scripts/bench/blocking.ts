import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { defaultConfiguration } from '../../src/core/config/configuration';
import { ScanWorker } from '../../src/node/scanWorker/scanWorker';
import type { Measurement } from './measure';

const edits = 40;

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
    data: { grammars: path.join(dist, 'grammars') },
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
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await task();
    delay.disable();
    const milliseconds = (nanoseconds: number): string => (nanoseconds / 1_000_000).toFixed(0);
    return {
      what: `Event loop held up while ${what}, p99 and longest`,
      value: `${milliseconds(delay.percentile(99))} / ${milliseconds(delay.max)} ms`,
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
      const what = `10,000 lines with ${String(10_000 / every)} findings are scanned ${String(edits)} times`;
      let seconds = 0;
      yield await measured(what, async () => {
        const started = performance.now();
        for (let turn = 0; turn < edits; turn += 1) {
          await scan(`${lines}\n// ${String(turn)}`);
        }
        seconds = (performance.now() - started) / 1000;
      });
      yield await measured(`waiting as long (${seconds.toFixed(0)} s)`, () => setTimeout(seconds * 1000));
    }
  } finally {
    worker.dispose();
  }
}
