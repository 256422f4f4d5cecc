import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './jvmToolchain';
import { lay } from './snippetRuns';
import type { Outcome } from './workspace';

/** Where the crate and what was compiled of it and of the AWS SDK are kept between runs; never committed. */
const folder = path.resolve(__dirname, '../../.vscode-test/toolchains/rust/crate');

/**
 * One manifest for all: what is compiled of the crates then serves every test. Without debug information and incremental
 * compilation, which cost more than they give here.
 */
const manifest = `[package]
name = "sample"
version = "0.1.0"
edition = "2021"

[dependencies]
aws-config = { version = "1", default-features = false, features = ["default-https-client", "rt-tokio"] }
aws-credential-types = "1"
aws-sdk-s3 = { version = "1", default-features = false, features = ["default-https-client", "rt-tokio", "sigv4a"] }
aws-sdk-secretsmanager = { version = "1", default-features = false, features = ["default-https-client", "rt-tokio"] }
aws-sdk-ssm = { version = "1", default-features = false, features = ["default-https-client", "rt-tokio"] }
aws_secretsmanager_caching = "2"
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt-multi-thread", "sync"] }

[profile.dev]
debug = false
incremental = false
`;

/** Why Rust cannot be used; undefined where it can. */
export function rustMissing(): string | undefined {
  return process.env['CI'] === undefined && spawnSync('cargo', ['--version']).status !== 0
    ? 'Cargo is not installed'
    : undefined;
}

/** A crate that depends on the AWS SDK, with these files and no others below `src`; its folder. */
export function layCrate(files: ReadonlyMap<string, string>): string {
  rmSync(path.join(folder, 'src'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'Cargo.toml'), manifest);
  for (const [name, text] of files) {
    lay(folder, path.join('src', name), text);
  }
  return folder;
}

/** Compiles the crate. What the compiler objects to, warnings included; empty where nothing. */
export async function buildObjections(): Promise<string> {
  const { code, stdout, stderr } = await runProgram('cargo', ['build', '--quiet'], folder);
  const output = stdout + stderr;
  return code === 0 && !output.includes('warning') ? '' : output;
}

/** Runs the crate's program as it was compiled last. */
export function runCrate(environment: NodeJS.ProcessEnv): Promise<Outcome> {
  return runProgram(path.join(folder, 'target/debug/sample'), [], folder, environment);
}
