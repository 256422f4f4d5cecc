import assert from 'node:assert/strict';
import { createEngine } from '../../../src/core/engine';
import type { StoreReference } from '../../../src/core/lookups/insertLookup';
import type { ProjectFacts } from '../../../src/core/rewriters/rewriter';
import { applyEdits } from '../../../src/core/text/edit';
import { english } from '../../../src/core/text/message';
import { InstalledGrammars } from '../../support/grammars';

const engine = createEngine(new InstalledGrammars());
const secret: StoreReference = { target: 'secretsmanager', name: 'shop/db-password' };
const parameter: StoreReference = { target: 'parameterstore', name: '/shop/token' };
const modules: ProjectFacts = { packageType: 'module', dependencies: [] };

/** Inserts where `‸` stands; between two of them is what is selected. */
async function insert(
  path: string,
  marked: string,
  reference: StoreReference = secret,
  project: ProjectFacts = modules,
): Promise<string> {
  const start = marked.indexOf('‸');
  assert.ok(start >= 0, 'the text has a cursor');
  const last = marked.lastIndexOf('‸');
  const text = marked.replaceAll('‸', '');
  const source = { path, text };
  const selection = { start, end: last === start ? start : last - 1 };
  const answer = await engine.insertion(source, { selection, reference, project });
  if (answer.kind === 'refusal') {
    return `refused: ${english(answer.reason)}`;
  }
  const after = applyEdits(text, answer.edits);
  const found = await engine.lookups({ path, text: after });
  assert.ok(
    found.some(({ store, name }) => store === reference.target && name.includes(reference.name)),
    `the look-up is recognised:\n${after}`,
  );
  return after;
}

/** A cursor in each language, and what the line that it stands in becomes. */
const lines: readonly (readonly [path: string, marked: string, expected: RegExp, reference?: StoreReference])[] = [
  ['a.ts', 'const password = ‸;\n', /^const password = await getSecret\('shop\/db-password'\);$/m],
  ['a.ts', 'async function main() {\n  connect(‸);\n}\n', /^ {2}connect\(await getSecret\('shop\/db-password'\)\);$/m],
  ['a.js', 'const x = 1;\n‸\n', /^const dbPassword = await getSecret\('shop\/db-password'\);$/m],
  ['a.ts', 'async function f() {\n‸\n}\n', /^ {2}const dbPassword = await getSecret\('shop\/db-password'\);$/m],
  ['a.py', 'def f():\n‸\n', /^ {4}db_password = get_secret\("shop\/db-password"\)$/m],
  ['a.go', 'package a\n\nfunc f() {\n‸\n}\n', /^\tdbPassword := mustGetSecret\("shop\/db-password"\)$/m],
  ['a.tsx', 'export const token = "‸";\n', /^export const token = await getParameter\("\/shop\/token"\);$/m, parameter],
  ['a.py', 'import os\n\npassword = ‸\n', /^password = get_secret\("shop\/db-password"\)$/m],
  ['a.py', 'def main():\n    ‸\n', /^ {4}db_password = get_secret\("shop\/db-password"\)$/m],
  [
    'A.java',
    'class A {\n    void run() {\n        ‸\n    }\n}\n',
    /^ {8}String dbPassword = Secrets\.get\("shop\/db-password"\);$/m,
  ],
  ['a.kt', 'fun main() {\n    val password = ‸\n}\n', /^ {4}val password = getSecret\("shop\/db-password"\)$/m],
  ['a.go', 'package main\n\nfunc main() {\n\t‸\n}\n', /^\tdbPassword := mustGetSecret\("shop\/db-password"\)$/m],
  ['a.go', 'package main\n\n‸\n', /^var token = mustGetParameter\("\/shop\/token"\)$/m, parameter],
  [
    'a.cs',
    'class A\n{\n    void Run()\n    {\n        Connect(‸);\n    }\n}\n',
    /^ {8}Connect\(Secrets\.Get\("shop\/db-password"\)\);$/m,
  ],
  ['a.rb', 'def run\n  connect(‸)\nend\n', /^ {2}connect\(StoredSecrets\.fetch\(.shop\/db-password.\)\)$/m],
  ['a.php', "<?php\n$password = '‸';\n", /^\$password = read_secret\('shop\/db-password'\);$|getSecretValue/m],
  ['a.rs', 'async fn run() {\n    let password = ‸;\n}\n', /get_secret\("shop\/db-password"\)\.await/],
  [
    'a.sh',
    '#!/bin/bash\n‸\n',
    /^DB_PASSWORD="\$\(aws secretsmanager get-secret-value --secret-id 'shop\/db-password'/m,
  ],
  ['a.ps1', '$password = "‸"\n', /Get-SECSecretValue -SecretId ['"]shop\/db-password['"]/],
  ['.env', 'DB_PASSWORD=‸\n', /^DB_PASSWORD=secretsmanager:\/\/shop\/db-password$/m],
  ['.env', 'A=1\n‸\n', /^TOKEN=ssm:\/\/\/shop\/token$/m, parameter],
  [
    'template.yaml',
    "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: ‸\n",
    /MasterUserPassword: ['"]\{\{resolve:secretsmanager:shop\/db-password:SecretString\}\}['"]/,
  ],
  ['main.tf', 'resource "aws_db_instance" "db" {\n  password = ‸\n}\n', /secret_id\s+= "shop\/db-password"/],
  [
    'serverless.yaml',
    'service: shop\nprovider:\n  name: aws\n  environment:\n    TOKEN: ‸\n',
    /TOKEN: ['"]?\$\{ssm:\/shop\/token\}/,
    parameter,
  ],
  [
    'site.yml',
    '- name: Database\n  hosts: all\n  vars:\n    db_password: ‸\n  tasks: []\n',
    /lookup\('amazon\.aws\.secretsmanager_secret', 'shop\/db-password'\)/,
  ],
];

describe('inserting a look-up at the cursor', () => {
  for (const [path, marked, expected, reference] of lines) {
    it(`${path}: ${
      marked
        .split('\n')
        .find((line) => line.includes('‸'))
        ?.trim() ?? ''
    }`, async () => {
      assert.match(await insert(path, marked, reference), expected);
    });
  }

  it('writes imports and function as a fix does, and uses them again', async () => {
    const once = await insert('a.py', 'import os\n\npassword = ‸\n');
    assert.match(once, /^import boto3$/m);
    assert.match(once, /^def get_secret\(secret_id: str\) -> str:$/m);
    const twice = await insert('a.py', `${once}token = ‸\n`, { target: 'secretsmanager', name: 'shop/token' });
    assert.equal(twice, `${once}token = get_secret("shop/token")\n`);
  });

  it('changes nothing but what it inserts, in a file with CRLF', async () => {
    const text = 'import os\r\n\r\n# ünïcode\r\npassword = ‸\r\n';
    const after = await insert('a.py', text);
    assert.ok(!/[^\r]\n/.test(after), JSON.stringify(after));
    assert.match(after, /# ünïcode\r\npassword = get_secret\("shop\/db-password"\)\r\n$/);
  });

  it('takes the place of what is selected', async () => {
    const after = await insert('a.py', 'password = "‸changeme‸"\n');
    assert.match(after, /^password = get_secret\("shop\/db-password"\)$/m);
    assert.ok(!after.includes('changeme'));
    assert.match(await insert('b.py', 'password = ‸old_value()‸\n'), /^password = get_secret\("shop\/db-password"\)$/m);
  });

  it('puts a look-up into a string at the cursor', async () => {
    const after = await insert('a.ts', 'async function f() {\n  return `postgres://app:‸@db/shop`;\n}\n');
    assert.match(after, /`postgres:\/\/app:\$\{await getSecret\('shop\/db-password'\)\}@db\/shop`/);
  });

  it('reads a member of a JSON secret', async () => {
    const reference: StoreReference = { target: 'secretsmanager', name: 'shop/db', jsonKey: 'password' };
    assert.match(
      await insert('a.ts', 'const p = ‸;\n', reference),
      /JSON\.parse\(await getSecret\('shop\/db'\)\)\.password/,
    );
    assert.match(
      await insert('a.py', '‸\n', reference),
      /^db_password = json\.loads\(get_secret\("shop\/db"\)\)\["password"\]$/m,
    );
  });

  it('says why none can stand there, and changes nothing', async () => {
    assert.match(
      await insert('a.js', 'const password = ‸;\n', secret, { packageType: 'commonjs', dependencies: [] }),
      /^refused: A CommonJS module cannot wait/,
    );
    assert.match(await insert('a.py', 'def f(‸):\n    pass\n'), /^refused: No look-up can stand here/);
    assert.match(await insert('A.java', 'class A {\n    @Value("‸")\n    String a;\n}\n'), /^refused: /);
    assert.match(await insert('a.md', 'Some ‸ text\n'), /^refused: No look-up can stand here/);
  });

  it('gives a variable a name that is free', async () => {
    assert.match(await insert('a.py', 'db_password = 1\n‸\n'), /^stored_db_password = get_secret/m);
  });
});
