import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Samples } from '../support/samples';
import { goFiles, goMissing, goText, layModule, objections, prepareGo, runGo } from './goModule';
import { startServices } from './services';
import type { Services } from './services';

const root = path.resolve(__dirname, '../..');
const missing = process.env['CI'] ? undefined : goMissing();

describe(`fixing Go programs${missing === undefined ? '' : ` (skipped: ${missing})`}`, function () {
  // Fetching and compiling the AWS SDK for the first time.
  this.timeout(600_000);
  let services: Services;
  const folders: string[] = [];

  before(async function () {
    if (missing !== undefined) {
      this.skip();
    }
    prepareGo();
    services = await startServices();
  });

  after(async () => {
    folders.forEach((folder) => {
      rmSync(folder, { recursive: true, force: true });
    });
    if (missing === undefined) {
      await services.stop();
    }
  });

  const lay = (name: string): { readonly folder: string; readonly values: readonly string[] } => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-go-'));
    folders.push(folder);
    const samples = new Samples(11);
    const values: string[] = [];
    const source = path.join(__dirname, 'go', name);
    for (const file of goFiles(source)) {
      const text = readFileSync(path.join(source, file), 'utf8').replace(/‹[^‹›]+›/g, (placeholder) => {
        const value = samples.expand(placeholder);
        values.push(value);
        return value;
      });
      writeFileSync(path.join(folder, file), text);
    }
    writeFileSync(path.join(folder, '.gitignore'), '.env\n');
    layModule(folder);
    return { folder, values };
  };

  it('takes AWS keys out, and what they leave unused with them', async () => {
    const { folder, values } = lay('credentials');
    assert.equal(objections(folder), '');
    const files = goFiles(folder).map((name) => path.join(folder, name));
    const fix = await command(folder, ['fix', '--no-store', '--discard-value', ...files]);
    assert.equal(fix.code, 0, fix.output);
    assert.equal(objections(folder), '', goText(folder));
    hides(values, goText(folder));
    assert.doesNotMatch(goText(folder), /aws\/credentials"|-v2\/credentials"/);
  });

  for (const kind of ['sandbox', 'moto'] as const) {
    for (const target of ['secretsmanager', 'parameterstore'] as const) {
      it(`sees the same values after moving them to ${target} (answered by ${kind})`, async function () {
        const service = services.list.find((candidate) => candidate.kind === kind);
        if (!service) {
          this.skip();
        }
        await service.reset();
        const { folder, values } = lay('lookups');
        assert.equal(objections(folder), '');
        const before = await run(folder, service.environment());
        assert.equal(before.code, 0, before.output);
        const files = goFiles(folder).map((name) => path.join(folder, name));
        const fix = await command(folder, ['fix', '--to', target, ...files], service.environment());
        assert.equal(fix.code, 0, fix.output);
        hides(values, goText(folder) + fix.output);
        assert.equal(objections(folder), '', goText(folder));
        assert.equal(goText(folder).match(/^func must/gm)?.length, 1, 'the files of a package share one function');
        const after = await run(folder, service.environment());
        assert.deepEqual(after, before, goText(folder));
        const text = goText(folder);
        await command(folder, ['fix', '--to', target, ...files], service.environment());
        assert.equal(goText(folder), text, 'a second run changed the files again');
      });
    }
  }

  for (const target of ['secretsmanager', 'parameterstore', 'env'] as const) {
    it(`gives the error of a failed look-up back instead of panicking (${target})`, async () => {
      const sandbox = services.list.find(({ kind }) => kind === 'sandbox');
      assert.ok(sandbox);
      await sandbox.reset();
      const { folder, values } = lay('errors');
      assert.equal(objections(folder), '');
      const before = await run(folder, {});
      assert.equal(before.code, 0, before.output);
      const file = path.join(folder, 'main.go');
      const more = target === 'env' ? ['--env-file', '.env'] : [];
      const fix = await command(folder, ['fix', '--to', target, ...more, file], sandbox.environment());
      assert.equal(fix.code, 0, fix.output);
      hides(values, goText(folder) + fix.output);
      assert.equal(objections(folder), '', goText(folder));
      const environment =
        target === 'env'
          ? (parseEnv(readFileSync(path.join(folder, '.env'), 'utf8')) as NodeJS.ProcessEnv)
          : sandbox.environment();
      assert.deepEqual(await run(folder, environment), before, goText(folder));
      const failed = await run(
        folder,
        target === 'env' ? {} : { ...environment, AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' },
      );
      assert.equal(failed.code, 3, failed.output);
      assert.match(failed.output, /^failed: options: look up password: /);
      assert.doesNotMatch(failed.output, /panic|goroutine/);
    });
  }

  it('sees the same values from the environment', async () => {
    const { folder, values } = lay('lookups');
    const before = await run(folder, {});
    assert.equal(before.code, 0, before.output);
    const files = goFiles(folder).map((name) => path.join(folder, name));
    const fix = await command(folder, ['fix', '--to', 'env', '--env-file', '.env', ...files]);
    assert.equal(fix.code, 0, fix.output);
    hides(values, goText(folder));
    assert.equal(objections(folder), '', goText(folder));
    const variables = parseEnv(readFileSync(path.join(folder, '.env'), 'utf8')) as NodeJS.ProcessEnv;
    assert.deepEqual(await run(folder, variables), before, goText(folder));
    const unset = await run(folder, {});
    assert.match(unset.output, /is not set/);
    assert.notEqual(unset.code, 0);
  });
});

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

function hides(values: readonly string[], text: string): void {
  for (const value of values) {
    assert.ok(!text.includes(value), 'a value is still there');
  }
}

/** Compiles and runs. */
async function run(folder: string, environment: NodeJS.ProcessEnv): Promise<Outcome> {
  const built = runGo(folder, ['build', '-o', 'program', '.']);
  assert.equal(built.status, 0, built.stderr);
  return start(path.join(folder, 'program'), [], folder, environment);
}

function command(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return start(process.execPath, ['--', path.join(root, 'dist/cli.js'), ...args], folder, environment);
}

function start(
  program: string,
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, AWS_EC2_METADATA_DISABLED: 'true', ...environment },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}
