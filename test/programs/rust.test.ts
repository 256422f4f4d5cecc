import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Samples } from '../support/samples';

const root = path.resolve(__dirname, '../..');

/** Where crates and what was compiled of them are kept between runs; never committed. */
const cache = path.join(root, '.vscode-test/toolchains/rust');
const source = path.join(__dirname, 'rust');

const missing =
  process.env['CI'] === undefined && spawnSync('cargo', ['--version']).status !== 0
    ? 'Cargo is not installed'
    : undefined;

/** Without what a TLS library takes to compile: the programs are checked, not linked. */
const manifest = `[package]
name = "sample"
version = "0.1.0"
edition = "2021"

[dependencies]
aws-config = { version = "1", default-features = false, features = ["rt-tokio"] }
aws-credential-types = "1"
aws-sdk-secretsmanager = { version = "1", default-features = false, features = ["rt-tokio"] }
aws-sdk-ssm = { version = "1", default-features = false, features = ["rt-tokio"] }
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
`;

describe(`fixing Rust programs${missing === undefined ? '' : ` (skipped: ${missing})`}`, function () {
  // Fetching and checking the AWS SDK for the first time.
  this.timeout(900_000);
  const folder = path.join(cache, 'sample');
  const code = path.join(folder, 'src');
  let values: string[] = [];

  before(function () {
    if (missing !== undefined) {
      this.skip();
    }
  });

  beforeEach(() => {
    rmSync(code, { recursive: true, force: true });
    mkdirSync(code, { recursive: true });
    writeFileSync(path.join(folder, 'Cargo.toml'), manifest);
    writeFileSync(path.join(folder, '.gitignore'), '.env\n');
    const samples = new Samples(13);
    values = [];
    for (const name of readdirSync(source)) {
      const text = readFileSync(path.join(source, name), 'utf8').replace(/‹[^‹›]+›/g, (placeholder) => {
        const value = samples.expand(placeholder);
        values.push(value);
        return value;
      });
      writeFileSync(path.join(code, name), text);
    }
  });

  const files = (): string[] => readdirSync(code).map((name) => path.join(code, name));
  const text = (): string =>
    files()
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');

  it('is accepted by the compiler before any fix', async () => {
    assert.equal(await objections(folder), '');
  });

  for (const target of ['secretsmanager', 'parameterstore'] as const) {
    it(`is accepted after a fix to ${target}; what cannot wait goes to the environment`, async () => {
      const first = await command(folder, ['fix', '--to', target, '--no-store', '--discard-value', ...files()]);
      assert.equal(first.code, 1, first.output);
      assert.match(first.output, /cannot wait/);
      assert.equal(await objections(folder), '', text());
      assert.equal(text().match(/async fn get_(?:secret|parameter)\(/g)?.length, 1);
      const rest = await command(folder, ['fix', '--to', 'env', '--env-file', '.env', ...files()]);
      assert.equal(rest.code, 0, rest.output);
      assert.equal(await objections(folder), '', text());
      values.forEach((value) => {
        assert.ok(!text().includes(value), 'a value is still there');
      });
    });
  }

  it('is accepted after a fix to the environment', async () => {
    const fix = await command(folder, ['fix', '--to', 'env', '--env-file', '.env', '--discard-value', ...files()]);
    assert.equal(fix.code, 0, fix.output);
    assert.equal(await objections(folder), '', text());
    values.forEach((value) => {
      assert.ok(!text().includes(value), 'a value is still there');
    });
    assert.doesNotMatch(text(), /Credentials/);
  });
});

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** What the compiler objects to, warnings included; empty where nothing. */
async function objections(folder: string): Promise<string> {
  const { code, output } = await start('cargo', ['check', '--quiet'], folder, {
    CARGO_TARGET_DIR: path.join(cache, 'target'),
  });
  return code === 0 && !output.includes('warning') ? '' : output;
}

function command(folder: string, args: readonly string[]): Promise<Outcome> {
  return start(process.execPath, ['--', path.join(root, 'dist/cli.js'), ...args], folder, {});
}

function start(program: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv): Promise<Outcome> {
  const { AWS_PROFILE: _, ...env } = process.env;
  return new Promise((resolve) => {
    const options = { cwd, encoding: 'utf8' as const, env: { ...env, ...more }, maxBuffer: 1 << 26 };
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({
        code: error === null ? 0 : typeof error.code === 'number' ? error.code : null,
        output: stdout + stderr,
      });
    });
  });
}
