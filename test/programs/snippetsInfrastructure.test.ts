import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { policyProblems } from '../support/policyGrammar';
import type { PolicyKind } from '../support/policyGrammar';
import type { SnippetProgram } from '../support/snippetFiles';
import { goEnvironment, goMissing, runGo } from './goModule';
import { infrastructureTools, lintErrors, runPython } from './infrastructureTools';
import { runProgram } from './jvmToolchain';
import { pythonMissing, pythonTools } from './pythonTools';
import { lay, snippetsOf, temporaryFolder } from './snippetRuns';

/** Reports what parliament, which knows every action and its resources, has to say of policies. */
const parliament = `
import json, sys
from parliament import analyze_policy_string
for name, policy in json.load(sys.stdin):
    for finding in analyze_policy_string(json.dumps(policy)).findings:
        print(name, finding.issue, finding.detail)
`;

const hcl = 'import sys, hcl2, json\nfor text in json.load(sys.stdin):\n    hcl2.loads(text)\nprint("loaded")\n';

describe('snippets of infrastructure', function () {
  // Tools are installed the first time.
  this.timeout(300_000);
  const missing = pythonMissing();

  const needsPython = (context: Mocha.Context): void => {
    if (missing !== undefined) {
      console.log(`    skipped: ${missing}`);
      context.skip();
    }
  };

  it('of CloudFormation give cfn-lint no error', async function () {
    needsPython(this);
    const folder = temporaryFolder();
    const snippets = await snippetsOf('cloudformation-yaml', 'cloudformation-json');
    assert.ok(snippets.length >= 16);
    const files = snippets.map((snippet) => lay(folder, `${snippet.prefix}.${snippet.extension}`, snippet.file()));
    assert.deepEqual(Object.fromEntries(lintErrors(files)), {});
  });

  it('of Terraform are what python-hcl2 loads and terraform fmt leaves alone', async function () {
    needsPython(this);
    const snippets = await snippetsOf('terraform');
    infrastructureTools();
    assert.equal(runPython(hcl, JSON.stringify(snippets.map((snippet) => snippet.file()))).trim(), 'loaded');
    if (spawnSync('terraform', ['version']).status !== 0) {
      console.log('    terraform fmt is not run: Terraform is not installed');
      return;
    }
    const folder = temporaryFolder();
    snippets.forEach((snippet) => lay(folder, `${snippet.prefix}.tf`, snippet.file()));
    const { code, stdout, stderr } = await runProgram('terraform', ['fmt', '-check', '-diff'], folder);
    assert.equal(code, 0, stdout + stderr);
  });

  it('of policies follow the grammar of IAM, in templates too', async () => {
    const documents = await policies();
    assert.ok(documents.length >= 9);
    for (const { name, policy, kind } of documents) {
      assert.deepEqual(policyProblems(policy, kind), [], name);
    }
  });

  it('of policies have actions, resources and conditions that parliament knows', async function () {
    needsPython(this);
    const python = path.join(pythonTools('parliament', 'parliament', ['parliament==1.6.4']), 'python');
    const documents = (await policies()).filter(({ kind }) => kind === 'identity');
    const input = JSON.stringify(documents.map(({ name, policy }) => [name, policy]));
    assert.equal(execFileSync(python, ['-c', parliament], { input, encoding: 'utf8' }), '');
  });

  it('of GitHub Actions are accepted by actionlint', async function () {
    const noGo = goMissing();
    if (noGo !== undefined) {
      console.log(`    skipped: ${noGo}, which brings actionlint`);
      this.skip();
    }
    const folder = temporaryFolder();
    const actionlint = path.join(goEnvironment['GOPATH'] ?? '', 'bin/actionlint');
    if (!existsSync(actionlint)) {
      const { status, stderr } = runGo(folder, ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12']);
      assert.equal(status, 0, stderr);
    }
    const files = (await snippetsOf('github-actions')).map((one) => lay(folder, `${one.prefix}.yml`, one.file()));
    const { code, stdout, stderr } = await runProgram(actionlint, ['-shellcheck=', '-pyflakes=', ...files], folder);
    assert.equal(code, 0, stdout + stderr);
  });
});

interface PolicyDocument {
  readonly name: string;
  readonly policy: unknown;
  readonly kind: PolicyKind;
}

/** Every policy document of the JSON snippets; in templates, with what CloudFormation fills in. */
async function policies(): Promise<readonly PolicyDocument[]> {
  return (await snippetsOf('policy', 'cloudformation-json')).flatMap((snippet) => {
    const content = filledIn(JSON.parse(snippet.file()));
    return snippet.group.id === 'policy'
      ? [{ name: snippet.prefix, policy: content, kind: kindOf(snippet) }]
      : documentsIn(content, snippet.prefix);
  });
}

function kindOf({ kind }: SnippetProgram): PolicyKind {
  return kind === 'oidc-role' ? 'trust' : kind === 'bucket' ? 'resource' : 'identity';
}

function documentsIn(value: unknown, name: string): PolicyDocument[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'AssumeRolePolicyDocument') {
      return [{ name, policy: inner as unknown, kind: 'trust' as const }];
    }
    if (key === 'PolicyDocument') {
      const kind = 'Bucket' in value ? ('resource' as const) : ('identity' as const);
      return [{ name, policy: inner as unknown, kind }];
    }
    return documentsIn(inner, name);
  });
}

/** A template with its intrinsic functions worked out, with ARNs of an account of the documentation. */
function filledIn(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(filledIn);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const [first, ...more] = Object.entries(value) as [string, unknown][];
  if (first !== undefined && more.length === 0) {
    const [key, inner] = first;
    if (key === 'Fn::Sub') {
      return substituted(String(inner));
    }
    if (key === 'Fn::GetAtt') {
      return 'arn:aws:s3:::my-bucket';
    }
    if (key === 'Ref') {
      return 'reference';
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner)]));
}

function substituted(text: string): string {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Partition': 'aws',
    'AWS::Region': 'eu-central-1',
    'AWS::AccountId': '123456789012',
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return text.replace(/\$\{(!?)([^!}][^}]*)\}/g, (_, literal: string, name: string) =>
    literal === '' ? (pseudo[name] ?? 'arn:aws:s3:::my-bucket') : `\${${name}}`,
  );
}
