import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Samples } from '../../support/samples';
import { actionsAt, openFile, runAction, script } from './support/extension';
import { awsForEach } from './support/sandboxed';

const password = new Samples(101).make('password');
const python = `import psycopg2\n\nconnection = psycopg2.connect(host="db.internal", port=5432, user="app", password="${password}", dbname="shop")\n`;
const whole = /^Move the whole connection/;

describe('moving a whole connection', () => {
  const aws = awsForEach();

  it('stores one JSON object, and looks its members up, in one step of undo', async () => {
    const document = await openFile('settings.py', python);
    const dialogs = await script({ press: /Store and replace/ });
    await runAction(document, password, whole);
    dialogs.verify();
    const name = /get_secret\("(.*?)"\)/.exec(document.getText())?.[1] ?? '';
    assert.match(name, /settings\/postgres$/);
    const { id, secret } = aws.sandbox.seed.key(undefined);
    const client = new SecretsManagerClient({
      endpoint: aws.sandbox.url,
      region: 'eu-central-1',
      credentials: { accessKeyId: id, secretAccessKey: secret },
    });
    const stored = await client.send(new GetSecretValueCommand({ SecretId: name }));
    client.destroy();
    assert.deepEqual(JSON.parse(stored.SecretString ?? ''), {
      engine: 'postgres',
      host: 'db.internal',
      username: 'app',
      password,
      dbname: 'shop',
      port: 5432,
    });
    const members = [...document.getText().matchAll(/json\.loads\(get_secret\(".*?"\)\)\["(\w+)"\]/g)];
    assert.deepEqual(
      members.map(([, member]) => member),
      ['host', 'username', 'password', 'dbname'],
    );
    assert.equal(dialogs.transcript.includes(password), false);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), python);
  });

  it('is not offered for a password that stands alone', async () => {
    const document = await openFile('settings.py', `DB_PASSWORD = "${password}"\n`);
    const titles = (await actionsAt(document, password)).map(({ title }) => title);
    assert.equal(
      titles.some((title) => whole.test(title)),
      false,
      titles.join(),
    );
  });
});
