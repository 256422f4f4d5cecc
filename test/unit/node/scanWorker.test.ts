import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { createEngine } from '../../../src/core/engine';
import type { Log } from '../../../src/core/ports';
import type { ScanResult } from '../../../src/core/scan/finding';
import { GrammarFiles } from '../../../src/node/grammarFiles';
import { ScanWorker } from '../../../src/node/scanWorker/scanWorker';
import { Samples } from '../../support/samples';

const root = path.resolve(__dirname, '../../..');
const installed = path.join(root, 'node_modules/@vscode/tree-sitter-wasm/wasm');
const today = '2026-01-01';

describe('scan worker', function () {
  this.timeout(60_000);
  let folder: string;
  let grammars: string;
  let engine: ReturnType<typeof createEngine>;
  const started: ScanWorker[] = [];
  const told: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (text) => told.push(text),
    error: (text) => told.push(text),
  };

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-worker-'));
    grammars = folder;
    // Python's grammar is all that these texts need, packed as the product has it.
    for (const name of ['tree-sitter.wasm', 'tree-sitter-python.wasm']) {
      const content = readFileSync(path.join(installed, name));
      const packed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
      writeFileSync(path.join(folder, `${name}.br`), packed);
    }
    engine = createEngine(new GrammarFiles(grammars));
  });
  beforeEach(() => {
    told.length = 0;
  });
  afterEach(() => {
    for (const worker of started.splice(0)) {
      worker.dispose();
    }
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  let inProcess = 0;

  function workerOf(program: string): ScanWorker {
    const script = path.join(folder, `worker-${String(started.length)}.cjs`);
    writeFileSync(script, program);
    inProcess = 0;
    const worker = new ScanWorker({
      script,
      data: { serves: 'texts', grammars },
      inProcess: (...text) => {
        inProcess += 1;
        return engine.scan(...text);
      },
      log,
    });
    started.push(worker);
    return worker;
  }

  const source = (module: string): string => JSON.stringify(path.join(root, 'src', module));
  const real = `
    require(${JSON.stringify(require.resolve('tsx/cjs', { paths: [root] }))});
    const { parentPort, workerData } = require('node:worker_threads');
    const { createEngine } = require(${source('core/engine.ts')});
    const { GrammarFiles } = require(${source('node/grammarFiles.ts')});
    const { serveScans } = require(${source('node/scanWorker/serveScans.ts')});
    void serveScans(parentPort, async () => createEngine(new GrammarFiles(workerData.grammars)));`;

  /** Answers every text with an empty result, or does what the text says. */
  const obedient = `
    const { parentPort } = require('node:worker_threads');
    parentPort.postMessage({ kind: 'ready' });
    let waiting = [];
    parentPort.on('message', (request) => {
      if (request.kind === 'cancel') {
        waiting = waiting.filter((id) => id !== request.id);
      } else if (request.source.text === 'wait') {
        waiting.push(request.id);
      } else if (request.source.text === 'die') {
        process.exit(3);
      } else if (request.source.text === 'fail') {
        parentPort.postMessage({ kind: 'failed', id: request.id, reason: 'as told' });
      } else {
        const problems = [{ kind: 'grammar', message: { template: String(waiting.length), args: [] } }];
        parentPort.postMessage({ kind: 'done', id: request.id, problems });
      }
    });`;

  const scan = (worker: ScanWorker, text: string, signal?: AbortSignal): Promise<ScanResult> =>
    worker.scan({ path: 'a.py', text }, defaultConfiguration, today, signal);

  it('finds what a scan in the same thread finds, in many parts', async () => {
    const samples = new Samples(7);
    const lines = Array.from(
      { length: 900 },
      (_, index) => `db_password_${String(index)} = "${samples.make('password')}"`,
    );
    const text = `${lines.join('\n')}\ntoken = "x"  # strongroom-ignore\n`;
    const there = await scan(workerOf(real), text);
    const here = await engine.scan({ path: 'a.py', text }, defaultConfiguration, today);
    assert.ok(here.findings.length > 800);
    assert.deepEqual(there, here);
    assert.equal(there.findings[0]?.secret.reveal(), here.findings[0]?.secret.reveal());
    assert.equal(String(there.findings[0]?.secret), '********');
    assert.deepEqual(told, []);
    assert.equal(inProcess, 0);
  });

  it('goes on with the next text when one is cancelled at any time while it is scanned or told', async () => {
    const worker = workerOf(real);
    const password = new Samples(9).make('password');
    const lines = Array.from({ length: 2_000 }, (_, index) => `db_password_${String(index)} = "${password}"`);
    await scan(worker, lines.join('\n'));
    for (const milliseconds of [0, 20, 60, 120, 200]) {
      const abort = new AbortController();
      const cancelled = scan(worker, lines.join('\n'), abort.signal).catch(() => undefined);
      await setTimeout(milliseconds);
      abort.abort();
      await cancelled;
    }
    assert.equal((await scan(worker, `password = "${password}"`)).findings.length, 1);
    assert.equal(inProcess, 0);
  });

  it('answers many texts at once, each with its own findings', async () => {
    const worker = workerOf(real);
    const samples = new Samples(8);
    const texts = Array.from({ length: 20 }, () => `password = "${samples.make('password')}"`);
    const results = await Promise.all(texts.map((text) => scan(worker, text)));
    assert.deepEqual(
      results.map(({ findings }) => findings.map(({ secret }) => `password = "${secret.reveal()}"`)),
      texts.map((text) => [text]),
    );
    assert.equal(inProcess, 0);
  });

  it('starts again after it ended, asks once more, and gives up a text that ends it again', async () => {
    const worker = workerOf(obedient);
    const dying = scan(worker, 'die');
    await assert.rejects(dying, /ended with code 3/);
    assert.match(told.join('\n'), /ended unexpectedly/);
    assert.deepEqual((await scan(worker, 'fine')).findings, []);
    assert.equal(inProcess, 0);
  });

  it('passes on why a scan failed', async () => {
    await assert.rejects(scan(workerOf(obedient), 'fail'), /as told/);
  });

  it('gives up what is cancelled', async () => {
    const worker = workerOf(obedient);
    const abort = new AbortController();
    const waiting = scan(worker, 'wait', abort.signal);
    abort.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    // The worker was told, too: nothing waits there any more.
    assert.equal((await scan(worker, 'fine')).problems[0]?.message.template, '0');
    await assert.rejects(scan(worker, 'fine', abort.signal), { name: 'AbortError' });
  });

  it('scans in this thread, and says so, where no worker can be started', async () => {
    const worker = workerOf('throw new Error("not here");');
    const text = `password = "${new Samples(9).make('password')}"`;
    assert.equal((await scan(worker, text)).findings.length, 1);
    assert.equal((await scan(worker, text)).findings.length, 1);
    assert.equal(inProcess, 2);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /main thread/);
  });

  it('leaves nothing waiting when it is disposed', async () => {
    const worker = workerOf(obedient);
    const waiting = scan(worker, 'wait');
    worker.dispose();
    await assert.rejects(waiting, /was ended/);
  });
});
