/**
 * How fast the product is on this machine: `npm run bench`. Reports and never fails; the budgets it prints are those of
 * an ordinary laptop. Measures the built bundles, so it builds first. `npm run bench -- FOLDER LARGER…` compares scanners
 * on that folder instead of node_modules, and measures memory over the larger ones, too; over the last, also when it is
 * made a gigabyte large, or so many megabytes as `--large MB` says. `--rivals FOLDER` says where the other scanners are,
 * and `--patience SECONDS` how long secretlint may take. With 300 MB it takes some ten minutes on two idle cores;
 * `--only STAGE,STAGE` measures some of it, and the report names what it left out.
 */
import { realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultConfiguration } from '../src/core/config/configuration';
import type { createEngine as CreateEngine, Engine } from '../src/core/engine';
import { GrammarFiles } from '../src/node/grammarFiles';
import { Samples } from '../test/support/samples';
import { blocking } from './bench/blocking';
import { readCorpus } from './bench/corpus';
import type { CorpusFile } from './bench/corpus';
import type { Measurement } from './bench/measure';
import { median } from './bench/measure';
import { editing, scanningTrees } from './bench/memory';
import { rivals } from './bench/rivals';
import { starting } from './bench/starting';
import { typing } from './bench/typing';
import { Children } from './support/children';
import { root } from './support/paths';
import { run } from './support/run';

const today = '2026-01-01';
const megabyte = 1_000_000;
const dist = path.join(root, 'dist');

type Stage = Iterable<Measurement> | AsyncIterable<Measurement> | Promise<Iterable<Measurement>>;

const usage = `npm run bench -- [FOLDER [LARGER…]] [options]

Measures how fast the built product is, on FOLDER (node_modules where none is named), and its memory on LARGER, too.

  --only STAGE,STAGE   Some of: starting, scanning, typing, editing, blocking, rivals, trees.
  --rivals FOLDER      Where gitleaks is, and in its subfolder secretlint the packages of secretlint.
  --patience SECONDS   How long secretlint may take (120).
  --large MB           How large the last tree is made to measure memory (1000).`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      large: { type: 'string' },
      rivals: { type: 'string' },
      patience: { type: 'string' },
      only: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const children = new Children().endWithProcess();
  console.log('Building');
  await run(children, process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: root });
  const { createEngine } = (await import(path.join(dist, 'engine.js'))) as { createEngine: typeof CreateEngine };
  const engine = createEngine(new GrammarFiles(path.join(dist, 'grammars')));
  const [tree = path.join(root, 'node_modules'), ...larger] = positionals;
  const large = Number(values.large ?? 1_000) * megabyte;
  const trees = [path.join(root, 'src'), tree, ...larger];
  const password = new Samples(1).make('password');
  const cpu = os.cpus();
  console.log(
    `\n${cpu[0]?.model ?? 'unknown processor'}, ${cpu.length} cores, Node.js ${process.version}; processor time`,
  );
  const stages: Readonly<Record<string, () => Stage>> = {
    starting: () => starting(dist),
    scanning: () => scanning(engine),
    typing: () => typing(engine, password, today),
    editing: () => editing(password, today),
    blocking: () => blocking(dist, password, today),
    rivals: () =>
      rivals(realpathSync(tree), {
        ...(values.rivals !== undefined && { folder: path.resolve(values.rivals) }),
        patience: Number(values.patience ?? 120),
      }),
    trees: () =>
      scanningTrees(
        trees.map((each) => realpathSync(each)),
        large,
      ),
  };
  const wanted = values.only?.split(',') ?? Object.keys(stages);
  const unknown = wanted.filter((name) => !(name in stages));
  if (unknown.length > 0) {
    throw new Error(`No stage is called ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`);
  }
  const started = performance.now();
  for (const [name, stage] of Object.entries(stages)) {
    if (!wanted.includes(name)) {
      continue;
    }
    console.log(
      `\n${name}: load ${(os.loadavg()[0] ?? 0).toFixed(0)}, after ${((performance.now() - started) / 1000).toFixed(0)} s`,
    );
    try {
      for await (const { what, value, budget } of await stage()) {
        console.log(`${what.padEnd(58)} ${value.padStart(12)}${budget === undefined ? '' : `   budget ${budget}`}`);
      }
    } catch (error) {
      // What one of them cannot measure here is no reason not to measure the others.
      console.log(`not measured: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const left = Object.keys(stages).filter((name) => !wanted.includes(name));
  if (left.length > 0) {
    console.log(`\nNot measured: ${left.join(', ')}`);
  }
  console.log(`\nAll of it took ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

async function scanning(engine: Engine): Promise<readonly Measurement[]> {
  const files = readCorpus(path.join(root, 'node_modules'), 40 * megabyte);
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const speed = (milliseconds: number, bytes = size): string =>
    `${(bytes / megabyte / (milliseconds / 1000)).toFixed(0)} MB/s`;
  const quiet = files.filter(({ bytes }) => !engine.mayHoldSecrets(bytes, defaultConfiguration));
  const quietSize = quiet.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const prefilter = (corpus: readonly CorpusFile[]) => (): void => {
    for (const { bytes } of corpus) {
      engine.mayHoldSecrets(bytes, defaultConfiguration);
    }
  };
  let findings = 0;
  const scanAll = async (): Promise<void> => {
    findings = 0;
    for (const { path: name, bytes } of files) {
      if (engine.mayHoldSecrets(bytes, defaultConfiguration)) {
        const source = { path: name, text: bytes.toString('utf8') };
        findings += (await engine.scan(source, defaultConfiguration, today)).findings.length;
      }
    }
  };
  const all = `all ${files.length} files, ${(size / megabyte).toFixed(0)} MB of node_modules`;
  return [
    {
      what: `Scan of the ${quiet.length} of its files that hold no keyword`,
      value: speed(await median(3, prefilter(quiet), 1), quietSize),
      budget: '300 MB/s',
    },
    {
      what: `Scan of ${all}`,
      value: speed(await median(3, scanAll, 1)),
      budget: '100 MB/s',
    },
    { what: '  findings in it', value: String(findings) },
  ];
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
