import assert from 'node:assert/strict';
import { createEngine } from '../../../src/core/engine';
import { InstalledGrammars } from '../../support/grammars';

const engine = createEngine(new InstalledGrammars());

/** What a name is completed for where `‸` stands: the store, and what the name takes the place of. */
async function completed(path: string, marked: string): Promise<string> {
  const offset = marked.indexOf('‸');
  assert.ok(offset >= 0);
  const text = marked.replace('‸', '');
  const found = await engine.lookupToComplete({ path, text }, offset);
  return found === undefined
    ? 'nothing'
    : `${found.store} ${found.form} [${text.slice(found.span.start, found.span.end)}]`;
}

const cases: readonly (readonly [path: string, marked: string, expected: string])[] = [
  ['a.ts', "new GetSecretValueCommand({ SecretId: 'app/‸' })", 'secretsmanager plain [app/]'],
  ['a.ts', "new GetSecretValueCommand({ SecretId: '‸' })", 'secretsmanager plain []'],
  ['a.ts', 'new GetParameterCommand({ Name: "/app/‸token" }) // ssm', 'parameterstore plain [/app/token]'],
  ['a.py', 'client.get_secret_value(SecretId="‸")', 'secretsmanager plain []'],
  ['a.py', 'ssm.get_parameter(Name="/a‸")', 'parameterstore plain [/a]'],
  ['A.java', 'class A { void f() { c.getSecretValue(b -> b.secretId("‸")); } }', 'secretsmanager plain []'],
  ['a.go', 'package a\nvar x = mustGetSecret("‸")', 'secretsmanager plain []'],
  [
    'a.cs',
    'class A { void F() { c.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "‸" }); } }',
    'secretsmanager plain []',
  ],
  ['a.rb', "client.get_secret_value(secret_id: '‸')", 'secretsmanager plain []'],
  ['a.php', "<?php $c->getSecretValue(['SecretId' => '‸']);", 'secretsmanager plain []'],
  ['a.rs', 'async fn f() { c.get_secret_value().secret_id("‸").send().await; }', 'secretsmanager plain []'],
  ['a.kt', 'fun f() { c.getSecretValue { secretId = "‸" } }', 'secretsmanager plain []'],
  ['a.sh', 'aws secretsmanager get-secret-value --secret-id ‸', 'secretsmanager plain []'],
  ['a.sh', 'aws ssm get-parameter --name /app/‸ --with-decryption', 'parameterstore plain [/app/]'],
  ['a.ps1', "Get-SECSecretValue -SecretId '‸'", 'secretsmanager plain []'],
  ['a.tf', 'data "aws_secretsmanager_secret_version" "db" {\n  secret_id = "‸"\n}', 'secretsmanager plain []'],
  ['a.yaml', "Password: '{{resolve:secretsmanager:‸}}'", 'secretsmanager plain []'],
  ['a.yaml', "Password: '{{resolve:secretsmanager:app/‸db:SecretString:password}}'", 'secretsmanager plain [app/db]'],
  ['.env', 'A=secretsmanager://‸', 'secretsmanager reference []'],
  ['.env', 'A=ssm:///app/‸?version=3', 'parameterstore reference [/app/]'],
  ['a.ts', "const secret = 'app/‸'", 'nothing'],
  ['a.ts', "// a secret ‸\nfoo('x')", 'nothing'],
  ['a.ts', "new GetSecretValueCommand({ SecretId: 'app/db', VersionStage: '‸' })", 'nothing'],
  ['a.ts', 'new GetSecretValueCommand({ SecretId: `app/${stage}‸` })', 'nothing'],
];

describe('where names are completed', () => {
  for (const [path, marked, expected] of cases) {
    it(`${path}: ${marked.slice(0, 90)}`, async () => {
      assert.equal(await completed(path, marked), expected);
    });
  }
});
