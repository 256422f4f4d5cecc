import assert from 'node:assert/strict';
import { createEngine } from '../../../src/core/engine';
import { importedFiles } from '../../../src/core/lookups/importedFiles';
import { InstalledGrammars } from '../../support/grammars';

const engine = createEngine(new InstalledGrammars());

const script = `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
export async function load(id: string) {
  return (await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: id }))).SecretString;
}
`;
const python = `import boto3

def load(name):
    return boto3.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]
`;

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly path: string;
  /** `‸` stands where a name is completed; a secret's name that is found as certain is in `expected`. */
  readonly text: string;
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: 'TypeScript, that names the file that it makes',
    files: { 'src/secrets.ts': script },
    path: 'src/a.ts',
    text: "import { load } from './secrets.js';\nconst secret = await load('app/db');",
    expected: ['app/db'],
  },
  {
    title: 'TypeScript, renamed, and another function of that name',
    files: { 'lib/secrets.ts': script },
    path: 'src/a.ts',
    text: "import { load as fromAws } from '../lib/secrets';\nconst secret = await fromAws('app/db');\nload('app/none');",
    expected: ['app/db'],
  },
  {
    title: 'TypeScript, the whole module',
    files: { 'src/secrets/index.ts': script },
    path: 'src/a.ts',
    text: "import * as secrets from './secrets';\nconst password = await secrets.load('app/db');",
    expected: ['app/db'],
  },
  {
    title: 'TypeScript, by default',
    files: { 'src/secrets.ts': `${script}export default load;\n` },
    path: 'src/a.ts',
    text: "import secretOf from './secrets';\nconst password = await secretOf('app/db');",
    expected: ['app/db'],
  },
  {
    title: 'JavaScript, required',
    files: {
      'secrets.js': `const aws = require('@aws-sdk/client-secrets-manager');
const load = async (id) => new aws.SecretsManager({}).getSecretValue({ SecretId: id });
module.exports = { load };
`,
    },
    path: 'a.js',
    text: "const { load: secret } = require('./secrets');\nsecret('app/db');",
    expected: ['app/db'],
  },
  {
    title: 'a function of the same name from elsewhere',
    files: { 'src/secrets.ts': script },
    path: 'src/a.ts',
    text: "import { load } from './files';\nconst secret = await load('app/db');",
    expected: [],
  },
  {
    title: 'Python, from the package beside it',
    files: { 'shop/secrets.py': python },
    path: 'shop/db.py',
    text: 'from .secrets import load\nSECRET = load("app/db")\n',
    expected: ['app/db'],
  },
  {
    title: 'Python, from the root of the project, over several lines',
    files: { 'shop/common/secrets.py': python },
    path: 'shop/orders/db.py',
    text: 'from shop.common.secrets import (\n    load as get_it,\n)\nSECRET = get_it("app/db")\n',
    expected: ['app/db'],
  },
  {
    title: 'Python, a module',
    files: { 'shop/secrets.py': python },
    path: 'shop/db.py',
    text: 'from . import secrets\nPASSWORD = secrets.load("app/db")\n',
    expected: ['app/db'],
  },
  {
    title: 'Ruby',
    files: {
      'lib/secrets.rb': `require 'aws-sdk-secretsmanager'
def load_it(id)
  Aws::SecretsManager::Client.new.get_secret_value(secret_id: id).secret_string
end
`,
    },
    path: 'app.rb',
    text: "require_relative 'lib/secrets'\nsecret = load_it('app/db')\n",
    expected: ['app/db'],
  },
  {
    title: 'shell, from the folder of the script',
    files: {
      'bin/lib.sh': 'load() {\n  aws secretsmanager get-secret-value --secret-id "$1" --query SecretString\n}\n',
    },
    path: 'bin/run.sh',
    text: '. "$(dirname "$0")/lib.sh"\nSECRET="$(load app/db)"\n',
    expected: ['app/db'],
  },
  {
    title: 'Java, a class of the package',
    files: {
      'src/shop/Vault.java': `package shop;
class Vault {
  static String load(String id) {
    return SecretsManagerClient.create().getSecretValue(r -> r.secretId(id)).secretString();
  }
}
`,
    },
    path: 'src/shop/Db.java',
    text: 'package shop;\nclass Db { String secret = Vault.load("app/db"); }\n',
    expected: ['app/db'],
  },
  {
    title: 'Rust, a module of the crate',
    files: {
      'src/secrets.rs': `pub async fn load(id: &str) -> String {
    client.get_secret_value().secret_id(id).send().await.unwrap().secret_string().unwrap().to_owned()
}
`,
    },
    path: 'src/db/orders.rs',
    text: 'use crate::secrets::load;\nasync fn secret() -> String { load("app/db").await }\n',
    expected: ['app/db'],
  },
];

describe('look-ups by functions of other files', () => {
  for (const { title, files, path, text, expected } of cases) {
    const read = (candidates: readonly string[]): Promise<{ path: string; text: string } | undefined> => {
      const found = candidates.find((candidate) => candidate in files);
      return Promise.resolve(found === undefined ? undefined : { path: found, text: files[found] ?? '' });
    };

    it(`${title}: are found`, async () => {
      const found = await engine.lookups({ path, text }, read);
      const certain = found.filter((lookup) => lookup.certain);
      assert.deepEqual(
        certain.map(({ store, name }) => `${store} ${name}`),
        expected.map((name) => `secretsmanager ${name}`),
      );
      assert.deepEqual(
        (await engine.lookups({ path, text })).filter((lookup) => lookup.certain),
        [],
      );
    });

    it(`${title}: are completed`, async () => {
      const offset = text.indexOf('app/db') + 2;
      const found = await engine.lookupToComplete({ path, text }, offset, read);
      assert.equal(found !== undefined, expected.length > 0);
    });
  }

  it('of files that lead out of the project are not looked for', () => {
    assert.deepEqual(importedFiles('typescript', 'a.ts', "import { load } from '../../b';"), []);
    assert.deepEqual(importedFiles('python', 'a.py', 'from ...b import load'), [
      { candidates: ['b.py', 'b/__init__.py'], taken: 'load' },
      { candidates: ['b/load.py', 'b/load/__init__.py'], taken: 'load' },
    ]);
  });
});
