import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { movedAndRun } from './movedAndRun';
import { rubyGems, rubyMissing } from './rubyGems';
import type { RubyGems } from './rubyGems';
import { startServices } from './services';
import type { Services } from './services';
import { Workspace } from './workspace';
import type { Outcome } from './workspace';

/** Programs that print digests of the secrets they see. */
const programs = ['ruby/places.rb', 'ruby/script.rb'] as const;

describe('fixing Ruby programs', function () {
  this.timeout(240_000);
  let services: Services;
  let gems: RubyGems | undefined;
  let workspace: Workspace;

  before(async () => {
    services = await startServices();
    gems = rubyGems(services.python);
  });
  after(async () => {
    gems?.dispose();
    await services.stop();
  });
  afterEach(() => {
    workspace.dispose();
  });

  const run = (environment: NodeJS.ProcessEnv): Promise<Outcome> =>
    workspace.start('ruby', ['-W0', workspace.file], { ...gems?.environment, ...environment });
  const hidesValues = (): void => {
    for (const value of workspace.values) {
      assert.ok(!workspace.text.includes(value), `a value is left:\n${workspace.text}`);
    }
  };

  for (const file of programs) {
    for (const kind of ['sandbox', 'moto'] as const) {
      for (const target of ['secretsmanager', 'parameterstore'] as const) {
        it(`${file} sees the same values after moving them to ${target} (answered by ${kind})`, async function () {
          workspace = new Workspace({ file, findings: 0 });
          const service = services.list.find((candidate) => candidate.kind === kind);
          if (service === undefined || gems === undefined) {
            console.log(`    skipped: ${service === undefined ? `there is no ${kind}` : rubyMissing}`);
            this.skip();
          }
          await movedAndRun({ workspace, run, check: hidesValues }, target, service);
        });
      }
    }

    it(`${file} sees the same values from the environment, and ends without them`, async function () {
      workspace = new Workspace({ file, findings: 0 });
      if (gems === undefined) {
        console.log(`    skipped: ${rubyMissing}`);
        this.skip();
      }
      const before = await run({});
      const fix = await workspace.strongroom(['fix', '--to', 'env', '--env-file', '.env', workspace.file]);
      assert.equal(fix.code, 0, fix.stdout + fix.stderr);
      hidesValues();
      const after = await run(parseEnv(readFileSync(path.join(workspace.folder, '.env'), 'utf8')));
      assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
      assert.equal(after.stdout, before.stdout, workspace.text);
      assert.notEqual((await run({})).code, 0);
    });
  }

  for (const kind of ['sandbox', 'moto'] as const) {
    it(`ruby/clients.rb signs with keys of the default chain instead of its own (answered by ${kind})`, async function () {
      workspace = new Workspace({ file: 'ruby/clients.rb', findings: 0 });
      const service = services.list.find((candidate) => candidate.kind === kind);
      if (service === undefined || gems === undefined) {
        console.log(`    skipped: ${service === undefined ? `there is no ${kind}` : rubyMissing}`);
        this.skip();
      }
      await service.reset();
      const fix = await workspace.strongroom(['fix', '--discard-value', workspace.file], service.environment());
      assert.equal(fix.code, 0, fix.stdout + fix.stderr);
      hidesValues();
      const environment = service.environment();
      const after = await run(environment);
      assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
      const [key] = new Set(after.stdout.trim().split('\n'));
      assert.equal(after.stdout, `${key ?? ''}\n`.repeat(3), after.stdout);
      assert.equal(key, environment['AWS_ACCESS_KEY_ID']);
      assert.notEqual((await run({})).code, 0, 'there are no keys but those of the chain');
    });
  }
});
