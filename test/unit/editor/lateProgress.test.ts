import assert from 'node:assert/strict';
import { lateProgress } from '../../../src/editor/support/lateProgress';
import type { Report } from '../../../src/editor/support/lateProgress';

/** A promise with the means to settle it. */
function later<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: settle };
}

const never = new Promise<void>(() => {});

describe('a progress that is shown late', () => {
  it('is not shown where the task is done before', async () => {
    let shown = 0;
    const answer = await lateProgress(
      () => Promise.resolve('stored'),
      never,
      () => {
        shown += 1;
      },
    );
    assert.equal(answer, 'stored');
    assert.equal(shown, 0);
  });

  it('is shown until the task ends, with what was reported before and after', async () => {
    const work = later<string>();
    const lines: [string, number][] = [];
    let report: Report = () => {};
    let over: Promise<unknown> | undefined;
    const showing = later<undefined>();
    const running = lateProgress(
      (given) => {
        report = given;
        report('first', 0.25);
        report('second', 0.25);
        return work.promise;
      },
      Promise.resolve(),
      (until, started) => {
        over = until;
        started((text, share) => lines.push([text, share]));
        showing.resolve(undefined);
      },
    );
    await showing.promise;
    report('third', 0.5);
    work.resolve('stored');
    assert.equal(await running, 'stored');
    await over;
    assert.deepEqual(lines, [
      ['second', 0.5],
      ['third', 0.5],
    ]);
  });

  it('passes a failure on, and ends what it shows', async () => {
    let over: Promise<unknown> | undefined;
    const failing = later<undefined>();
    const running = lateProgress(
      async () => {
        await failing.promise;
        throw new Error('denied');
      },
      Promise.resolve(),
      (until) => {
        over = until;
        failing.resolve(undefined);
      },
    );
    await assert.rejects(running, /denied/);
    await over;
  });
});
