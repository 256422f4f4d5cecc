/**
 * Everything that has to hold, in one command: `npm test`, or `npm test -- unit cli` for some of the stages.
 *
 * What the tests run in (two versions of VS Code, moto) is installed below `.vscode-test/` on the first run, beside the
 * stages that need none of it. Where a machine lacks a tool, the stage that needs it is skipped with the command that
 * installs it; in CI (`CI=true`) that is a failure.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Counts } from '../test/support/countingReporter';
import { countsVariable } from '../test/support/countingReporter';
import { desktopProblem } from '../test/vscode/runOnDesktop';
import { Children } from './support/children';
import { root, testFolder } from './support/paths';
import { tryRun } from './support/run';
import type { Stage } from './test/stage';
import { stages } from './test/stages';

const inContinuousIntegration = !['', '0', 'false', undefined].includes(process.env['CI']);
const countsFile = path.join(testFolder, `counts-${process.pid}.jsonl`);

async function main(): Promise<number> {
  const children = new Children().endWithProcess();
  const all = stages(children, (await desktopProblem()) === undefined);
  const wanted = process.argv.slice(2).filter((name) => name !== '--');
  const unknown = wanted.filter((name) => !all.some((stage) => matches(stage, name)));
  if (unknown.length > 0) {
    throw new Error(`No stage is called ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`);
  }
  const chosen = all.filter((stage) => wanted.length === 0 || wanted.some((name) => matches(stage, name)));
  await mkdir(testFolder, { recursive: true });
  // Begins the installations now: they wait for the network while the first stages compute.
  const preparations = new Map(chosen.map((stage) => [stage, quietly(stage.prepare?.())]));
  const total = { passed: 0, failed: 0, skipped: 0 };
  const summary: string[] = [];
  for (const stage of chosen) {
    const started = performance.now();
    console.log(`\n=== ${stage.title} ===`);
    const outcome = await runStage(stage, preparations.get(stage), children);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped += outcome.skipped;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    summary.push(
      `${outcome.failed > 0 ? 'FAILED ' : outcome.note === undefined ? 'ok     ' : 'skipped'} ${stage.name.padEnd(14)} ${seconds.padStart(6)} s  ${outcome.note ?? ''}`,
    );
  }
  console.log(`\n=== Summary ===\n${summary.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 ? 1 : 0;
}

function matches(stage: Stage, name: string): boolean {
  return stage.name === name || stage.name.startsWith(`${name}-`);
}

/** A failure is seen where the stage awaits it, not as an unhandled rejection before. */
function quietly<T>(promise: Promise<T> | undefined): Promise<T> | undefined {
  promise?.catch(() => undefined);
  return promise;
}

async function runStage(
  stage: Stage,
  preparation: ReturnType<NonNullable<Stage['prepare']>> | undefined,
  children: Children,
): Promise<Counts & { readonly note?: string }> {
  try {
    const missing = await preparation;
    if (missing !== undefined) {
      console.log(missing.message);
      if (inContinuousIntegration) {
        return { passed: 0, failed: 1, skipped: 0 };
      }
      if (stage.runsWithout !== true) {
        return { passed: 0, failed: 0, skipped: 1, note: missing.message };
      }
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  await writeFile(countsFile, '');
  let code = 0;
  for (const command of stage.commands) {
    const result = await tryRun(children, process.execPath, command, { cwd: root, env: environment(), show: true });
    code ||= result.code;
  }
  const counts = await readCounts();
  if (stage.counts && counts.passed + counts.failed === 0) {
    console.error(`No test of the stage ${stage.name} ran.`);
    return { ...counts, failed: 1 };
  }
  // A stage that failed outside its tests (lint, types, a crash) counts as one failure.
  return { ...counts, failed: counts.failed === 0 && code !== 0 ? 1 : counts.failed };
}

async function readCounts(): Promise<Counts> {
  const lines = (await readFile(countsFile, 'utf8')).split('\n').filter((line) => line !== '');
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const line of lines) {
    const counts = JSON.parse(line) as Counts;
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  return sum;
}

/** The tests' own environment: the AWS account of whoever runs them is out of reach. */
function environment(): NodeJS.ProcessEnv {
  const outer = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:aws_|npm_)/i.test(name)));
  return {
    ...outer,
    AWS_CONFIG_FILE: path.join(testFolder, 'no-aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(testFolder, 'no-aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    [countsVariable]: countsFile,
  };
}

main().then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
