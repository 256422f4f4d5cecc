import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import { actionsAt, diagnosticsOf, openFile, runAction, script, setText, writeFile } from './support/extension';
import { awsForEach, userProfile } from './support/sandboxed';
import type { Sandboxed } from './support/sandboxed';

const samples = new Samples(31);
const password = samples.make('password');
const other = samples.make('password');
const before = `export const dbPassword = '${password}';\n`;

const secretsManager = /^Move to AWS Secrets Manager/;
const store = { press: /Store and replace/ };

describe('moving a secret to a store', () => {
  const aws = awsForEach();
  let document: vscode.TextDocument;

  beforeEach(async () => {
    await writeFile('package.json', '{ "type": "module", "dependencies": { "@aws-sdk/client-ssm": "3" } }');
    document = await openFile('config.ts', before);
  });

  /** The operations that were called, without those that only ask who is calling. */
  const called = (): readonly string[] =>
    aws.sandbox.requests
      .map(({ operation }) => operation)
      .filter((operation) => /^(?:secretsmanager|ssm):/.test(operation));

  it('stores, reads back, and replaces it in one step of undo', async () => {
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    const after = document.getText();
    assert.equal(after.includes(password), false);
    assert.match(after, /SecretsManagerClient/);
    assert.deepEqual(await diagnosticsOf(document), []);
    assert.ok(called().includes('secretsmanager:CreateSecret'), called().join());
    assert.ok(called().includes('secretsmanager:GetSecretValue'), called().join());
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('shows name, profile, account and region and what changes, before anything is stored', async () => {
    const dialogs = await script('close');
    await runAction(document, password, secretsManager);
    dialogs.verify();
    const [sheet] = dialogs.of('pick');
    const lines = sheet?.choices.join('\n') ?? '';
    assert.match(sheet?.text ?? '', /dbPassword/);
    assert.match(lines, /config\/dbPassword/);
    assert.match(lines, /123456789012/);
    assert.match(lines, /eu-central-1/);
    assert.match(lines, /@aws-sdk\/client-secrets-manager/);
    assert.equal(lines.includes(password), false);
    assert.deepEqual(called(), []);
    assert.equal(document.getText(), before);
  });

  it('says without credentials that it would fail now, and offers to sign in', async () => {
    await aws.profiles([]);
    const dialogs = await script('close');
    await runAction(document, password, secretsManager);
    dialogs.verify();
    const [sheet] = dialogs.of('pick');
    const lines = sheet?.choices ?? [];
    assert.match(lines.find((line) => /Store and replace/.test(line)) ?? '', /Would fail now/);
    assert.ok(
      lines.some((line) => /Sign In in a Terminal/.test(line)),
      lines.join('\n'),
    );
    assert.equal(document.getText(), before);
  });

  it('offers to sign in or to choose another profile where the session has expired', async () => {
    aws.sandbox.inject('sts:GetCallerIdentity', { kind: 'expired' });
    aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'expired' });
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(dialogs.of('pick')[0]?.choices.join('\n') ?? '', /Would fail now[\s\S]*Sign In in a Terminal/);
    const [failure] = dialogs.of('error');
    assert.deepEqual(failure?.choices, ['Sign In in a Terminal', 'Choose Profile…', 'Show Log']);
    assert.equal(document.getText(), before);
  });

  it('says what was stored and what to do next, and never the value', async () => {
    const dialogs = await script(store, { press: /Least-privilege policy/ });
    dialogs.notificationButton = /Copy Policy/;
    await runAction(document, password, secretsManager);
    dialogs.verify();
    const [told] = dialogs.of('inform');
    assert.match(
      told?.text ?? '',
      /config\/dbPassword was created in AWS Secrets Manager \(eu-central-1\), read back and compared/,
    );
    assert.match(told?.text ?? '', /secretsmanager:GetSecretValue/);
    assert.match(told?.text ?? '', /Install @aws-sdk\/client-secrets-manager/);
    assert.match(dialogs.copied.join(), /"Resource": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:/);
    assert.equal((dialogs.transcript + dialogs.copied.join()).includes(password), false);
  });

  it('takes another name, another profile and another region', async () => {
    await aws.profiles([
      userProfile(aws.sandbox, 'me'),
      { ...userProfile(aws.sandbox, 'colleague', 'work'), name: 'work' },
    ]);
    const dialogs = await script(
      { press: /Name/ },
      { type: 'team/database' },
      { press: /Profile/ },
      { press: /work/ },
      { press: /Region/ },
      { press: /us-west-2/ },
      store,
    );
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(
      dialogs.of('inform')[0]?.text ?? '',
      /team\/database was created in AWS Secrets Manager \(us-west-2\)/,
    );
    assert.match(document.getText(), /'team\/database'/);
  });

  it('refuses a name that the service does not take, while it is typed', async () => {
    const dialogs = await script({ press: /Name/ }, { type: 'no spaces please' }, 'close');
    await runAction(document, password, secretsManager);
    assert.throws(() => {
      dialogs.verify();
    }, /the text is refused/);
    assert.equal(document.getText(), before);
  });

  it('moves to Parameter Store as a SecureString', async () => {
    const dialogs = await script(store);
    await runAction(document, password, /^Move to SSM Parameter Store/);
    dialogs.verify();
    assert.match(document.getText(), /GetParameterCommand/);
    assert.match(document.getText(), /WithDecryption: true/);
    assert.ok(called().includes('ssm:PutParameter'));
    assert.equal(dialogs.transcript.includes('Install'), false);
  });

  it('uses a name that holds this very value already', async () => {
    const first = await script(store);
    await runAction(document, password, secretsManager);
    first.verify();
    await vscode.commands.executeCommand('undo');
    const dialogs = await script(store);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.match(dialogs.of('inform')[0]?.text ?? '', /held this very value/);
    assert.equal(document.getText().includes(password), false);
  });

  describe('under a name that holds another value', () => {
    beforeEach(async () => {
      const first = await script(store);
      await runAction(document, password, secretsManager);
      first.verify();
      await setText(document, before.replace(password, other));
    });

    it('asks, and leaves everything as it is on Cancel', async () => {
      const dialogs = await script(store, 'close');
      await runAction(document, other, secretsManager);
      dialogs.verify();
      const [asked] = dialogs.of('ask');
      assert.match(asked?.text ?? '', /already holds a different value/);
      assert.match(asked?.detail ?? '', /Nothing was stored, and the file is untouched/);
      assert.deepEqual(asked?.choices, ['Choose Another Name…', 'Store as New Version']);
      assert.ok(document.getText().includes(other));
      assert.equal(called().includes('secretsmanager:PutSecretValue'), false);
    });

    it('stores a new version where that is the answer', async () => {
      const dialogs = await script(store, { press: /New Version/ });
      await runAction(document, other, secretsManager);
      dialogs.verify();
      assert.match(dialogs.of('inform')[0]?.text ?? '', /got a new version/);
      assert.equal(document.getText().includes(other), false);
    });

    it('stores under another name where that is the answer', async () => {
      const dialogs = await script(store, { press: /Another Name/ }, { type: 'second/name' });
      await runAction(document, other, secretsManager);
      dialogs.verify();
      assert.match(dialogs.of('inform')[0]?.text ?? '', /second\/name was created/);
      assert.match(document.getText(), /'second\/name'/);
    });
  });

  describe('that fails', () => {
    /** Runs the fix while an operation goes wrong, and returns what the person is told. */
    async function failing(operation: string, fault: Parameters<Sandboxed['sandbox']['inject']>[1]): Promise<string> {
      const injection = aws.sandbox.inject(operation, fault);
      const dialogs = await script(store);
      await runAction(document, password, secretsManager);
      dialogs.verify();
      injection.remove();
      assert.ok(injection.hits > 0, 'the fault was met');
      assert.equal(document.getText(), before);
      assert.equal(document.isDirty, false);
      assert.equal(dialogs.transcript.includes(password), false);
      const told = dialogs.of('error');
      assert.equal(told.length, 1, dialogs.transcript);
      return told[0]?.text ?? '';
    }

    it('for want of a permission names it', async () => {
      const text = await failing('secretsmanager:CreateSecret', { kind: 'denied' });
      assert.match(text, /secretsmanager:CreateSecret/);
      assert.match(text, /file is untouched/);
    });

    it('because the session has expired says how to go on', async () => {
      const text = await failing('secretsmanager:CreateSecret', { kind: 'expired' });
      assert.match(text, /expired/i);
      assert.match(text, /file is untouched/);
    });

    it('because another value is read back says what exists now', async () => {
      const text = await failing('secretsmanager:GetSecretValue', { kind: 'wrong-value' });
      assert.match(text, /different value/);
      assert.match(text, /was created, but could not be verified/);
      assert.match(text, /file is untouched/);
    });

    it('because of a garbled answer does not claim to know', async () => {
      const text = await failing('secretsmanager:CreateSecret', { kind: 'garbage' });
      assert.match(text, /file is untouched/);
    });
  });

  it('edits nothing where the literal is gone by then, and names what was stored', async () => {
    const dialogs = await script(store);
    dialogs.duringProgress = () => setText(document, 'export const nothing = 1;\n');
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.equal(document.getText(), 'export const nothing = 1;\n');
    const [told] = dialogs.of('warn');
    assert.match(told?.text ?? '', /config\/dbPassword was created/);
    assert.match(told?.text ?? '', /nothing was edited/);
  });

  it('plans again where the text has moved', async () => {
    const dialogs = await script(store);
    dialogs.duringProgress = () => setText(document, `// one\n// two\n${before}export const more = 1;\n`);
    await runAction(document, password, secretsManager);
    dialogs.verify();
    const after = document.getText();
    assert.equal(after.includes(password), false);
    assert.match(after, /\/\/ one\n\/\/ two\n/);
    assert.match(after, /export const more = 1;\n$/);
  });

  it('edits nothing where the value is another one by then', async () => {
    const dialogs = await script(store);
    dialogs.duringProgress = () => setText(document, before.replace(password, other));
    await runAction(document, password, secretsManager);
    dialogs.verify();
    assert.ok(document.getText().includes(other));
    assert.match(dialogs.of('warn')[0]?.text ?? '', /nothing was edited/);
  });

  it('stops when it is cancelled', async () => {
    const injection = aws.sandbox.inject('secretsmanager:CreateSecret', { kind: 'slow' });
    const dialogs = await script(store);
    const cancel = new AbortController();
    dialogs.cancelProgress = cancel;
    void injection.hit.then(() => {
      cancel.abort();
    });
    await runAction(document, password, secretsManager);
    injection.remove();
    dialogs.verify();
    assert.equal(document.getText(), before);
    assert.match(dialogs.transcript, /file is untouched/);
  });

  it('works from the command palette on the finding at the cursor', async () => {
    const dialogs = await script(store);
    await vscode.commands.executeCommand('strongroom.moveToSecretsManager');
    dialogs.verify();
    assert.equal(document.getText().includes(password), false);
    assert.deepEqual(await actionsAt(document, 'export'), []);
  });
});
