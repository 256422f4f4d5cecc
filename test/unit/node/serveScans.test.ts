import assert from 'node:assert/strict';
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import type { Answer, Ready, Request } from '../../../src/node/scanWorker/messages';
import { serveScans } from '../../../src/node/scanWorker/serveScans';

describe('a thread that serves scans', () => {
  it('leaves off in the midst of what is cancelled, without a word', async () => {
    const { port1: near, port2: far } = new MessageChannel();
    const begun: string[] = [];
    void serveScans(far, (pause) =>
      Promise.resolve({
        scan: async ({ text }) => {
          begun.push(text);
          while (text === 'endless') {
            await pause();
          }
          return { findings: [], suppressed: [], problems: [] };
        },
      }),
    );
    const send = (request: Request): void => {
      near.postMessage(request);
    };
    const scan = (id: number, text: string): Request => ({
      kind: 'scan',
      id,
      source: { path: undefined, text },
      configuration: defaultConfiguration,
      today: '2026-01-01',
    });
    try {
      const [ready] = (await once(near, 'message')) as [Ready];
      assert.equal(ready.kind, 'ready');
      send(scan(1, 'endless'));
      send(scan(2, 'short'));
      send({ kind: 'cancel', id: 1 });
      const [answer] = (await once(near, 'message')) as [Answer];
      assert.deepEqual(answer, { kind: 'done', id: 2, problems: [] });
      send(scan(3, 'endless'));
      while (!begun.includes('endless')) {
        await new Promise(setImmediate);
      }
      send({ kind: 'cancel', id: 3 });
      send(scan(4, 'short'));
      const [next] = (await once(near, 'message')) as [Answer];
      assert.deepEqual(next, { kind: 'done', id: 4, problems: [] });
    } finally {
      near.close();
    }
  }).timeout(10_000);
});
