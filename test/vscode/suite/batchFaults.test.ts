import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Fault } from '../../../src/sandbox/server/faults';
import { Samples } from '../../support/samples';
import { cleanUp, extensionUnderTest, openFile, script } from './support/extension';
import { secretNames, startSandboxed, userProfile } from './support/sandboxed';
import type { Sandboxed } from './support/sandboxed';

const samples = new Samples(97);
const values = [samples.make('password'), samples.make('password'), samples.make('password')];
const [first, second, third] = values;

/** Three values in three files; the first stands in two of them. */
const files: Readonly<Record<string, string>> = {
  'a/settings.py': `DB_PASSWORD = "${String(first)}"\n`,
  'b/worker.py': `QUEUE_PASSWORD = "${String(second)}"\n`,
  'c/jobs.py': `JOBS_PASSWORD = "${String(first)}"\nMAIL_PASSWORD = "${String(third)}"\n`,
};

interface FaultRow {
  readonly what: string;
  readonly fault: Fault;
  /** Whether AWS has acted before the answer went wrong. */
  readonly afterwards?: boolean;
  readonly operation: 'CreateSecret' | 'GetSecretValue';
  /** What is said of the second value. */
  readonly said: RegExp;
  /** How many of the three values stand in the store then. */
  readonly stored: number;
  readonly button?: RegExp;
}

const failed: Fault = { kind: 'error', code: 'InternalServiceError', message: 'An internal error.', status: 500 };
const notStored = /QUEUE_PASSWORD was not stored\./;
const unknown = /Whether .*QUEUE_PASSWORD was stored is not known/;
const unverified = /QUEUE_PASSWORD was created, but could not be verified/;

/** The second value's request goes wrong, at each retry again. */
const rows: readonly FaultRow[] = [
  { what: 'denied', fault: { kind: 'denied' }, operation: 'CreateSecret', said: notStored, stored: 1 },
  { what: 'throttled', fault: { kind: 'throttled' }, operation: 'CreateSecret', said: notStored, stored: 1 },
  {
    what: 'refused as the session has expired',
    fault: { kind: 'expired' },
    operation: 'CreateSecret',
    said: notStored,
    stored: 1,
    button: /Sign In in a Terminal/,
  },
  { what: 'cut off', fault: { kind: 'reset' }, operation: 'CreateSecret', said: unknown, stored: 1 },
  {
    what: 'cut off after it was carried out',
    fault: { kind: 'reset' },
    afterwards: true,
    operation: 'CreateSecret',
    said: unknown,
    stored: 2,
  },
  { what: 'answered with error 500', fault: failed, operation: 'CreateSecret', said: unknown, stored: 1 },
  { what: 'denied', fault: { kind: 'denied' }, operation: 'GetSecretValue', said: unverified, stored: 2 },
  { what: 'cut off', fault: { kind: 'reset' }, operation: 'GetSecretValue', said: unverified, stored: 2 },
  {
    what: 'answered with another value',
    fault: { kind: 'wrong-value' },
    operation: 'GetSecretValue',
    said: unverified,
    stored: 2,
  },
];

const storeAll = [{ press: /Secrets Manager/ }, { press: /Store and replace all/ }] as const;

describe('a fault in the middle of fixing the whole workspace', () => {
  let aws: Sandboxed;
  let documents: readonly vscode.TextDocument[];

  const leaveAll = async (): Promise<void> => {
    const dialogs = await script();
    dialogs.notificationButton = /Leave as It Is/;
    await (await extensionUnderTest()).editor.offerUnfinished();
  };

  beforeEach(async () => {
    await leaveAll();
    aws = await startSandboxed();
    await aws.profiles([userProfile(aws.sandbox, 'dev')]);
    const opened: vscode.TextDocument[] = [];
    for (const [name, text] of Object.entries(files)) {
      opened.push(await openFile(name, text));
    }
    documents = opened;
  });

  afterEach(async () => {
    aws.sandbox.clearFaults();
    await leaveAll();
    await cleanUp();
    await aws.end();
  });

  /** How many secrets were made, however their requests ended. */
  const stored = async (): Promise<number> => (await secretNames(aws.sandbox)).length;
  const texts = (): readonly string[] => documents.map((document) => document.getText());

  for (const { what, fault, afterwards = false, operation, said, stored: expected, button } of rows) {
    it(`${operation} is ${what}: no file changes, it says what exists, and the next run ends it`, async () => {
      const injection = aws.sandbox.inject(`secretsmanager:${operation}`, fault, { afterwards, skip: 1 });
      const dialogs = await script(...storeAll);
      await vscode.commands.executeCommand('strongroom.fixAllInWorkspace');
      dialogs.verify();
      assert.ok(injection.hits > 0, 'the fault was never met');
      assert.deepEqual(texts(), Object.values(files));
      assert.ok(documents.every(({ isDirty }) => !isDirty));
      assert.equal(await stored(), expected);
      const [told] = dialogs.of('error');
      assert.match(told?.text ?? '', said);
      assert.match(told?.text ?? '', /No file was changed\. Stored by now, .*: [^ ,]*DB_PASSWORD\. Run this again/);
      assert.match(told?.choices.join() ?? '', button ?? /Show Details/);

      aws.sandbox.clearFaults();
      const again = await script(...storeAll);
      await vscode.commands.executeCommand('strongroom.fixAllInWorkspace');
      again.verify();
      assert.match(again.of('inform')[0]?.text ?? '', /read back: 3 values\. Looked up now: 4 places, in 3 files\./);
      assert.ok(texts().every((text) => text.includes('get_secret(') && !values.some((value) => text.includes(value))));
      assert.equal(await stored(), values.length, 'a value was stored more than once');
      assert.ok(!values.some((value) => (dialogs.transcript + again.transcript).includes(value)));
      // Nothing is left to be finished.
      const after = await script();
      await (await extensionUnderTest()).editor.offerUnfinished();
      assert.deepEqual(after.shown, []);
    });
  }
});
