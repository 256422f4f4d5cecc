import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Samples } from '../support/samples';
import { infrastructureTools, lintErrors } from './infrastructureTools';
import { runProgram } from './jvmToolchain';
import { cdkModules } from './nodeToolchain';
import { pythonMissing, pythonTools } from './pythonTools';

const root = path.resolve(__dirname, '../..');

/** A CDK app on disk that prints the template of its stack, and the secrets that it was given, in source order. */
class CdkApp {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-cdk-'));
  readonly values: string[] = [];
  readonly file: string;

  constructor(program: string) {
    const samples = new Samples(7);
    this.file = path.join(this.folder, path.basename(program));
    const text = readFileSync(path.join(__dirname, program), 'utf8').replace(/‹[^‹›]+›/g, (placeholder) => {
      const value = samples.expand(placeholder);
      this.values.push(value);
      return value;
    });
    writeFileSync(this.file, text);
  }

  async fix(target: string): Promise<{ readonly code: number | null; readonly stderr: string }> {
    const args = ['fix', '--no-store', '--to', target, '--name-template', '{name}', this.file];
    return runProgram(process.execPath, ['--', path.join(root, 'dist/cli.js'), ...args], this.folder);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Resource {
  readonly Type: string;
  readonly Properties: unknown;
}

/** What stands in a template where something is looked for: the texts that hold a reference. */
function references(template: string): string[] {
  return [...new Set(template.match(/\{\{resolve:[^}]*\}\}/g) ?? [])].sort();
}

/** The properties of a template's resources of a type. */
function propertiesOf(template: string, type: string): string {
  const { Resources } = JSON.parse(template) as { readonly Resources: Readonly<Record<string, Resource>> };
  return JSON.stringify(
    Object.values(Resources)
      .filter((resource) => resource.Type === type)
      .map(({ Properties }) => Properties),
  );
}

/** What holds for a template after a fix: every secret is gone, and cfn-lint has nothing new to say. */
function checkTemplate(app: CdkApp, before: string, after: string): void {
  for (const value of app.values) {
    const quoted = JSON.stringify(value).slice(1, -1);
    assert.ok(before.includes(quoted), 'the template holds every secret before');
    assert.ok(!after.includes(quoted), 'after, it holds none');
  }
  assert.match(propertiesOf(after, 'AWS::ECS::TaskDefinition'), /"Secrets":\[\{"Name":"DB_PASSWORD","ValueFrom":/);
  if (pythonMissing() === undefined) {
    infrastructureTools();
    const files = [before, after].map((text, index) => {
      const file = path.join(app.folder, `template-${String(index)}.json`);
      writeFileSync(file, text);
      return file;
    });
    const errors = lintErrors(files);
    assert.deepEqual(errors.get(files[1] ?? '') ?? [], errors.get(files[0] ?? '') ?? []);
  }
}

describe('fixing CDK apps', function () {
  // The CDK is installed the first time.
  this.timeout(900_000);

  it('in TypeScript gives references that tsc admits and that stand in the template', async function () {
    const toolchain = await cdkModules();
    if ('missing' in toolchain) {
      assert.equal(process.env['CI'], undefined, toolchain.missing);
      console.log(`    skipped: ${toolchain.missing}`);
      this.skip();
    }
    const app = new CdkApp('typescript/cdkStack.ts');
    try {
      symlinkSync(toolchain.modules, path.join(app.folder, 'node_modules'));
      /** Compiles and synthesises. */
      const template = async (): Promise<string> => {
        const options = ['--strict', '--skipLibCheck', '--types', 'node', '--module', 'node16', '--target', 'es2022'];
        const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
        const compiled = await runProgram(process.execPath, [tsc, ...options, app.file], app.folder);
        assert.equal(compiled.code, 0, `${compiled.stdout}\n${readFileSync(app.file, 'utf8')}`);
        const ran = await runProgram(process.execPath, [app.file.replace(/\.ts$/, '.js')], app.folder);
        assert.equal(ran.code, 0, ran.stderr);
        return ran.stdout;
      };
      const before = await template();
      const { code, stderr } = await app.fix('secretsmanager');
      assert.equal(code, 0, stderr);
      const after = await template();
      checkTemplate(app, before, after);
      assert.deepEqual(references(after), [
        '{{resolve:secretsmanager:SMTP_PASSWORD:SecretString:::}}',
        '{{resolve:secretsmanager:auditorPassword:SecretString:::}}',
        '{{resolve:secretsmanager:documentsPassword:SecretString:::}}',
        '{{resolve:secretsmanager:legacyPassword:SecretString:::}}',
        '{{resolve:secretsmanager:ordersPassword:SecretString:::}}',
      ]);
      assert.match(
        propertiesOf(after, 'AWS::CodeBuild::Project'),
        /"Name":"REGISTRY_PASSWORD","Type":"SECRETS_MANAGER","Value":"REGISTRY_PASSWORD"/,
      );
    } finally {
      app.dispose();
    }
  });

  it('in Python gives references that stand in the template', async function () {
    const missing = pythonMissing();
    if (missing !== undefined) {
      console.log(`    skipped: ${missing}`);
      this.skip();
    }
    const python = path.join(pythonTools('aws-cdk', 'jsii-runtime', ['aws-cdk-lib==2.275.0']), 'python3');
    for (const target of ['secretsmanager', 'parameterstore']) {
      const app = new CdkApp('python/cdkStack.py');
      try {
        const template = async (): Promise<string> => {
          const ran = await runProgram(python, [app.file], app.folder);
          assert.equal(ran.code, 0, `${ran.stderr}\n${readFileSync(app.file, 'utf8')}`);
          return ran.stdout;
        };
        const before = await template();
        const { code, stderr } = await app.fix(target);
        // No function and no cluster of DocumentDB resolves a SecureString.
        assert.equal(code, target === 'secretsmanager' ? 0 : 1, stderr);
        const after = await template();
        if (target === 'secretsmanager') {
          checkTemplate(app, before, after);
        }
        assert.deepEqual(
          references(after),
          target === 'secretsmanager'
            ? [
                '{{resolve:secretsmanager:ORDERS_PASSWORD:SecretString:::}}',
                '{{resolve:secretsmanager:SMTP_PASSWORD:SecretString:::}}',
                '{{resolve:secretsmanager:auditor_password:SecretString:::}}',
                '{{resolve:secretsmanager:documents_password:SecretString:::}}',
                '{{resolve:secretsmanager:legacy_password:SecretString:::}}',
              ]
            : [
                '{{resolve:ssm-secure:ORDERS_PASSWORD}}',
                '{{resolve:ssm-secure:auditor_password}}',
                '{{resolve:ssm-secure:legacy_password}}',
              ],
        );
      } finally {
        app.dispose();
      }
    }
  });
});
