import assert from 'node:assert/strict';
import { Samples } from '../../support/samples';
import { cleanUp, diagnosticsOf, openFile, readRootFile, runAction, script, writeRootFile } from './support/extension';
import { startSandboxed, userProfile } from './support/sandboxed';
import type { Sandboxed } from './support/sandboxed';

const samples = new Samples(47);
const password = samples.make('password');
const other = samples.make('password');
const compose = `services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`;
const secretsManager = /^Move to AWS Secrets Manager/;
const store = { press: /Store and replace/ };

describe('moving a secret to a store where only a variable can stand', () => {
  let aws: Sandboxed;

  beforeEach(async () => {
    aws = await startSandboxed();
    await aws.profiles([userProfile(aws.sandbox, 'dev')]);
  });

  afterEach(async () => {
    await cleanUp();
    await aws.end();
  });

  const stored = (): readonly string[] =>
    aws.sandbox.requests.map(({ operation }) => operation).filter((operation) => /CreateSecret/.test(operation));

  it('stores it, and then leaves a reference in .env together with the edit', async () => {
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(document.getText(), /POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?\}/);
    assert.match(await readRootFile('.env'), /^POSTGRES_PASSWORD=.?secretsmanager:\/\/\S+POSTGRES_PASSWORD\?region=/);
    assert.deepEqual(await diagnosticsOf(document), []);
    assert.equal(stored().length, 1);
    const [sheet] = dialogs.of('pick');
    assert.match(sheet?.choices.join('\n') ?? '', /Leaves a reference to it as POSTGRES_PASSWORD in \.env/);
    assert.match(dialogs.of('inform')[0]?.text ?? '', /a reference in \.env that strongroom run fills in/);
    assert.equal(dialogs.transcript.includes(password), false);
  });

  it('leaves the rest of a .env as it is', async () => {
    await writeRootFile('.env', '# ours\nOTHER=1\n');
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(await readRootFile('.env'), /^# ours\nOTHER=1\nPOSTGRES_PASSWORD=/);
  });

  it('takes another variable where one holds another value', async () => {
    await writeRootFile('.env', `POSTGRES_PASSWORD=${other}\n`);
    const document = await openFile('compose.yaml', compose);
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(document.getText(), /\$\{POSTGRES_PASSWORD_2:\?\}/);
    const text = await readRootFile('.env');
    assert.ok(text.startsWith(`POSTGRES_PASSWORD=${other}\n`));
    assert.match(text, /^POSTGRES_PASSWORD_2=/m);
  });

  it('stores nothing where the variable must have the name that another value has', async () => {
    await writeRootFile('.env', `TF_VAR_db_password=${other}\n`);
    const variable = `variable "db_password" {\n  type    = string\n  default = "${password}"\n}\n`;
    const document = await openFile('variables.tf', variable);
    const dialogs = await script();
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(dialogs.of('warn')[0]?.text ?? '', /different value[\s\S]*Nothing was stored/);
    assert.deepEqual(stored(), []);
    assert.equal(document.getText(), variable);
  });

  it('writes nothing when it is closed, or when the store refuses', async () => {
    const document = await openFile('compose.yaml', compose);
    const closed = await script('close');
    await runAction(document, password, secretsManager);
    closed.verify();
    aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'expired' });
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.equal(document.getText(), compose);
    await assert.rejects(readRootFile('.env'));
  });
});
