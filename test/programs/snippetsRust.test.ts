import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runProgram } from './jvmToolchain';
import { buildObjections, layCrate, rustMissing } from './rustCrates';
import { snippetsOf } from './snippetRuns';

const missing = rustMissing();

describe(`snippets of Rust${missing === undefined ? '' : ` (skipped: ${missing})`}`, function () {
  // Fetching and compiling the AWS SDK for the first time.
  this.timeout(1_200_000);

  it('are accepted by the compiler without a warning, and by rustfmt', async function () {
    if (missing !== undefined) {
      this.skip();
    }
    const files = new Map(
      (await snippetsOf('rust')).map((snippet) => [
        `${snippet.kind.replaceAll('-', '_')}.rs`,
        `${snippet.file().trimEnd()}\n`,
      ]),
    );
    const modules = [...files.keys()];
    const library = modules.map((name) => `pub mod ${path.parse(name).name};\n`).join('');
    const folder = layCrate(new Map([...files, ['lib.rs', library]]));
    assert.equal(await buildObjections(), '');
    if (spawnSync('rustfmt', ['--version']).status !== 0) {
      console.log('    rustfmt is not run: it is not installed');
      return;
    }
    const paths = modules.map((name) => path.join(folder, 'src', name));
    const formatted = await runProgram('rustfmt', ['--check', '--edition', '2021', ...paths], folder);
    assert.equal(formatted.code, 0, formatted.stdout + formatted.stderr);
  });
});
