import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { SnippetProgram } from '../support/snippetFiles';
import { infrastructureTools, lintErrors } from './infrastructureTools';
import { runProgram } from './jvmToolchain';
import { cdkModules } from './nodeToolchain';
import { pythonMissing, pythonTools } from './pythonTools';
import { lay, snippetsOf, temporaryFolder } from './snippetRuns';

const root = path.resolve(__dirname, '../..');

/** What the resources of a kind's template say. */
const says: Readonly<Record<string, readonly RegExp[]>> = {
  'least-privilege': [/"Action":"secretsmanager:GetSecretValue"/, /:parameter\/app\/\*/, /"kms:ViaService"/],
  mfa: [/"NotAction":\[/, /user\/\$\{aws:username\}/, /"aws:MultiFactorAuthPresent":"false"/],
  bucket: [/"BlockPublicPolicy":true/, /"SSEAlgorithm":"aws:kms"/, /"aws:SecureTransport":"false"/, /"Enabled"/],
  trail: [/"EnableLogFileValidation":true/, /"IsMultiRegionTrail":true/],
  'security-group': [/"SourceSecurityGroupId"/, /"FromPort":443/],
  'oidc-role': [/sts:AssumeRoleWithWebIdentity/, /repo:octo-org@123456\/octo-repo@456789:ref:refs\/heads\/main/],
};

/** What a snippet's function is called with, besides the stack. */
function argumentsOf(kind: string, language: 'ts' | 'py'): string {
  if (kind === 'trail') {
    return language === 'ts' ? ", new s3.Bucket(stack, 'Logs')" : ', s3.Bucket(stack, "Logs")';
  }
  if (kind !== 'security-group') {
    return '';
  }
  return language === 'ts'
    ? ", vpc, new ec2.SecurityGroup(stack, 'Clients', { vpc })"
    : ', vpc, ec2.SecurityGroup(stack, "Clients", vpc=vpc)';
}

function inTypeScript(snippet: SnippetProgram): string {
  const text = snippet.file();
  const name = /^function (\w+)\(/m.exec(text)?.[1] ?? '';
  return `${text}
import { App, Stack as AppStack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';

const app = new App();
const stack = new AppStack(app, 'Snippet');
const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
${name}(stack${argumentsOf(snippet.kind, 'ts')});
void [s3, vpc];
console.log(JSON.stringify(app.synth().getStackByName('Snippet').template));
`;
}

/** One program for all of them, since the CDK's kernel takes long to start: prints the template of each by its kind. */
function inPython(snippets: readonly SnippetProgram[]): string {
  const calls = snippets.map((snippet) => {
    const name = /^def (\w+)\(/m.exec(snippet.file())?.[1] ?? '';
    return `
stack = Stack(App(), "Snippet")
vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
${moduleOf(snippet)}.${name}(stack${argumentsOf(snippet.kind, 'py')})
templates["${snippet.kind}"] = json.dumps(Template.from_stack(stack).to_json(), separators=(",", ":"))
`;
  });
  return `import json
from aws_cdk import App, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template

${snippets.map((snippet) => `import ${moduleOf(snippet)}`).join('\n')}

templates = {}
${calls.join('')}
print(json.dumps(templates))
`;
}

function moduleOf({ kind }: SnippetProgram): string {
  return `snippet_${kind.replace(/-/g, '_')}`;
}

/** A template holds what its kind is about, and cfn-lint finds no error in it. */
function check(folder: string, templates: ReadonlyMap<string, string>): void {
  assert.deepEqual([...templates.keys()].sort(), Object.keys(says).sort());
  for (const [kind, template] of templates) {
    for (const pattern of says[kind] ?? []) {
      assert.match(template, pattern, kind);
    }
  }
  if (pythonMissing() === undefined) {
    infrastructureTools();
    const files = [...templates].map(([kind, template]) => lay(folder, `${kind}.template.json`, template));
    assert.deepEqual(Object.fromEntries(lintErrors(files)), {});
  }
}

describe('snippets of the CDK', function () {
  // The CDK is installed the first time.
  this.timeout(900_000);

  it('in TypeScript are what tsc admits, and make sound templates', async function () {
    const toolchain = await cdkModules();
    if ('missing' in toolchain) {
      assert.equal(process.env['CI'], undefined, toolchain.missing);
      console.log(`    skipped: ${toolchain.missing}`);
      this.skip();
    }
    const folder = temporaryFolder();
    symlinkSync(toolchain.modules, path.join(folder, 'node_modules'));
    const snippets = await snippetsOf('cdk-typescript');
    const files = snippets.map((snippet) => lay(folder, `${snippet.kind}.ts`, inTypeScript(snippet)));
    const options = ['--strict', '--skipLibCheck', '--types', 'node', '--module', 'node16', '--target', 'es2022'];
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const compiled = await runProgram(process.execPath, [tsc, ...options, ...files], folder);
    assert.equal(compiled.code, 0, compiled.stdout);
    const templates = new Map<string, string>();
    for (const { kind } of snippets) {
      const { code, stdout, stderr } = await runProgram(process.execPath, [path.join(folder, `${kind}.js`)], folder);
      assert.equal(code, 0, stderr);
      templates.set(kind, stdout);
    }
    check(folder, templates);
  });

  it('in Python run, and make sound templates', async function () {
    const missing = pythonMissing();
    if (missing !== undefined) {
      console.log(`    skipped: ${missing}`);
      this.skip();
    }
    const python = path.join(pythonTools('aws-cdk', 'jsii-runtime', ['aws-cdk-lib==2.275.0']), 'python3');
    const folder = temporaryFolder();
    const snippets = await snippetsOf('cdk-python');
    snippets.forEach((snippet) => lay(folder, `${moduleOf(snippet)}.py`, snippet.file()));
    const { code, stdout, stderr } = await runProgram(python, [lay(folder, 'app.py', inPython(snippets))], folder);
    assert.equal(code, 0, stderr);
    const templates = new Map(Object.entries(JSON.parse(stdout) as Readonly<Record<string, string>>));
    check(folder, templates);
  });
});
