/**
 * Everything that has to hold, in one command: `npm test`, or `npm test -- unit cli` for some of the stages.
 *
 * What the tests run in (two versions of VS Code, moto) is installed below `.vscode-test/` on the first run, beside the
 * stages that need none of it. Where a machine lacks a tool, the stage that needs it is skipped with the command that
 * installs it; in CI (`CI=true`) that is a failure.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Counts } from '../test/support/countingReporter';
import { countsVariable } from '../test/support/countingReporter';
import { desktopProblem } from '../test/vscode/runOnDesktop';
import { Children } from './support/children';
import { root, testFolder } from './support/paths';
import { tryRun } from './support/run';
import { Report } from './test/report';
import type { Outcome } from './test/report';
import type { Stage } from './test/stage';
import { stages } from './test/stages';

const inContinuousIntegration = !['', '0', 'false', undefined].includes(process.env['CI']);

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
  const report = new Report();
  let endBeside: (() => Promise<void>) | undefined;
  for (const stage of chosen) {
    if (stage.beside === true || stage.rebuilds === true) {
      await endBeside?.();
      endBeside = undefined;
    }
    const run = (show: boolean): Promise<Outcome> => runStage(stage, preparations.get(stage), children, show);
    if (stage.beside === true) {
      endBeside = report.start(stage, run);
    } else {
      await report.run(stage, run);
    }
  }
  await endBeside?.();
  return report.close();
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
  show: boolean,
): Promise<Outcome> {
  const none = { passed: 0, failed: 0, skipped: 0, output: '' };
  try {
    const missing = await preparation;
    if (missing !== undefined) {
      if (inContinuousIntegration) {
        return { ...none, failed: 1, output: missing.message };
      }
      if (stage.runsWithout !== true) {
        return { ...none, skipped: 1, note: missing.message };
      }
      console.log(missing.message);
    }
  } catch (error) {
    return { ...none, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
  const countsFile = path.join(testFolder, `counts-${process.pid}-${stage.name}.jsonl`);
  await writeFile(countsFile, '');
  const outcome: Outcome = { ...none };
  let code = 0;
  for (const command of stage.commands) {
    const env = environment(countsFile);
    const result = await tryRun(children, process.execPath, command, { cwd: root, env, show });
    code ||= result.code;
    outcome.output += result.output;
  }
  Object.assign(outcome, await readCounts(countsFile));
  if (stage.counts && outcome.passed + outcome.failed === 0) {
    outcome.output += `No test of the stage ${stage.name} ran.`;
    outcome.failed = 1;
  } else if (code !== 0 && outcome.failed === 0) {
    // A stage that failed outside its tests (lint, types, a crash) counts as one failure.
    outcome.failed = 1;
  }
  return outcome;
}

async function readCounts(file: string): Promise<Counts> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  await rm(file);
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
function environment(countsFile: string): NodeJS.ProcessEnv {
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
