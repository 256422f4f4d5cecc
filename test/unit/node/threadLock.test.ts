import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { ThreadLock } from '../../../src/node/threadLock';

describe('a lock between threads', () => {
  it('is held by one of them at a time, and goes to the next one when it is let go of', async () => {
    const memory = ThreadLock.memory();
    const events: string[] = [];
    const task = (name: string) => async (): Promise<void> => {
      events.push(`${name} begins`);
      await setTimeout(10);
      events.push(`${name} ends`);
    };
    await Promise.all([new ThreadLock(memory, 0).hold(task('a')), new ThreadLock(memory, 1).hold(task('b'))]);
    assert.deepEqual(events, ['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is let go of where what was done under it failed', async () => {
    const lock = new ThreadLock(ThreadLock.memory(), 0);
    await assert.rejects(
      lock.hold(() => Promise.reject(new Error('as told'))),
      /as told/,
    );
    assert.equal(await lock.hold(() => Promise.resolve('held')), 'held');
  });

  it('can be taken from a thread that is no more, and only from that', async () => {
    const memory = ThreadLock.memory();
    void new ThreadLock(memory, 7).hold(() => new Promise(() => undefined));
    const mine = new ThreadLock(memory, 0);
    let held = false;
    const holding = mine.hold(() => {
      held = true;
      return Promise.resolve();
    });
    mine.release(8);
    await setTimeout(20);
    assert.equal(held, false);
    mine.release(7);
    await holding;
    assert.equal(held, true);
  });
});
