import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { programs } from './programs';
import { startServices } from './services';
import type { Services } from './services';
import { Workspace } from './workspace';

/** One finding as `--format jsonl` prints it. */
interface Line {
  readonly detector: string;
  readonly startLine: number;
}

describe('fixing real programs', function () {
  // Compilers and interpreters are started many times over.
  this.timeout(120_000);
  let services: Services;
  let python: string;

  before(async () => {
    services = await startServices();
    python = services.python;
  });

  after(async () => {
    await services.stop();
  });

  for (const program of programs) {
    const refused = program.refused ?? 0;
    describe(program.file, () => {
      let workspace: Workspace;
      beforeEach(() => {
        workspace = new Workspace(program);
      });
      afterEach(() => {
        workspace.dispose();
      });

      const scan = async (): Promise<Line[]> => {
        const { code, stdout, stderr } = await workspace.strongroom(['scan', '--format', 'jsonl', workspace.file]);
        assert.ok(code === 0 || code === 1, stderr);
        return stdout
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Line);
      };
      const hidesValues = (text: string): void => {
        for (const value of workspace.values) {
          assert.ok(!text.includes(value), 'a value was printed');
        }
      };

      it(`is accepted by its own tools before any fix`, async () => {
        assert.equal(await workspace.check(python), '');
      });

      it(`has ${program.findings} findings`, async () => {
        const found = await scan();
        assert.equal(
          found.length,
          program.findings,
          JSON.stringify(found.map((line) => [line.detector, line.startLine])),
        );
      });

      it('shows a fix without making it, and without a value', async () => {
        const outcome = await workspace.strongroom([
          'fix',
          '--dry-run',
          '--no-store',
          '--discard-value',
          workspace.file,
        ]);
        assert.equal(outcome.code, refused === 0 ? 0 : 1, outcome.stdout + outcome.stderr);
        assert.equal(workspace.text, workspace.original);
        hidesValues(outcome.stdout + outcome.stderr);
      });

      for (const target of ['secretsmanager', 'parameterstore', 'env'] as const) {
        const left = target === 'env' && program.inBrowser !== true ? 0 : refused;
        it(`is accepted after a fix to ${target}, and has ${left} findings left`, async () => {
          const args = ['fix', '--no-store', '--discard-value', '--to', target, '--env-file', '.env', workspace.file];
          const outcome = await workspace.strongroom(
            target === 'env' ? args : args.filter((word) => !['--env-file', '.env'].includes(word)),
          );
          assert.equal(outcome.code, left === 0 ? 0 : 1, outcome.stdout + outcome.stderr);
          hidesValues(outcome.stdout + outcome.stderr);
          assert.equal(await workspace.check(python), '');
          assert.equal((await scan()).length, left, workspace.text);
          if (left === 0) {
            hidesValues(workspace.text);
            const before = workspace.text;
            await workspace.strongroom(args);
            assert.equal(workspace.text, before, 'a second run changed the file again');
          }
        });
      }

      if (program.run) {
        for (const kind of ['sandbox', 'moto'] as const) {
          for (const target of ['secretsmanager', 'parameterstore'] as const) {
            it(`sees the same values after moving them to ${target} (answered by ${kind})`, async function () {
              const service = services.list.find((candidate) => candidate.kind === kind);
              if (!service) {
                this.skip();
              }
              await service.reset();
              const before = await workspace.run(python, service.environment());
              assert.equal(before.code, 0, before.stderr);
              const fix = await workspace.strongroom(['fix', '--to', target, workspace.file], service.environment());
              assert.equal(fix.code, 0, fix.stdout + fix.stderr);
              const after = await workspace.run(python, service.environment());
              assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
              assert.equal(after.stdout, before.stdout, workspace.text);
              assert.ok(before.stdout.trim() !== '', 'the program prints what it sees');
            });
          }
        }

        it('sees the same values from the environment', async () => {
          const plain = { DB_HOST: 'db.internal' };
          const before = await workspace.run(python, plain);
          const fix = await workspace.strongroom(['fix', '--to', 'env', '--env-file', '.env', workspace.file]);
          assert.equal(fix.code, 0, fix.stdout + fix.stderr);
          hidesValues(workspace.text);
          const after = await workspace.run(python, {
            ...plain,
            ...parseEnv(readFileSync(path.join(workspace.folder, '.env'), 'utf8')),
          });
          assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
          assert.equal(after.stdout, before.stdout, workspace.text);
        });
      }
    });
  }
});
