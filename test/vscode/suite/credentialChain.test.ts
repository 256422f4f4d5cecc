import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import { cleanUp, diagnosticsOf, openFile, runAction, script } from './support/extension';
import { startSandboxed } from './support/sandboxed';
import type { Sandboxed } from './support/sandboxed';

const samples = new Samples(43);
const keyId = samples.make('aws-access-key-id', { account: '123456789012' });
const secretKey = samples.make('aws-secret-access-key');
const before = `import { S3Client } from '@aws-sdk/client-s3';

export const s3 = new S3Client({
  region: 'eu-central-1',
  credentials: {
    accessKeyId: '${keyId}',
    secretAccessKey: '${secretKey}',
  },
});
`;
const chain = /^Use the default credential chain/;

describe('taking an AWS key out of the code', () => {
  let aws: Sandboxed;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    aws = await startSandboxed();
    await aws.profiles([]);
    document = await openFile('storage.ts', before);
  });
  afterEach(async () => {
    await cleanUp();
    await aws.end();
  });

  const credentials = (): Promise<string> => readFile(aws.credentialsFile, 'utf8');

  function assertRemoved(): void {
    const after = document.getText();
    assert.equal(after.includes(keyId) || after.includes(secretKey) || after.includes('credentials'), false, after);
    assert.match(after, /new S3Client\(\{\s+region: 'eu-central-1',?\s+\}\)/);
  }

  it('first keeps the pair as a profile, and says that the key stays valid', async () => {
    const dialogs = await script({ press: /Keep it as a profile/ }, { type: 'shop' });
    dialogs.notificationButton = /Deactivate/;
    await runAction(document, keyId, chain);
    dialogs.verify();
    assertRemoved();
    assert.deepEqual(await diagnosticsOf(document), []);
    assert.match(await credentials(), new RegExp(`\\[shop\\]\\s+aws_access_key_id ?= ?${keyId}`));
    const told = dialogs.of('warn')[0]?.text ?? '';
    assert.match(told, /profile shop/);
    assert.match(told, /AWS_PROFILE=shop/);
    assert.match(told, /stays valid until it is deactivated/);
    assert.deepEqual(dialogs.opened, ['https://console.aws.amazon.com/iam/home#/security_credentials']);
    assert.equal(dialogs.transcript.includes(secretKey) || dialogs.transcript.includes(keyId), false);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('discards it on the word of a person who has it elsewhere', async () => {
    const stood = await credentials();
    const dialogs = await script({ press: /Discard \(I have it elsewhere\)/ });
    await runAction(document, secretKey, chain);
    dialogs.verify();
    assertRemoved();
    assert.equal(await credentials(), stood);
  });

  it('changes nothing when it is closed', async () => {
    const dialogs = await script({ press: /Keep it as a profile/ }, 'close', 'close');
    await runAction(document, keyId, chain);
    dialogs.verify();
    assert.equal(document.getText(), before);
    assert.equal((await credentials()).includes(keyId), false);
  });

  it('never overwrites a profile with another key', async () => {
    const mine = aws.sandbox.seed.key(aws.sandbox.seed.user('me'));
    await aws.profiles([{ name: 'shop', kind: 'key', id: mine.id, secret: mine.secret }]);
    const stood = await credentials();
    const dialogs = await script(
      { press: /Keep it as a profile/ },
      { type: 'shop' },
      { press: /Choose Again/ },
      { press: /Keep it as a profile/ },
      { type: 'shop-2' },
    );
    await runAction(document, keyId, chain);
    dialogs.verify();
    assert.match(dialogs.of('ask')[0]?.detail ?? '', /The code is untouched/);
    assert.ok((await credentials()).startsWith(stood.trimEnd()));
    assert.match(await credentials(), /\[shop-2\]/);
    assertRemoved();
  });
});
