import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { apiModels } from './apiModels';
import type { ApiModels } from './apiModels';
import { movedAndRun } from './movedAndRun';
import { startServices } from './services';
import type { Services } from './services';
import { Workspace } from './workspace';
import type { Outcome } from './workspace';

/** A language whose programs are run with clients that are made of the stores' API models. */
export interface ModelledLanguage {
  readonly name: string;
  /** Programs that print digests of the secrets they see. */
  readonly programs: readonly string[];
  /** A program that prints the access key id of each of its clients, one a line. */
  readonly clients: string;
  /** Whether the machine has what runs them. */
  isThere(): boolean;
  /** What the machine lacks otherwise, in words. */
  readonly missing: string;
  run(workspace: Workspace, environment: NodeJS.ProcessEnv): Promise<Outcome>;
}

/** Whether a program is there and ends well. */
export function succeeds(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Tests that fixed programs of a language do what they did: with their secrets in each store, in the environment, and
 * with their AWS keys taken out. Skipped by name where the machine lacks the language; an error there in CI.
 */
export function describeModelled(language: ModelledLanguage): void {
  describe(`fixing ${language.name} programs`, function () {
    this.timeout(240_000);
    let services: Services;
    let models: ApiModels | undefined;
    let workspace: Workspace;

    before(async () => {
      services = await startServices();
      if (language.isThere()) {
        models = apiModels(services.python);
      } else if (process.env['CI']) {
        throw new Error(language.missing);
      }
    });
    after(async () => {
      models?.dispose();
      await services.stop();
    });
    afterEach(() => {
      workspace.dispose();
    });

    const run = (environment: NodeJS.ProcessEnv): Promise<Outcome> =>
      language.run(workspace, { ...models?.environment, ...environment });
    const hidesValues = (): void => {
      for (const value of workspace.values) {
        assert.ok(!workspace.text.includes(value), `a value is left:\n${workspace.text}`);
      }
    };

    for (const file of language.programs) {
      for (const kind of ['sandbox', 'moto'] as const) {
        for (const target of ['secretsmanager', 'parameterstore'] as const) {
          it(`${file} sees the same values after moving them to ${target} (answered by ${kind})`, async function () {
            workspace = new Workspace({ file, findings: 0 });
            const service = services.list.find((candidate) => candidate.kind === kind);
            if (service === undefined || models === undefined) {
              console.log(`    skipped: ${service === undefined ? `there is no ${kind}` : language.missing}`);
              this.skip();
            }
            await movedAndRun({ workspace, run, check: hidesValues }, target, service);
          });
        }
      }

      it(`${file} sees the same values from the environment, and does not without them`, async function () {
        workspace = new Workspace({ file, findings: 0 });
        if (models === undefined) {
          console.log(`    skipped: ${language.missing}`);
          this.skip();
        }
        const before = await run({});
        assert.equal(before.code, 0, before.stderr);
        const fix = await workspace.strongroom(['fix', '--to', 'env', '--env-file', '.env', workspace.file]);
        assert.equal(fix.code, 0, fix.stdout + fix.stderr);
        hidesValues();
        const after = await run(parseEnv(readFileSync(path.join(workspace.folder, '.env'), 'utf8')));
        assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
        assert.equal(after.stdout, before.stdout, workspace.text);
        const without = await run({});
        assert.ok(without.code !== 0 || without.stdout !== before.stdout, 'nothing is left of them');
      });
    }

    for (const kind of ['sandbox', 'moto'] as const) {
      it(`${language.clients} signs with keys of the default chain instead of its own (answered by ${kind})`, async function () {
        workspace = new Workspace({ file: language.clients, findings: 0 });
        const service = services.list.find((candidate) => candidate.kind === kind);
        if (service === undefined || models === undefined) {
          console.log(`    skipped: ${service === undefined ? `there is no ${kind}` : language.missing}`);
          this.skip();
        }
        await service.reset();
        const before = await run(service.environment());
        assert.equal(before.code, 0, before.stderr);
        const own = before.stdout.trim().split('\n');
        assert.ok(own.every((key) => workspace.values.includes(key)));
        const fix = await workspace.strongroom(['fix', '--discard-value', workspace.file], service.environment());
        assert.equal(fix.code, 0, fix.stdout + fix.stderr);
        hidesValues();
        const environment = service.environment();
        const after = await run(environment);
        assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
        assert.equal(after.stdout, `${environment['AWS_ACCESS_KEY_ID'] ?? ''}\n`.repeat(own.length), workspace.text);
        assert.notEqual((await run({})).code, 0, 'there are no keys but those of the chain');
      });
    }
  });
}
