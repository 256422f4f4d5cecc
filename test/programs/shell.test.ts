import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { awsCli } from './awsCli';
import { movedAndRun } from './movedAndRun';
import { startServices } from './services';
import type { Services } from './services';
import { Workspace } from './workspace';
import type { Outcome } from './workspace';

/** Scripts that print digests of the secrets they see, and the shells that they are written for. */
const scripts = [
  { file: 'shell/deploy.sh', shells: ['bash'] },
  { file: 'shell/posix.sh', shells: ['dash', 'bash'] },
] as const;

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['-c', ':'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('fixing shell scripts', function () {
  this.timeout(240_000);
  let services: Services;
  let cli: string | undefined;

  before(async () => {
    cli = awsCli();
    services = await startServices();
  });

  after(async () => {
    await services.stop();
  });

  for (const { file, shells } of scripts) {
    for (const shell of shells) {
      describe(`${file} in ${shell}`, function () {
        let workspace: Workspace;
        before(function () {
          if (!isThere(shell)) {
            console.log(`    skipped: there is no ${shell}`);
            this.skip();
          }
        });
        beforeEach(() => {
          workspace = new Workspace({ file, findings: 0 });
        });
        afterEach(() => {
          workspace.dispose();
        });

        const run = (environment: NodeJS.ProcessEnv): Promise<Outcome> => {
          const folder = cli === undefined ? [] : [path.dirname(cli)];
          const paths = [...folder, process.env['PATH']].join(path.delimiter);
          return workspace.start(shell, [workspace.file], { ...environment, PATH: paths });
        };
        const isAccepted = async (): Promise<void> => {
          const { code, stderr } = await workspace.start(shell, ['-n', workspace.file], {});
          assert.equal(code, 0, `${stderr}\n${workspace.text}`);
        };
        const hidesValues = (): void => {
          for (const value of workspace.values) {
            assert.ok(!workspace.text.includes(value), `a value is left:\n${workspace.text}`);
          }
        };

        for (const kind of ['sandbox', 'moto'] as const) {
          for (const target of ['secretsmanager', 'parameterstore'] as const) {
            it(`sees the same values after moving them to ${target} (answered by ${kind}, by the AWS CLI)`, async function () {
              const service = services.list.find((candidate) => candidate.kind === kind);
              if (service === undefined || cli === undefined) {
                console.log(`    skipped: there is no ${cli === undefined ? 'AWS CLI' : kind}`);
                this.skip();
              }
              const check = async (): Promise<void> => {
                await isAccepted();
                hidesValues();
              };
              await movedAndRun({ workspace, run, check }, target, service);
            });
          }
        }

        it('sees the same values from the environment, and ends without them', async () => {
          const before = await run({});
          const fix = await workspace.strongroom(['fix', '--to', 'env', '--env-file', '.env', workspace.file]);
          assert.equal(fix.code, 0, fix.stdout + fix.stderr);
          await isAccepted();
          hidesValues();
          const variables = parseEnv(readFileSync(path.join(workspace.folder, '.env'), 'utf8'));
          const after = await run(variables);
          assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
          assert.equal(after.stdout, before.stdout, workspace.text);
          assert.notEqual((await run({})).code, 0);
        });
      });
    }
  }

  for (const shell of ['dash', 'bash']) {
    it(`ends a script in ${shell} that does not see to it itself where a look-up fails`, async function () {
      if (!isThere(shell)) {
        console.log(`    skipped: there is no ${shell}`);
        this.skip();
      }
      const workspace = new Workspace({ file: 'shell/unguarded.sh', findings: 0 });
      try {
        const fix = await workspace.strongroom(['fix', '--no-store', '--to', 'secretsmanager', workspace.file]);
        assert.equal(fix.code, 0, fix.stdout + fix.stderr);
        for (const value of workspace.values) {
          assert.ok(!workspace.text.includes(value), `a value is left:\n${workspace.text}`);
        }
        for (const [status, ends] of [
          [0, false],
          [255, true],
        ] as const) {
          const stub = path.join(workspace.folder, 'aws');
          writeFileSync(stub, `#!/bin/sh\nexit ${String(status)}\n`, { mode: 0o755 });
          const paths = [workspace.folder, process.env['PATH']].join(path.delimiter);
          for (const step of ['assigned', 'exported', 'constant', 'chained', 'defaulted', 'argument', 'function']) {
            const { code, stdout } = await workspace.start(shell, [workspace.file, step], { PATH: paths });
            assert.equal(code === 0, !ends, `${step}:\n${workspace.text}`);
            assert.equal(stdout.includes('went on'), !ends, `${step}:\n${workspace.text}`);
          }
        }
      } finally {
        workspace.dispose();
      }
    });
  }
});
