import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './jvmToolchain';
import { lay, snippetsOf } from './snippetRuns';

/** Where crates and what was compiled of them are kept between runs; never committed. */
const cache = path.resolve(__dirname, '../../.vscode-test/toolchains/rust');

const missing =
  process.env['CI'] === undefined && spawnSync('cargo', ['--version']).status !== 0
    ? 'Cargo is not installed'
    : undefined;

/** The programs are checked, not linked. */
const manifest = `[package]
name = "snippets"
version = "0.1.0"
edition = "2021"

[dependencies]
aws-config = { version = "1", default-features = false, features = ["rt-tokio"] }
aws-credential-types = "1"
aws-sdk-s3 = { version = "1", default-features = false, features = ["rt-tokio", "sigv4a"] }
aws-sdk-secretsmanager = { version = "1", default-features = false, features = ["rt-tokio"] }
aws-sdk-ssm = { version = "1", default-features = false, features = ["rt-tokio"] }
aws_secretsmanager_caching = "2"
tokio = { version = "1", features = ["macros", "rt-multi-thread", "sync"] }
`;

describe(`snippets of Rust${missing === undefined ? '' : ` (skipped: ${missing})`}`, function () {
  // Fetching and checking the AWS SDK for the first time.
  this.timeout(1_200_000);

  it('are accepted by the compiler without a warning, and by rustfmt', async function () {
    if (missing !== undefined) {
      this.skip();
    }
    const folder = path.join(cache, 'snippets');
    rmSync(path.join(folder, 'src'), { recursive: true, force: true });
    lay(folder, 'Cargo.toml', manifest);
    const snippets = await snippetsOf('rust');
    const modules = snippets.map(({ kind }) => kind.replaceAll('-', '_'));
    const files = snippets.map((snippet, index) =>
      lay(folder, `src/${modules[index] ?? ''}.rs`, `${snippet.file().trimEnd()}\n`),
    );
    lay(folder, 'src/lib.rs', modules.map((name) => `pub mod ${name};\n`).join(''));
    const checked = await runProgram('cargo', ['check', '--quiet'], folder, {
      CARGO_TARGET_DIR: path.join(cache, 'target'),
    });
    assert.equal(checked.stdout + checked.stderr, '');
    if (spawnSync('rustfmt', ['--version']).status !== 0) {
      console.log('    rustfmt is not run: it is not installed');
      return;
    }
    const formatted = await runProgram('rustfmt', ['--check', '--edition', '2021', ...files], folder);
    assert.equal(formatted.code, 0, formatted.stdout + formatted.stderr);
  });
});
