import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Samples } from '../support/samples';
import { runProgram } from './jvmToolchain';
import { buildObjections, layCrate, runCrate, rustMissing } from './rustCrates';
import { startServices } from './services';
import type { Services } from './services';

const root = path.resolve(__dirname, '../..');
const missing = rustMissing();

/** Programs, by the folder of their files. */
const programs = [
  { name: 'with asynchronous code', folder: 'rust', waits: true },
  { name: 'without asynchronous code', folder: 'rustPlain', waits: false },
];

for (const program of programs) {
  fixing(program);
}

function fixing(program: (typeof programs)[number]): void {
  const source = path.join(__dirname, program.folder);
  describe(`fixing Rust programs ${program.name}${missing === undefined ? '' : ` (skipped: ${missing})`}`, function () {
    // Fetching and compiling the AWS SDK for the first time.
    this.timeout(1_200_000);
    let services: Services;
    let folder = '';
    let values: string[] = [];
    /** What the program prints as it was written. */
    let expected = '';

    before(async function () {
      if (missing !== undefined) {
        this.skip();
      }
      services = await startServices();
    });

    after(async () => {
      if (missing === undefined) {
        await services.stop();
      }
    });

    /** The program with its secrets in it. */
    const layProgram = (): void => {
      const samples = new Samples(13);
      values = [];
      const expand = (placeholder: string): string => {
        const value = samples.expand(placeholder);
        values.push(value);
        return value;
      };
      const texts = readdirSync(source).map((name): [string, string] => [
        name,
        readFileSync(path.join(source, name), 'utf8').replace(/‹[^‹›]+›/g, expand),
      ]);
      folder = layCrate(new Map(texts));
      writeFileSync(path.join(folder, '.gitignore'), '.env\n');
      rmSync(path.join(folder, '.env'), { force: true });
    };
    beforeEach(layProgram);

    const files = (): string[] => readdirSync(path.join(folder, 'src')).map((name) => path.join(folder, 'src', name));
    const text = (): string =>
      files()
        .map((file) => readFileSync(file, 'utf8'))
        .join('\n');
    const strongroom = async (
      args: readonly string[],
      environment: NodeJS.ProcessEnv = {},
    ): Promise<{ readonly code: number | null; readonly output: string }> => {
      const command = ['--', path.join(root, 'dist/cli.js'), ...args, ...files()];
      const { code, stdout, stderr } = await runProgram(process.execPath, command, folder, environment);
      return { code, output: stdout + stderr };
    };
    const toEnvironment = ['fix', '--to', 'env', '--env-file', '.env', '--discard-value'];
    const variables = (): NodeJS.ProcessEnv => {
      const file = path.join(folder, '.env');
      return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
    };
    const hidesValues = (shown: string): void => {
      for (const value of values) {
        assert.ok(!shown.includes(value), 'a value is still there');
      }
    };

    it('compiles and runs before any fix', async () => {
      assert.equal(await buildObjections(), '');
      const before = await runCrate({});
      assert.equal(before.code, 0, before.stderr);
      assert.match(before.stdout, /^[\da-f]+\n$/);
      expected = before.stdout;
    });

    for (const target of ['secretsmanager', 'parameterstore'] as const) {
      it(`sees the same values after moving them to ${target}${program.waits ? ', also where code cannot wait' : ''}`, async () => {
        const results = new Set<string>();
        for (const service of services.list) {
          await service.reset();
          layProgram();
          const toStore = ['fix', '--to', target, '--whole-connections', '--discard-value'];
          const first = await strongroom(toStore, service.environment());
          assert.equal(first.code, 0, first.output);
          assert.equal(/fn get_(?:secret|parameter)_blocking\(/.test(text()), program.waits);
          if (program.waits) {
            assert.equal(/get_secret_field\(/.test(text()), target === 'secretsmanager');
          }
          const partial = text();
          await strongroom(toStore, service.environment());
          assert.equal(text(), partial, 'a second run changed the files again');
          hidesValues(first.output);
          hidesValues(text());
          results.add(text());
        }
        // The same text for every service: one run of the compiler serves all.
        assert.equal(results.size, 1);
        assert.equal(await buildObjections(), '', text());
        for (const service of services.list) {
          const after = await runCrate(service.environment());
          assert.equal(after.code, 0, `${service.kind}: ${after.stderr}\n${text()}`);
          assert.equal(after.stdout, expected, `${service.kind}: ${text()}`);
        }
        const unreachable = await runCrate({ ...services.list[0]?.environment(), AWS_ACCESS_KEY_ID: '' });
        assert.notEqual(unreachable.code, 0);
        assert.match(unreachable.stderr, /cannot read/);
      });
    }

    it('sees the same values from the environment', async () => {
      const fix = await strongroom(toEnvironment);
      assert.equal(fix.code, 0, fix.output);
      hidesValues(text() + fix.output);
      assert.doesNotMatch(text(), /Credentials/);
      assert.equal(await buildObjections(), '', text());
      const after = await runCrate(variables());
      assert.equal(after.code, 0, `${after.stderr}\n${text()}`);
      assert.equal(after.stdout, expected, text());
      const unset = await runCrate({});
      assert.notEqual(unset.code, 0);
      assert.match(unset.stderr, /is not set/);
    });
  });
}
