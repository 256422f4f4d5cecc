import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { nothingFound } from '../../../src/node/fileScan/fileOutcome';
import type { FileOutcome } from '../../../src/node/fileScan/fileOutcome';
import { FilePool } from '../../../src/node/fileScan/filePool';
import type { FilePoolOptions, ScanThread, Task } from '../../../src/node/fileScan/filePool';
import type { FileToScan } from '../../../src/node/fileScan/fileScanner';
import type { Batch, FileThreadEvents } from '../../../src/node/fileScan/fileThread';

/** A thread that does as it is told. */
class Puppet implements ScanThread {
  readonly batches: Batch[] = [];
  disposed = false;

  constructor(readonly events: FileThreadEvents) {}

  get outstanding(): number {
    return this.batches.length;
  }

  give(batch: Batch): void {
    this.batches.push(batch);
  }

  dispose(): void {
    this.disposed = true;
  }

  /** Answers the batch that it was given last. */
  answer(outcomeOf: (file: FileToScan) => FileOutcome | undefined = () => nothingFound): void {
    const batch = this.batches.pop();
    batch?.settle(batch.files.map(outcomeOf));
  }

  end(): void {
    for (const batch of this.batches.splice(0)) {
      batch.settle(batch.files.map(() => undefined));
    }
    this.events.ended('code 3');
  }
}

describe('scanning files in several threads', () => {
  let folder: string;
  let large: string;
  let small: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-pool-'));
    large = path.join(folder, 'large');
    small = path.join(folder, 'small');
    writeFileSync(large, '');
    truncateSync(large, 1_000_000);
    writeFileSync(small, 'x');
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  let told: string[];
  let here: string[];
  let lost: string[];
  let threads: Puppet[];

  beforeEach(() => {
    [told, here, lost, threads] = [[], [], [], []];
  });

  function pool(jobs: number, options: Partial<FilePoolOptions> = {}): FilePool {
    return new FilePool({
      jobs,
      here: {
        scan: ({ path: name }) => {
          here.push(name);
          return Promise.resolve(nothingFound);
        },
      },
      startThread: (events) => {
        const thread = new Puppet(events);
        threads.push(thread);
        setImmediate(() => {
          events.ready();
        });
        return thread;
      },
      lost: (reason) => lost.push(reason),
      ...options,
    });
  }

  const scan = (file: string, name: string, took?: (outcome: FileOutcome) => void): Task => ({
    kind: 'scan',
    file: { file, path: name, configuration: defaultConfiguration },
    take: (outcome) => {
      told.push(name);
      took?.(outcome);
      return Promise.resolve();
    },
  });

  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

  async function* scans(count: number, file: string): AsyncGenerator<Task, void> {
    for (const name of names(count)) {
      yield await Promise.resolve(scan(file, name));
    }
  }

  /** Lets threads answer, whatever they were given last first, until the pool is done. */
  async function finish(running: Promise<void>, turn: (thread: Puppet) => void): Promise<void> {
    const ended = running.then(
      () => true,
      () => true,
    );
    const nextTurn = (): Promise<boolean> => new Promise((resolve) => setImmediate(resolve, false));
    for (let turns = 0; turns < 10_000 && !(await Promise.race([ended, nextTurn()])); turns += 1) {
      for (const thread of threads.toReversed()) {
        turn(thread);
      }
    }
    await running;
  }

  it('tells of them in order, whichever is done first', async () => {
    await finish(pool(3).run(scans(700, large)), (thread) => {
      thread.answer();
    });
    assert.deepEqual(told, names(700));
    assert.equal(threads.length, 2, 'this thread is the third');
    assert.ok(here.length < 10, `${String(here.length)} were scanned in this thread`);
    assert.ok(threads.every(({ disposed }) => disposed));
    assert.deepEqual(lost, []);
  });

  it('starts no thread for little, nor where one job was asked for', async () => {
    await pool(4).run(scans(100, small));
    // One that cannot be looked at counts for nothing.
    await pool(4).run(scans(100, path.join(folder, 'missing')));
    await pool(1).run(scans(100, large));
    assert.deepEqual(threads, []);
    assert.equal(here.length, 300);
  });

  it('comes to a file when the one before is done where one job was asked for', async () => {
    let ahead = 0;
    async function* counted(): AsyncGenerator<Task, void> {
      for await (const task of scans(10, large)) {
        ahead += 1;
        yield task;
      }
    }
    await pool(1, {
      here: {
        scan: () => {
          assert.equal(ahead, told.length + 1);
          return Promise.resolve(nothingFound);
        },
      },
    }).run(counted());
    assert.equal(ahead, 10);
  });

  it('does what is between files when everything before is done', async () => {
    async function* mixed(): AsyncGenerator<Task, void> {
      for await (const task of scans(120, large)) {
        yield task;
        if (told.length % 10 === 0) {
          yield { kind: 'do', run: () => Promise.resolve(void told.push('between')) };
        }
      }
      yield { kind: 'do', run: () => Promise.resolve(void told.push('end')) };
    }
    await finish(pool(2).run(mixed()), (thread) => {
      thread.answer();
    });
    assert.deepEqual(
      told.filter((name) => /\d/.test(name)),
      names(120),
    );
    assert.ok(told.includes('between'));
    assert.equal(told.at(-1), 'end');
  });

  it('throws what coming to a file throws, when everything before is done', async () => {
    async function* broken(): AsyncGenerator<Task, void> {
      yield* scans(100, large);
      throw new Error('no way to the next');
    }
    await assert.rejects(
      finish(pool(2).run(broken()), (thread) => {
        thread.answer();
      }),
      /no way to the next/,
    );
    assert.deepEqual(told, names(100));
    assert.ok(threads.every(({ disposed }) => disposed));
  });

  it('scans in this thread what another came to an error with, and throws that in its turn', async () => {
    const failing = '42';
    const running = pool(2, {
      here: {
        scan: ({ path: name }) =>
          name === failing ? Promise.reject(new Error('it fails')) : Promise.resolve(nothingFound),
      },
    }).run(scans(100, large));
    await assert.rejects(
      finish(running, (thread) => {
        thread.answer(({ path: name }) => (name === failing ? undefined : nothingFound));
      }),
      /it fails/,
    );
    assert.deepEqual(told, names(42));
  });

  it('scans small files in this thread while the others have enough to do, and leaves large ones to them', async () => {
    const isLarge = (name: string): boolean => Number(name) % 10 < 5;
    async function* mixed(): AsyncGenerator<Task, void> {
      for (const name of names(300)) {
        yield await Promise.resolve(scan(isLarge(name) ? large : small, name));
      }
    }
    const elsewhere: string[] = [];
    await finish(pool(2).run(mixed()), (thread) => {
      thread.answer(({ path: name }) => {
        elsewhere.push(name);
        return nothingFound;
      });
    });
    assert.deepEqual(told, names(300));
    assert.deepEqual([...here, ...elsewhere].sort(), names(300).sort());
    assert.ok(here.filter(isLarge).length < 10, 'until the thread was ready');
    assert.ok(here.filter((name) => !isLarge(name)).length > 50);
  });

  it('throws what scanning a small file throws when everything before is done', async () => {
    const failing = '150';
    const running = pool(2, {
      here: {
        scan: ({ path: name }) =>
          name === failing ? Promise.reject(new Error('it fails')) : Promise.resolve(nothingFound),
      },
    });
    async function* mixed(): AsyncGenerator<Task, void> {
      for (const name of names(300)) {
        yield await Promise.resolve(scan(Number(name) < 100 ? large : small, name));
      }
    }
    await assert.rejects(
      finish(running.run(mixed()), (thread) => {
        thread.answer(({ path: name }) => (name === failing ? undefined : nothingFound));
      }),
      /it fails/,
    );
    assert.deepEqual(told, names(150));
  });

  it('scans in this thread what a thread that ended had not answered', async () => {
    const answered: string[] = [];
    let turns = 0;
    await finish(pool(2).run(scans(300, large)), (thread) => {
      turns += 1;
      if (turns === 10) {
        threads[0]?.end();
      } else if (thread !== threads[0]) {
        thread.answer(({ path: name }) => {
          answered.push(name);
          return nothingFound;
        });
      }
    });
    assert.deepEqual(told, names(300));
    assert.deepEqual(lost, ['code 3']);
    assert.deepEqual([...answered, ...here].sort(), names(300).sort());
  });

  it('goes on in this thread where all threads ended, or none can be started', async () => {
    await finish(pool(2).run(scans(100, large)), (thread) => {
      if (thread.outstanding > 0) {
        thread.end();
      }
    });
    assert.deepEqual(told, names(100));
    assert.deepEqual(lost, ['code 3']);
    lost = [];
    told = [];
    await pool(2, {
      startThread: () => {
        throw new Error('none');
      },
    }).run(scans(100, large));
    assert.deepEqual(told, names(100));
    assert.deepEqual(lost, ['none can be started']);
  });

  it('gives threads nothing more while much text waits for its turn', async () => {
    const text = ' '.repeat(1_000_000);
    let answered = 0;
    let most = 0;
    let first: Batch | undefined;
    await finish(pool(2).run(scans(400, large)), (thread) => {
      first ??= thread.batches[0];
      // The first batch is answered when there is nothing else to answer.
      if (thread.batches.at(-1) === first && threads.some(({ batches }) => batches.some((batch) => batch !== first))) {
        return;
      }
      thread.answer(() => {
        answered += 1;
        return { ...nothingFound, text };
      });
      most = Math.max(most, answered - told.length);
    });
    assert.deepEqual(told, names(400));
    assert.ok(most >= 16 && most <= 64, `${String(most)} texts were kept`);
  });
});
