import assert from 'node:assert/strict';
import path from 'node:path';
import type { SnippetProgram } from '../support/snippetFiles';
import { javaOptions, kotlinToolchain, runProgram } from './jvmToolchain';
import { startServices } from './services';
import type { Services } from './services';
import { lay, snippetsOf, storeDefaults, temporaryFolder } from './snippetRuns';

/** Snippets whose program reads a value. */
const reading = ['secret', 'parameter', 'cached'];

describe('snippets of Java and Kotlin', function () {
  this.timeout(400_000);
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

  beforeEach(function () {
    if (missing !== undefined) {
      this.skip();
    }
  });

  after(async () => {
    await services.stop();
  });

  /** Runs what prints a value in every package, and compares with what is stored. */
  const see = async (snippets: readonly SnippetProgram[], out: string, main: string): Promise<void> => {
    const sandbox = services.list.find(({ kind }) => kind === 'sandbox');
    assert.ok(sandbox);
    const stored = await storeDefaults(sandbox);
    const classPath = [out, libraries, compiler].join(path.delimiter);
    for (const snippet of snippets.filter(({ kind }) => reading.includes(kind))) {
      const args = [...javaOptions, '-cp', classPath, `${packageOf(snippet)}.${main}`];
      const { stdout, stderr } = await runProgram('java', args, out, stored.environment);
      assert.equal(stdout.trim(), snippet.kind === 'parameter' ? stored.parameter : stored.secret, stderr);
    }
  };

  it('of Java are accepted by javac without a warning, and see the stored values', async () => {
    const folder = temporaryFolder();
    const snippets = (await snippetsOf('java')).filter(({ isFile }) => isFile);
    const files = snippets.flatMap((snippet) => [
      lay(folder, `${packageOf(snippet)}/${classOf(snippet)}.java`, packed(snippet)),
      ...(reading.includes(snippet.kind)
        ? [lay(folder, `${packageOf(snippet)}/Main.java`, `package ${packageOf(snippet)};\n${javaMain}`)]
        : []),
    ]);
    const out = path.join(folder, 'out');
    const args = ['-encoding', 'UTF-8', '-Xlint:all,-classfile,-processing,-path', '-proc:none', '-d', out];
    const { stdout, stderr } = await runProgram('javac', [...args, '-cp', libraries, ...files], folder);
    assert.equal(stdout + stderr, '');
    await see(snippets, out, 'Main');
  });

  it('of Kotlin are accepted by its compiler, and see the stored values', async () => {
    const folder = temporaryFolder();
    const snippets = (await snippetsOf('kotlin')).filter(({ isFile }) => isFile);
    const files = snippets.map((snippet) => {
      const main = reading.includes(snippet.kind) ? '\nfun main() {\n    println(dbPassword)\n}\n' : '';
      return lay(folder, `${packageOf(snippet)}/Main.kt`, packed(snippet) + main);
    });
    const out = path.join(folder, 'out');
    const kotlin = ['-cp', compiler, 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler', '-no-stdlib', '-no-reflect'];
    const { code, stdout, stderr } = await runProgram(
      'java',
      [...kotlin, '-cp', [libraries, compiler].join(path.delimiter), '-d', out, ...files],
      folder,
    );
    assert.equal(code, 0, stdout + stderr);
    await see(snippets, out, 'MainKt');
  });
});

const javaMain =
  'final class Main { public static void main(String[] args) { System.out.println(Settings.DB_PASSWORD); } }\n';

/** Every snippet has a package of its own, so that their names do not clash. */
function packageOf({ kind }: SnippetProgram): string {
  return `example.${kind.replaceAll('-', '')}`;
}

function packed(snippet: SnippetProgram): string {
  return snippet.file().replace(/^package com\.example/, `package ${packageOf(snippet)}`);
}

function classOf(snippet: SnippetProgram): string {
  return /^final class (\w+)/m.exec(snippet.file())?.[1] ?? '';
}
