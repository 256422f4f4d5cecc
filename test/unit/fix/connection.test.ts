import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { createEngine } from '../../../src/core/engine';
import type { OpenDocument } from '../../../src/core/engine';
import { planConnection } from '../../../src/core/fix/connectionPlan';
import type { ConnectionPlan } from '../../../src/core/fix/connectionPlan';
import { applyEdits } from '../../../src/core/text/edit';
import { english } from '../../../src/core/text/message';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

const samples = new Samples(97);
const [password, other] = [samples.make('password'), samples.make('password')];
const engine = createEngine(new InstalledGrammars());

async function planFor(path: string, text: string, wanted = password): Promise<ConnectionPlan | undefined> {
  const open = (source: string): Promise<OpenDocument> =>
    engine.open({ path, text: source }, defaultConfiguration, '2026-06-15');
  const document = await open(text);
  try {
    const finding = document.result.findings.find(({ secret }) => secret.reveal() === wanted);
    assert.ok(finding, 'the password is found');
    const project = { packageType: 'module' as const, dependencies: [] };
    return await planConnection(document, finding, project, open, 'shop/db');
  } finally {
    document.dispose();
  }
}

/** Code with one connection, by file name, and the look-ups that take the place of its fields. */
const cases: readonly (readonly [path: string, text: string, lookups: readonly RegExp[]])[] = [
  [
    'db.ts',
    `import { Client } from 'pg';\n\nexport async function connect(): Promise<Client> {\n  return new Client({ host: 'db.internal', port: 5432, user: 'app', password: '${password}', database: 'shop' });\n}\n`,
    [
      /host: JSON\.parse\(await getSecret\('shop\/db'\)\)\.host, port: 5432,/,
      /user: JSON\.parse\(await getSecret\('shop\/db'\)\)\.username,/,
      /password: JSON\.parse\(await getSecret\('shop\/db'\)\)\.password,/,
      /database: JSON\.parse\(await getSecret\('shop\/db'\)\)\.dbname/,
    ],
  ],
  [
    'db.mjs',
    `const DB_HOST = 'db.internal';\nconst DB_PORT = '5432';\nconst DB_USER = 'app';\nconst DB_PASSWORD = '${password}';\nconst DB_NAME = 'shop';\nexport default { DB_HOST, DB_PORT, DB_USER, DB_PASSWORD, DB_NAME };\n`,
    [/DB_HOST = JSON\.parse\(.*\)\.host/, /DB_PORT = '5432'/, /DB_USER = .*\.username/, /DB_PASSWORD = .*\.password/],
  ],
  [
    'db.py',
    `import psycopg2\n\nconnection = psycopg2.connect(\n    host="db.internal",\n    port=5432,\n    user="app",\n    password="${password}",\n    dbname="shop",\n)\n`,
    [
      /host=json\.loads\(get_secret\("shop\/db"\)\)\["host"\],/,
      /user=json\.loads\(get_secret\("shop\/db"\)\)\["username"\],/,
      /dbname=json\.loads\(get_secret\("shop\/db"\)\)\["dbname"\],/,
    ],
  ],
  [
    'db.go',
    `package main\n\nfunc connect() *Client {\n\treturn dial(Options{\n\t\tHost:     "db.internal",\n\t\tPort:     5432,\n\t\tUser:     "app",\n\t\tPassword: "${password}",\n\t\tDatabase: "shop",\n\t})\n}\n`,
    [/Host: {5}mustGetSecretField\("shop\/db", "host"\),/, /Password: mustGetSecretField\("shop\/db", "password"\),/],
  ],
  [
    'Db.cs',
    `public class Db\n{\n    private readonly Options options = new Options { Host = "db.internal", Port = 5432, User = "app", Password = "${password}", Database = "shop" };\n}\n`,
    [
      /Host = JsonDocument\.Parse\(Secrets\.Get\("shop\/db"\)\)\.RootElement\.GetProperty\("host"\)\.GetString\(\)!, Port = 5432/,
    ],
  ],
  [
    'Db.java',
    `class Db {\n    static final String DB_HOST = "db.internal";\n    static final int DB_PORT = 5432;\n    static final String DB_USER = "app";\n    static final String DB_PASSWORD = "${password}";\n    static final String DB_NAME = "shop";\n}\n`,
    [
      /DB_HOST = SecretFields\.get\("shop\/db", "host"\);\n {4}static final int DB_PORT = 5432;/,
      /DB_NAME = SecretFields\.get\("shop\/db", "dbname"\);/,
      /^(?:(?!class SecretFields)[\s\S])*class SecretFields(?:(?!class SecretFields)[\s\S])*$/,
    ],
  ],
  [
    'Db.kt',
    `fun connect() =\n    open(host = "db.internal", port = 5432, user = "app", password = "${password}", database = "shop")\n`,
    [
      /host = getSecretField\("shop\/db", "host"\), port = 5432, user = getSecretField\("shop\/db", "username"\)/,
      /^(?:(?!fun getSecretField)[\s\S])*fun getSecretField(?:(?!fun getSecretField)[\s\S])*$/,
    ],
  ],
  [
    'db.rs',
    `pub async fn connect() -> Options {\n    Options {\n        host: "db.internal",\n        port: 5432,\n        user: "app".to_string(),\n        password: "${password}".to_string(),\n        database: "shop",\n    }\n}\n`,
    [
      /user: get_secret_field\("shop\/db", "username"\)\.await\.to_string\(\),/,
      /^(?:(?!fn get_secret_field)[\s\S])*fn get_secret_field(?:(?!fn get_secret_field)[\s\S])*$/,
    ],
  ],
  [
    'db.rb',
    `require 'pg'\n\ndef connect\n  PG.connect(host: 'db.internal', port: 5432, user: 'app', password: '${password}', dbname: 'shop')\nend\n`,
    [/host: JSON\.parse\(StoredSecrets\.fetch\('shop\/db'\)\)\['host'\], port: 5432/, /^require 'json'$/m],
  ],
  [
    'db.php',
    `<?php\n$db = ['host' => 'db.internal', 'port' => 5432, 'user' => 'app', 'password' => '${password}', 'database' => 'shop'];\n`,
    [/'user' => json_decode\(read_secret\('shop\/db'\), true\)\['username'\]/],
  ],
  [
    'db.sh',
    `#!/bin/sh\nset -e\nDB_HOST=db.internal\nDB_PORT=5432\nDB_USER=app\nDB_PASSWORD='${password}'\nDB_NAME=shop\n`,
    [/DB_HOST="\$\(aws secretsmanager .* \| jq -ner input\.host\)"/, /DB_PASSWORD="\$\(.*jq -ner input\.password\)"/],
  ],
  [
    'db.ps1',
    `$DbHost = 'db.internal'\n$DbPort = 5432\n$DbUser = 'app'\n$DbPassword = '${password}'\n$DbName = 'shop'\n`,
    [/\$DbHost = \(\(Get-SECSecretValue -SecretId 'shop\/db'\)\.SecretString \| ConvertFrom-Json\)\.host/],
  ],
];

describe('a whole connection as one secret', () => {
  for (const [path, text, lookups] of cases) {
    it(`is looked up by its members: ${path}`, async () => {
      const found = await planFor(path, text);
      assert.ok(found, 'there is a plan');
      assert.deepEqual(found.members, ['host', 'username', 'password', 'dbname']);
      assert.deepEqual(JSON.parse(found.plan.value.reveal()), {
        engine: 'postgres',
        host: 'db.internal',
        username: 'app',
        password,
        dbname: 'shop',
        port: 5432,
      });
      assert.equal(applyEdits(text, found.edits), found.text);
      for (const lookup of lookups) {
        assert.match(found.text, lookup);
      }
      for (const value of [password, 'db.internal', '"shop"', "'shop'"]) {
        assert.ok(!found.text.includes(value), found.text);
      }
    });
  }

  it('keeps two connections apart', async () => {
    const text = `import { Pool } from 'mysql2';\nexport const first = new Pool({ host: 'one.internal', user: 'a', password: '${password}' });\nexport const second = new Pool({ host: 'two.internal', user: 'b', password: '${other}' });\n`;
    const found = await planFor('db.ts', text, other);
    assert.deepEqual(JSON.parse(found?.plan.value.reveal() ?? ''), {
      host: 'two.internal',
      username: 'b',
      password: other,
    });
    assert.match(found?.text ?? '', /host: 'one\.internal', user: 'a'/);
    assert.match((found?.plan.behaviourChanges ?? []).map(english).join('\n'), /add "engine" to the secret/);
  });

  const none: readonly (readonly [why: string, path: string, text: string])[] = [
    ['no user stands beside it', 'a.ts', `export const db = { host: 'db.internal', password: '${password}' };\n`],
    ['a user alone is no connection', 'a.ts', `export const db = { user: 'app', password: '${password}' };\n`],
    [
      'the others belong to something else',
      'a.ts',
      `export const smtp = { host: 'mail.internal', user: 'app' };\nexport const db = { password: '${password}' };\n`,
    ],
    [
      'the language reads no members',
      'a.cpp',
      `const std::string DB_HOST = "db.internal";\nconst std::string DB_USER = "app";\nconst std::string DB_PASSWORD = "${password}";\n`,
    ],
    [
      'a field cannot be looked up there',
      'a.cjs',
      `const db = { host: 'db.internal', user: 'app', password: '${password}' };\nmodule.exports = db;\n`,
    ],
  ];
  for (const [why, path, text] of none) {
    it(`is not offered where ${why}`, async () => {
      assert.equal(await planFor(path, text), undefined);
    });
  }
});
