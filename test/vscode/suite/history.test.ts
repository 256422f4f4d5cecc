import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import { openFile, runAction, script } from './support/extension';
import type { ScriptedDialogs } from './support/scriptedDialogs';
import { awsForEach } from './support/sandboxed';

const samples = new Samples(77);
const password = samples.make('password');
const token = samples.make('password');

describe('a value that was committed before', () => {
  awsForEach();

  async function committed(name: string, text: string): Promise<vscode.TextDocument> {
    const document = await openFile(name, text);
    const cwd = path.dirname(document.uri.fsPath);
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    for (const args of [
      ['init', '--quiet'],
      ['add', '--all'],
      [...identity, 'commit', '--quiet', '-m', 'first'],
    ]) {
      execFileSync('git', args, { cwd, stdio: 'pipe' });
    }
    return document;
  }

  async function told(dialogs: ScriptedDialogs, text: RegExp): Promise<string> {
    for (;;) {
      const found = dialogs.of('warn').find((shown) => text.test(shown.text));
      if (found !== undefined) {
        return found.text;
      }
      await setTimeout(20);
    }
  }

  it('is told after a fix, with the steps that rotate it', async () => {
    const document = await committed('settings.py', `DB_PASSWORD = "${password}"\n`);
    const dialogs = await script({ press: /Store and replace/ }, 'close');
    dialogs.notificationButton = /How to Rotate/;
    await runAction(document, password, /^Move to AWS Secrets Manager/);
    const text = await told(dialogs, /committed before/);
    assert.match(text, /DB_PASSWORD.*This value was committed before, on \d{4}-\d\d-\d\d: rotate it/);
    const steps = dialogs.of('pick').at(-1);
    assert.match(steps?.choices.join('\n') ?? '', /new password[\s\S]*Rewriting history does not undo this/);
    dialogs.verify();
    assert.ok(!dialogs.transcript.includes(password));
  });

  it('is told once for all secrets of a file', async () => {
    const document = await committed('all.py', `DB_PASSWORD = "${password}"\nMAIL_PASSWORD = "${token}"\n`);
    const dialogs = await script({ press: /Secrets Manager/ }, { press: /Store and replace all/ });
    await vscode.commands.executeCommand('strongroom.fixAllInFile', { uri: document.uri.toString() });
    assert.match(
      await told(dialogs, /history of git/),
      /The history of git holds 2 values that left the code: rotate them/,
    );
  });
});
