import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { javaClassPath, javaOptions, runProgram } from './jvmToolchain';
import type { Program } from './programs';
import { startServices } from './services';
import type { Services } from './services';
import { Workspace } from './workspace';
import type { Outcome } from './workspace';

interface JavaProgram extends Program {
  /** The class with `main`. */
  readonly main: string;
  /** What the pom.xml beside it depends on. */
  readonly dependencies?: readonly string[];
}

const caching = ['com.amazonaws.secretsmanager:aws-secretsmanager-caching-java'];
const powertools = [
  'software.amazon.lambda:powertools-parameters-secrets',
  'software.amazon.lambda:powertools-parameters-ssm',
];
const jsonLibraries = [
  'com.fasterxml.jackson.core:jackson-databind',
  'tools.jackson.core:jackson-databind',
  'com.google.code.gson:gson',
  'org.json:json',
];
const programs: readonly JavaProgram[] = [
  { file: 'java/Orders.java', main: 'com.example.Orders', findings: 9, run: true },
  { file: 'java/Orders.java', main: 'com.example.Orders', findings: 9, run: true, dependencies: caching },
  { file: 'java/Orders.java', main: 'com.example.Orders', findings: 9, dependencies: powertools },
  { file: 'java/Stages.java', main: 'Stages', findings: 4, run: true, endOfLine: '\r\n' },
  { file: 'java/Uploads.java', main: 'com.example.Uploads', findings: 8 },
];

describe('fixing real programs in Java', function () {
  this.timeout(240_000);
  let services: Services;
  let classPath = '';
  let missing: string | undefined;

  before(async () => {
    services = await startServices();
    const toolchain = await javaClassPath();
    if ('missing' in toolchain) {
      assert.equal(process.env['CI'], undefined, toolchain.missing);
      missing = toolchain.missing;
      console.log(`    skipped: ${missing}`);
    } else {
      classPath = toolchain.classPath;
    }
  });

  after(async () => {
    await services.stop();
  });

  it('looks the members of a connection up with every library that reads JSON', async function () {
    const [service] = services.list;
    if (missing !== undefined || !service) {
      this.skip();
    }
    let expected = '';
    for (const library of jsonLibraries) {
      await service.reset();
      const workspace = new Workspace({ file: 'java/Warehouse.java', findings: 1 });
      writeFileSync(path.join(workspace.folder, 'pom.xml'), pom(['software.amazon.awssdk:secretsmanager', library]));
      const seen = async (): Promise<string> => {
        // A single source file is compiled and run at once.
        const command = [...javaOptions, '-cp', classPath, workspace.file];
        const { code, stdout, stderr } = await runProgram('java', command, workspace.folder, service.environment());
        assert.equal(code, 0, `${stderr}\n${workspace.text}`);
        return stdout;
      };
      expected ||= await seen();
      const fix = await workspace.strongroom(['fix', '--whole-connections', workspace.file], service.environment());
      assert.equal(fix.code, 0, fix.stdout + fix.stderr);
      assert.match(workspace.text, /SecretFields\.get\("[^"]+", "username"\)/);
      assert.doesNotMatch(fix.stdout, /Add to the project/);
      assert.equal(await seen(), expected, workspace.text);
      workspace.dispose();
    }
  });

  for (const program of programs) {
    const title = `${program.file}${program.dependencies ? ` with ${program.dependencies.join(', ')}` : ''}`;
    describe(title, () => {
      let workspace: Workspace;
      beforeEach(function () {
        if (missing !== undefined) {
          this.skip();
        }
        workspace = new Workspace(program);
        if (program.dependencies) {
          writeFileSync(path.join(workspace.folder, 'pom.xml'), pom(program.dependencies));
        }
      });
      afterEach(() => {
        if (missing === undefined) {
          workspace.dispose();
        }
      });

      /** What the compiler objects to. */
      const compile = async (): Promise<string> => {
        const args = ['-encoding', 'UTF-8', '-d', path.join(workspace.folder, 'out'), '-cp', classPath, workspace.file];
        const { code, stdout, stderr } = await runProgram('javac', args, workspace.folder);
        return code === 0 ? '' : `${stdout}${stderr}\n${workspace.text}`;
      };
      const run = (environment: NodeJS.ProcessEnv): Promise<Outcome> =>
        runProgram(
          'java',
          [...javaOptions, '-cp', [path.join(workspace.folder, 'out'), classPath].join(path.delimiter), program.main],
          workspace.folder,
          environment,
        );

      it(`compiles and has ${String(program.findings)} findings before any fix`, async () => {
        assert.equal(await compile(), '');
        const { stdout } = await workspace.strongroom(['scan', '--format', 'jsonl', workspace.file]);
        const found = stdout.split('\n').filter((line) => line !== '');
        assert.equal(found.length, program.findings, found.join('\n'));
      });

      for (const target of ['secretsmanager', 'parameterstore', 'env'] as const) {
        it(`compiles after a fix to ${target}, without any finding left`, async () => {
          const file = target === 'env' ? ['--env-file', '.env'] : [];
          const args = ['fix', '--no-store', '--discard-value', '--to', target, ...file, workspace.file];
          const outcome = await workspace.strongroom(args);
          assert.equal(outcome.code, 0, outcome.stdout + outcome.stderr);
          assert.equal(await compile(), '');
          for (const value of workspace.values) {
            assert.ok(!workspace.text.includes(value) && !(outcome.stdout + outcome.stderr).includes(value));
          }
          const before = workspace.text;
          await workspace.strongroom(args);
          assert.equal(workspace.text, before, 'a second run changed the file again');
        });
      }

      if (program.run) {
        for (const kind of ['sandbox', 'moto'] as const) {
          for (const target of ['secretsmanager', 'parameterstore'] as const) {
            it(`sees the same values after moving them to ${target} (answered by ${kind})`, async function () {
              const service = services.list.find((candidate) => candidate.kind === kind);
              if (!service) {
                this.skip();
              }
              await service.reset();
              await compile();
              const before = await run(service.environment());
              assert.equal(before.code, 0, before.stderr);
              const fix = await workspace.strongroom(['fix', '--to', target, workspace.file], service.environment());
              assert.equal(fix.code, 0, fix.stdout + fix.stderr);
              assert.equal(await compile(), '');
              const after = await run(service.environment());
              assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
              assert.equal(after.stdout, before.stdout, workspace.text);
              assert.ok(before.stdout.trim() !== '', 'the program prints what it sees');
            });
          }
        }

        it('sees the same values from the environment', async () => {
          await compile();
          const before = await run({});
          const fix = await workspace.strongroom(['fix', '--to', 'env', '--env-file', '.env', workspace.file]);
          assert.equal(fix.code, 0, fix.stdout + fix.stderr);
          assert.equal(await compile(), '');
          const after = await run(parseEnv(readFileSync(path.join(workspace.folder, '.env'), 'utf8')));
          assert.equal(after.code, 0, `${after.stderr}\n${workspace.text}`);
          assert.equal(after.stdout, before.stdout, workspace.text);
        });
      }
    });
  }
});

function pom(dependencies: readonly string[]): string {
  const elements = dependencies.map((dependency) => {
    const [group, artifact] = dependency.split(':');
    return `<dependency><groupId>${group ?? ''}</groupId><artifactId>${artifact ?? ''}</artifactId></dependency>`;
  });
  return `<project><dependencies>${elements.join('')}</dependencies></project>`;
}
