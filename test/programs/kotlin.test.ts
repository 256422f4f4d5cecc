import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { javaOptions, kotlinToolchain, runProgram } from './jvmToolchain';
import { startServices } from './services';
import type { Services } from './services';
import { Workspace } from './workspace';
import type { Outcome } from './workspace';

const buildScript = 'dependencies { implementation("org.jetbrains.kotlinx:kotlinx-serialization-json:1.9.0") }\n';

describe('fixing real programs in Kotlin', function () {
  this.timeout(240_000);
  let services: Services;
  let libraries = '';
  let compiler = '';
  let missing: string | undefined;

  before(async () => {
    services = await startServices();
    const toolchain = await kotlinToolchain();
    if ('compiler' in toolchain) {
      ({ libraries, compiler } = toolchain);
    } else {
      ({ missing } = toolchain);
      assert.equal(process.env['CI'], undefined, missing);
      console.log(`    skipped: ${missing}`);
    }
  });

  after(async () => {
    await services.stop();
  });

  let orders: Workspace;
  let uploads: Workspace;
  let warehouse: Workspace;
  beforeEach(function () {
    if (missing !== undefined) {
      this.skip();
    }
    orders = new Workspace({ file: 'kotlin/Orders.kt', findings: 10 });
    uploads = new Workspace({ file: 'kotlin/Uploads.kt', findings: 4 });
    warehouse = new Workspace({ file: 'kotlin/Warehouse.kt', findings: 1 });
    writeFileSync(path.join(warehouse.folder, 'build.gradle.kts'), buildScript);
  });
  afterEach(() => {
    if (missing === undefined) {
      orders.dispose();
      uploads.dispose();
      warehouse.dispose();
    }
  });

  /** What the compiler objects to in all programs: one run of it takes its time. */
  const compile = async (): Promise<string> => {
    const output = path.join(orders.folder, 'out');
    const { code, stdout, stderr } = await runProgram(
      'java',
      [
        ...['-cp', compiler, 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler', '-no-stdlib', '-no-reflect'],
        ...['-cp', [libraries, compiler].join(path.delimiter), '-d', output, orders.file, uploads.file, warehouse.file],
      ],
      orders.folder,
    );
    return code === 0 ? '' : `${stdout}${stderr}\n${orders.text}\n${uploads.text}\n${warehouse.text}`;
  };
  const run = (environment: NodeJS.ProcessEnv): Promise<Outcome> => {
    const classPath = [path.join(orders.folder, 'out'), libraries, compiler].join(path.delimiter);
    return runProgram('java', [...javaOptions, '-cp', classPath, 'com.example.OrdersKt'], orders.folder, environment);
  };
  const fix = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<void> => {
    const keys = await uploads.strongroom(['fix', '--discard-value', uploads.file]);
    assert.equal(keys.code, 0, keys.stdout + keys.stderr);
    const secrets = await orders.strongroom(['fix', ...args, orders.file], environment);
    assert.equal(secrets.code, 0, secrets.stdout + secrets.stderr);
    const connection = await warehouse.strongroom(['fix', '--whole-connections', ...args, warehouse.file], environment);
    assert.equal(connection.code, 0, connection.stdout + connection.stderr);
    for (const value of [...orders.values, ...uploads.values, ...warehouse.values]) {
      assert.ok(![orders, uploads, warehouse].some(({ text }) => text.includes(value)));
    }
  };
  const found = async (workspace: Workspace): Promise<number> => {
    const { stdout } = await workspace.strongroom(['scan', '--format', 'jsonl', workspace.file]);
    return stdout.split('\n').filter((line) => line !== '').length;
  };

  let expected = '';

  it('compiles and has its findings before any fix', async () => {
    assert.equal(await compile(), '');
    const before = await run({});
    assert.equal(before.code, 0, before.stderr);
    expected = before.stdout;
    assert.deepEqual([await found(orders), await found(uploads)], [10, 4]);
  });

  for (const target of ['secretsmanager', 'parameterstore'] as const) {
    it(`compiles and sees the same values after moving them to ${target}`, async () => {
      const [service] = services.list;
      assert.ok(service);
      await service.reset();
      await fix(['--to', target], service.environment());
      assert.equal(await compile(), '');
      const after = await run(service.environment());
      assert.equal(after.code, 0, `${after.stderr}\n${orders.text}`);
      assert.equal(after.stdout, expected, orders.text);
      assert.equal(warehouse.text.includes('Json.parseToJsonElement'), target === 'secretsmanager');
      assert.deepEqual([await found(orders), await found(uploads)], [0, 0]);
    });
  }

  it('compiles and sees the same values from the environment', async () => {
    await fix(['--to', 'env', '--env-file', '.env']);
    assert.equal(await compile(), '');
    const variables = [orders, warehouse].map(({ folder }) =>
      parseEnv(readFileSync(path.join(folder, '.env'), 'utf8')),
    );
    const after = await run(Object.assign({}, ...variables) as NodeJS.ProcessEnv);
    assert.equal(after.code, 0, `${after.stderr}\n${orders.text}`);
    assert.equal(after.stdout, expected, orders.text);
  });
});
