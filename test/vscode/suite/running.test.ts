import assert from 'node:assert/strict';
import path from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as vscode from 'vscode';
import { Samples } from '../../support/samples';
import { cleanUp, readRootFile, script, workspaceFolder, writeRootFile } from './support/extension';
import { region, startSandboxed, userProfile } from './support/sandboxed';
import type { Sandboxed } from './support/sandboxed';

const samples = new Samples(51);
const password = samples.make('password');
const token = samples.make('token');
/** A program that writes what it has of its environment to a file. */
const program = `require('fs').writeFileSync('seen.json', JSON.stringify(process.env));\n`;

describe('programs that VS Code starts', () => {
  let aws: Sandboxed;

  beforeEach(async () => {
    aws = await startSandboxed();
    const profile = userProfile(aws.sandbox, 'dev');
    await aws.profiles([profile]);
    const key = aws.sandbox.seed.key(undefined);
    const client = new SecretsManagerClient({
      endpoint: aws.sandbox.url,
      region,
      credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
    });
    await client.send(new CreateSecretCommand({ Name: 'shop/db', SecretString: JSON.stringify({ password }) }));
    await client.send(new CreateSecretCommand({ Name: 'shop/token', SecretString: token }));
    client.destroy();
    await writeRootFile('program.js', program);
  });

  afterEach(async () => {
    await vscode.debug.stopDebugging();
    await cleanUp();
    await aws.end();
  });

  const seen = async (): Promise<Readonly<Record<string, string>>> =>
    JSON.parse(await readRootFile('seen.json')) as Readonly<Record<string, string>>;

  /** Starts a configuration as F5 does, and waits for the end of the session that it starts. */
  async function debug(configuration: Readonly<Record<string, unknown>>): Promise<boolean> {
    const own = new Set<vscode.DebugSession>();
    const listeners: vscode.Disposable[] = [];
    const ended = new Promise<void>((resolve) => {
      listeners.push(
        vscode.debug.onDidStartDebugSession((session) => own.add(session)),
        vscode.debug.onDidTerminateDebugSession((session) => {
          own.delete(session);
          if (own.size === 0) {
            resolve();
          }
        }),
      );
    });
    try {
      const started = await vscode.debug.startDebugging(workspaceFolder(), {
        type: 'node',
        request: 'launch',
        name: 'Shop',
        program: path.join(workspaceFolder().uri.fsPath, 'program.js'),
        cwd: workspaceFolder().uri.fsPath,
        ...configuration,
      });
      if (started) {
        await ended;
      }
      return started;
    } finally {
      for (const listener of listeners) {
        listener.dispose();
      }
    }
  }

  it('get the values of references in env and envFile by F5', async () => {
    await writeRootFile(
      'app.env',
      'PORT=8080\nTOKEN=secretsmanager://shop/token\nURL=postgres://app:${DB_PASSWORD}@localhost\nPLAIN=file\n',
    );
    const dialogs = await script();
    assert.ok(
      await debug({
        env: { DB_PASSWORD: 'secretsmanager://shop/db?key=password', PLAIN: 'configuration' },
        envFile: '${workspaceFolder}/app.env',
      }),
    );
    dialogs.verify();
    const environment = await seen();
    assert.equal(environment['DB_PASSWORD'], password);
    assert.equal(environment['TOKEN'], token);
    assert.equal(environment['URL'], `postgres://app:${password}@localhost`);
    assert.equal(environment['PORT'], '8080');
    assert.equal(environment['PLAIN'], 'configuration');
    assert.equal(dialogs.transcript.includes(password), false);
  });

  it('are started in the debug console where a terminal would show the values', async () => {
    const dialogs = await script();
    const consoles: unknown[] = [];
    const listener = vscode.debug.onDidStartDebugSession(({ configuration }) =>
      consoles.push(configuration['console']),
    );
    try {
      await debug({ console: 'integratedTerminal', env: { TOKEN: 'secretsmanager://shop/token' } });
    } finally {
      listener.dispose();
    }
    assert.equal((await seen())['TOKEN'], token);
    assert.equal(consoles[0], 'internalConsole');
    assert.match(dialogs.of('inform')[0]?.text ?? '', /debug console/);
  });

  it('are started as ever where nothing is a reference, and AWS is not called', async () => {
    const before = aws.sandbox.requests.length;
    const dialogs = await script();
    assert.ok(await debug({ env: { PLAIN: 'text' } }));
    assert.equal((await seen())['PLAIN'], 'text');
    assert.equal(aws.sandbox.requests.length, before);
    assert.deepEqual(dialogs.shown, []);
  });

  it('are not started where a value cannot be had, and it is said why', async () => {
    for (const [reference, words] of [
      ['secretsmanager://shop/none', /No value for TOKEN: .*shop\/none.*The program was not started\./],
      ['ssm://shop/none', /TOKEN is no valid reference: .*three slashes.*The program was not started\./],
      ['secretsmanager://shop/db?key=none', /No value for TOKEN: .*no key none/],
    ] as const) {
      const dialogs = await script();
      assert.equal(await debug({ env: { TOKEN: reference } }), false);
      assert.match(dialogs.of('error')[0]?.text ?? '', words);
    }
    await assert.rejects(readRootFile('seen.json'));
  });

  it('are not started once the look-up is cancelled', async () => {
    const injected = aws.sandbox.inject('secretsmanager:GetSecretValue', { kind: 'slow' });
    const dialogs = await script();
    dialogs.cancelProgress = new AbortController();
    const started = debug({ env: { TOKEN: 'secretsmanager://shop/token' } });
    await injected.hit;
    dialogs.cancelProgress.abort();
    assert.equal(await started, false);
    injected.remove();
    assert.deepEqual(dialogs.of('error'), []);
    await assert.rejects(readRootFile('seen.json'));
  });

  it('get the values of references as tasks of our type', async () => {
    await writeRootFile('app.env', 'TOKEN=secretsmanager://shop/token\nPLAIN=file\n');
    await writeRootFile(
      '.vscode/tasks.json',
      JSON.stringify({
        version: '2.0.0',
        tasks: [
          {
            type: 'strongroom',
            label: 'start',
            command: process.execPath,
            args: ['program.js', 'a "b" $c'],
            envFile: 'app.env',
            // A task has the environment of VS Code's server, not of the extension host, which this suite has changed.
            env: {
              AWS_ENDPOINT_URL: aws.sandbox.url,
              DB_PASSWORD: 'secretsmanager://shop/db?key=password',
              PLAIN: 'task',
            },
          },
        ],
      }),
    );
    const code = await runTask('start');
    assert.equal(code, 0);
    const environment = await seen();
    assert.equal(environment['TOKEN'], token);
    assert.equal(environment['DB_PASSWORD'], password);
    assert.equal(environment['PLAIN'], 'task');
  });

  /** Runs a task of the workspace, as the command does, and waits for its exit code. */
  async function runTask(label: string): Promise<number | undefined> {
    let task: vscode.Task | undefined;
    while (task === undefined) {
      task = (await vscode.tasks.fetchTasks({ type: 'strongroom' })).find(({ name }) => name === label);
    }
    const found = task;
    return new Promise((resolve, reject) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name === found.name) {
          listener.dispose();
          resolve(exitCode);
        }
      });
      vscode.tasks.executeTask(found).then(undefined, reject);
    });
  }
});
