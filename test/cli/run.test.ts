import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Samples } from '../support/samples';
import { startTestAws } from './support/aws';
import type { TestAws } from './support/aws';
import { Playground } from './support/cli';
import type { CliResult } from './support/cli';

const program = path.resolve(__dirname, '../../dist/cli.js');
/** A program that prints variables of its environment as JSON. */
const print = (...names: readonly string[]): string[] => [
  process.execPath,
  '-e',
  `console.log(JSON.stringify(Object.fromEntries(${JSON.stringify(names)}.map((n) => [n, process.env[n] ?? null]))))`,
];

describe('strongroom run', function () {
  this.timeout(120_000);
  let aws: TestAws;
  let ground: Playground;
  let password: string;
  let older: string;
  let token: string;
  let pem: string;

  before(async () => {
    aws = await startTestAws();
    const samples = new Samples(77);
    [older, password, token] = [samples.make('password'), samples.make('password'), samples.make('token')];
    pem = `first ${samples.make('token')}\nsecond ${samples.make('token')}\n`;
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = aws.environment;
    const config = {
      endpoint: aws.sandbox.url,
      region: 'eu-central-1',
      credentials: { accessKeyId, secretAccessKey },
    };
    const secrets = new SecretsManagerClient(config);
    const json = (value: string): string => JSON.stringify({ user: 'app', password: value, port: 5432 });
    await secrets.send(new CreateSecretCommand({ Name: 'shop/db', SecretString: json(older) }));
    await secrets.send(new PutSecretValueCommand({ SecretId: 'shop/db', SecretString: json(password) }));
    await secrets.send(new CreateSecretCommand({ Name: 'shop/pem', SecretString: pem }));
    const elsewhere = new SecretsManagerClient({ ...config, region: 'us-west-2' });
    await elsewhere.send(new CreateSecretCommand({ Name: 'shop/west', SecretString: token }));
    const parameters = new SSMClient(config);
    const put = (Name: string, Value: string): Promise<unknown> =>
      parameters.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite: true }));
    await put('/shop/token', older);
    await put('/shop/token', token);
    for (let index = 0; index < 23; index += 1) {
      await put(`/many/p${String(index)}`, `value of ${String(index)}`);
    }
    for (const client of [secrets, elsewhere, parameters]) {
      client.destroy();
    }
  });

  after(() => aws.stop());

  beforeEach(() => {
    ground = new Playground();
  });

  afterEach(() => {
    aws.sandbox.clearFaults();
    ground.dispose();
  });

  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CliResult> =>
    ground.run(['run', ...args], { env: { ...aws.environment, ...env } });

  async function values(
    names: readonly string[],
    options: readonly string[] = [],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Record<string, string | null>> {
    const { code, stdout, output } = await run([...options, '--', ...print(...names)], env);
    assert.equal(code, 0, output);
    return JSON.parse(stdout) as Record<string, string | null>;
  }

  /** The operations that were called while some work was done. */
  async function calls(work: () => Promise<unknown>): Promise<readonly string[]> {
    const before = aws.sandbox.requests.length;
    await work();
    return aws.sandbox.requests.slice(before).map(({ operation }) => operation);
  }

  it('gives the program the values of .env and of what it inherits', async () => {
    ground.write(
      '.env',
      [
        '# what the program needs',
        'PORT=8080',
        'DB_PASSWORD=secretsmanager://shop/db?key=password',
        'export OLD_PASSWORD="secretsmanager://shop/db?key=password&stage=AWSPREVIOUS"',
        "DB_PORT='secretsmanager://shop/db?key=port'",
        'TOKEN=ssm:///shop/token',
        'FIRST_TOKEN=ssm:///shop/token?version=1',
        'WEST=secretsmanager://shop/west?region=us-west-2',
        'DATABASE_URL=postgres://app:${DB_PASSWORD}@localhost/shop',
      ].join('\n'),
    );
    assert.deepEqual(
      await values(
        [
          'PORT',
          'DB_PASSWORD',
          'OLD_PASSWORD',
          'DB_PORT',
          'TOKEN',
          'FIRST_TOKEN',
          'WEST',
          'DATABASE_URL',
          'INHERITED',
          'PLAIN',
        ],
        [],
        { INHERITED: 'secretsmanager://shop/pem', PLAIN: 'as it is' },
      ),
      {
        PORT: '8080',
        DB_PASSWORD: password,
        OLD_PASSWORD: older,
        DB_PORT: '5432',
        TOKEN: token,
        FIRST_TOKEN: older,
        WEST: token,
        DATABASE_URL: `postgres://app:${password}@localhost/shop`,
        INHERITED: pem,
        PLAIN: 'as it is',
      },
    );
  });

  it('has what is inherited go before files, a later file before an earlier one, and the files first on request', async () => {
    ground.write('a.env', 'A=a\nB=a\nC=a\n');
    ground.write('b.env', 'B=b\nC=b\n');
    const files = ['--env-file', 'a.env', '--env-file', 'b.env'];
    assert.deepEqual(await values(['A', 'B', 'C'], files, { C: 'outer' }), { A: 'a', B: 'b', C: 'outer' });
    assert.deepEqual(await values(['A', 'B', 'C'], [...files, '--override'], { C: 'outer' }), {
      A: 'a',
      B: 'b',
      C: 'b',
    });
  });

  it('calls nobody where nothing is a reference, and needs no .env', async () => {
    const called = await calls(async () => {
      assert.deepEqual(await values(['A'], [], { A: '1' }), { A: '1' });
    });
    assert.deepEqual(called, []);
  });

  it('reads many parameters ten at a time, and each value once', async () => {
    const lines = Array.from({ length: 23 }, (_, index) => `P${String(index)}=ssm:///many/p${String(index)}`);
    ground.write(
      '.env',
      [...lines, 'A=secretsmanager://shop/db?key=user', 'B=secretsmanager://shop/db?key=password'].join('\n'),
    );
    const called = await calls(async () => {
      const read = await values(['P0', 'P9', 'P10', 'P22', 'A', 'B']);
      assert.deepEqual(read, {
        P0: 'value of 0',
        P9: 'value of 9',
        P10: 'value of 10',
        P22: 'value of 22',
        A: 'app',
        B: password,
      });
    });
    assert.deepEqual([...called].sort(), [
      'secretsmanager:GetSecretValue',
      'ssm:GetParameters',
      'ssm:GetParameters',
      'ssm:GetParameters',
    ]);
  });

  it('reads parameters one by one where only ssm:GetParameter is granted', async () => {
    ground.write('.env', 'A=ssm:///many/p1\nB=ssm:///many/p2\n');
    aws.sandbox.inject('ssm:GetParameters', { kind: 'denied' });
    assert.deepEqual(await values(['A', 'B']), { A: 'value of 1', B: 'value of 2' });
  });

  it('passes arguments on as they are, without a shell', async () => {
    const odd = ['$HOME', '*', 'a b', "it's", '"', '--mask', '--', '`id`', ''];
    const { stdout, code } = await run([
      '--',
      process.execPath,
      '-e',
      'console.log(JSON.stringify(process.argv.slice(1)))',
      '--',
      ...odd,
    ]);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), odd);
  });

  it('writes nothing to disk', async () => {
    ground.write('.env', 'A=secretsmanager://shop/db?key=password\n');
    await values(['A']);
    assert.deepEqual(readdirSync(ground.folder), ['.env']);
    assert.deepEqual(readdirSync(ground.home), []);
  });

  describe('does not start the program', () => {
    const started = (): readonly string[] => readdirSync(ground.folder).filter((name) => name === 'started');

    async function refused(env: NodeJS.ProcessEnv = {}, ...options: readonly string[]): Promise<CliResult> {
      const result = await run([...options, '--', process.execPath, '-e', 'fs.writeFileSync("started", "")'], env);
      assert.equal(result.code, 125, result.output);
      assert.deepEqual(started(), [], 'the program was started');
      assert.match(result.stderr, /The program was not started\./);
      assert.ok(![password, older, token].some((value) => result.output.includes(value)), 'a value was told');
      return result;
    }

    it('where a reference is malformed, and tells each line', async () => {
      ground.write('.env', `A=1\nB=ssm://shop/token\n\nC="secretsmanager://shop/db?${password}=x"\n`);
      const { stderr } = await refused();
      assert.match(stderr, /\.env:2: B is no valid reference: .*three slashes/);
      assert.match(stderr, /\.env:4: C is no valid reference: its options are/);
    });

    it('where a secret, a parameter or a key is not there', async () => {
      ground.write(
        '.env',
        'A=secretsmanager://nope\nB=ssm:///nope/b\nC=ssm:///shop/token\nD=secretsmanager://shop/db?key=none\n',
      );
      const { stderr } = await refused();
      assert.match(stderr, /\.env:1: A: AWS Secrets Manager does not have nope/);
      assert.match(stderr, /\.env:2: B: SSM Parameter Store does not have \/nope\/b/);
      assert.match(stderr, /\.env:4: D: What is stored has no key none/);
      assert.doesNotMatch(stderr, / C:/);
    });

    it('where a version is not there', async () => {
      ground.write('.env', 'A=secretsmanager://shop/db?stage=NEXT\nB=ssm:///shop/token?version=9\n');
      const { stderr } = await refused();
      assert.match(stderr, /A: The secret shop\/db exists in AWS Secrets Manager, but has no version NEXT/);
      assert.match(stderr, /B: SSM Parameter Store does not have \/shop\/token:9/);
    });

    it('where access is denied, and names the permission', async () => {
      ground.write('.env', 'A=secretsmanager://shop/db\nB=ssm:///many/p1\nC=ssm:///many/p2\n');
      aws.sandbox.inject('secretsmanager:GetSecretValue', { kind: 'denied' });
      aws.sandbox.inject('ssm:*', { kind: 'denied' });
      const { stderr } = await refused();
      assert.match(stderr, /A: .*Missing permission: secretsmanager:GetSecretValue/);
      assert.match(stderr, /\.env:2: B, \.env:3: C: .*Missing permission: ssm:GetParameter\./);
    });

    it('where the session has expired, and says so once for all', async () => {
      ground.write(
        '.env',
        Array.from({ length: 30 }, (_, index) => `S${String(index)}=secretsmanager://s${String(index)}`).join('\n'),
      );
      aws.sandbox.inject('*', { kind: 'expired' });
      const called = await calls(async () => {
        const { stderr } = await refused();
        assert.equal(stderr.trim().split('\n').length, 2, stderr);
        assert.match(stderr, /S0, .*S29: .*expired/);
      });
      assert.ok(called.length <= 5, 'the others are not tried any more');
    });

    it('where the network is not there', async () => {
      ground.write('.env', 'A=secretsmanager://shop/db\n');
      const { stderr } = await refused({ AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
      assert.match(stderr, /A: AWS Secrets Manager could not be reached/);
    });

    it('where there are no credentials, or no such profile', async () => {
      ground.write('.env', 'A=secretsmanager://shop/db\n');
      const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
      assert.match((await refused(none)).stderr, /A: .*credentials/i);
      assert.match((await refused({}, '--profile', 'nobody')).stderr, /A: .*nobody/);
    });

    it('where the file cannot be read', async () => {
      mkdirSync(ground.path('.env'));
      assert.match((await refused()).stderr, /\.env cannot be read: it is a folder/);
    });
  });

  it('says how it is called, with the exit code of a failure of its own', async () => {
    for (const args of [[], ['npm', 'start'], ['--'], ['--shell', '--', 'x'], ['x', '--', 'y']]) {
      const { code, stderr } = await run(args);
      assert.equal(code, 125, args.join(' '));
      assert.match(stderr, /^strongroom: /);
    }
    const { code, stdout } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /strongroom run \[options\] -- COMMAND/);
  });

  it('passes on the exit code, and tells what cannot be started', async () => {
    assert.equal((await run(['--', process.execPath, '-e', 'process.exit(42)'])).code, 42);
    const missing = await run(['--', 'no-such-program-at-all']);
    assert.equal(missing.code, 127);
    assert.match(missing.stderr, /no-such-program-at-all was not found/);
    const file = ground.write('plain.txt', 'no program');
    chmodSync(file, 0o644);
    const plain = await run(['--', file]);
    assert.equal(plain.code, 126);
    assert.match(plain.stderr, /not executable/);
  });

  it('gives the program its standard input', async () => {
    const child = spawn(
      process.execPath,
      [program, 'run', '--', process.execPath, '-e', 'process.stdin.pipe(process.stdout)'],
      {
        cwd: ground.folder,
        env: { ...process.env, ...ground.environment() },
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const output = text(child.stdout);
    child.stdin.end('what I typed');
    assert.equal(await output, 'what I typed');
  });

  for (const mask of [[], ['--mask']]) {
    const way = mask.length === 0 ? 'the terminal' : 'a mask';
    it(`passes signals on, and ends as the program does, with ${way}`, async () => {
      const caught = await signalled(
        [
          ...mask,
          '--',
          process.execPath,
          '-e',
          `process.on('SIGTERM', () => { console.log('bye'); process.exit(5); }); ${waiting}`,
        ],
        'SIGTERM',
      );
      assert.deepEqual(caught, { code: 5, signal: null, output: 'ready\nbye\n' });
      for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
        const ended = await signalled([...mask, '--', process.execPath, '-e', waiting], signal);
        assert.deepEqual(ended, { code: null, signal, output: 'ready\n' });
      }
    });
  }

  /** Starts a program, waits for its first word, sends a signal to us, and tells how we end. */
  function signalled(
    args: readonly string[],
    signal: NodeJS.Signals,
  ): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly output: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, 'run', ...args], {
        cwd: ground.folder,
        env: { ...process.env, ...ground.environment() },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        if (output === '') {
          child.kill(signal);
        }
        output += chunk;
      });
      child.on('error', reject);
      child.on('close', (code, ending) => {
        resolve({ code, signal: ending, output });
      });
    });
  }

  it('leaves the terminal to the program, but for a mask', async () => {
    const inTerminal = (...options: readonly string[]): Promise<CliResult> =>
      new Promise((resolve, reject) => {
        const script = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
        const tell =
          'console.log(JSON.stringify([process.stdin.isTTY, process.stdout.isTTY, process.stderr.isTTY].map(Boolean)))';
        const child = spawn(
          'python3',
          ['-c', script, process.execPath, program, 'run', ...options, '--', process.execPath, '-e', tell],
          {
            cwd: ground.folder,
            env: { ...process.env, ...ground.environment() },
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        );
        const output = text(child.stdout);
        child.on('error', reject);
        child.on('close', (code, signal) => {
          output.then((stdout) => {
            resolve({ code, signal, stdout, stderr: '', output: stdout });
          }, reject);
        });
      });
    assert.match((await inTerminal()).stdout, /\[true,true,true\]/);
    assert.match((await inTerminal('--mask')).stdout, /\[true,false,false\]/);
  });

  describe('with a mask', () => {
    beforeEach(() => {
      ground.write(
        '.env',
        [
          'PASSWORD=secretsmanager://shop/db?key=password',
          'WHOLE=secretsmanager://shop/db',
          'PEM=secretsmanager://shop/pem',
          'URL=postgres://app:${PASSWORD}@localhost',
          'SHORT=secretsmanager://shop/db?key=user',
        ].join('\n'),
      );
    });

    const masked = (source: string): Promise<CliResult> => run(['--mask', '--', process.execPath, '-e', source]);
    const hidden = (): readonly string[] => [password, ...pem.trim().split('\n')];

    function assertHidden({ output }: CliResult): void {
      assert.ok(!hidden().some((value) => output.includes(value)), 'a value came through');
    }

    it('prints no value, wherever and however it is written', async () => {
      const result = await masked(
        'const e = process.env; console.log("p", e.PASSWORD, e.URL); console.error("e", e.PASSWORD); console.log(JSON.stringify({ pem: e.PEM }), encodeURIComponent(e.PEM)); console.log(e.PEM.split("\\n").map((l) => "> " + l).join("\\n")); console.log(e.WHOLE)',
      );
      assert.equal(result.code, 0, result.output);
      assertHidden(result);
      assert.match(result.stdout, /^p \*{8} postgres:\/\/app:\*{8}@localhost\n/);
      assert.match(result.stderr, /^e \*{8}\n/m);
      assert.match(result.stdout, /^> \*{8}\n> \*{8}\n/m);
    });

    it('prints no value that is written piece by piece', async () => {
      const result = await masked(
        'const write = (text) => text === "" ? undefined : process.stdout.write(text[0], () => setImmediate(write, text.slice(1))); write("<" + process.env.PASSWORD + "><" + process.env.PEM + ">\\n")',
      );
      assertHidden(result);
      assert.equal(result.stdout, '<********><********>\n');
    });

    it('lets all else through, byte for byte', async () => {
      const bytes = 'Buffer.from(Array.from({ length: 100000 }, (_, i) => (i * 7919 + (i >> 8)) & 255))';
      const { stdout } = await masked(
        `console.log(require("crypto").createHash("sha256").update(${bytes}).digest("hex"))`,
      );
      const piped = await new Promise<Buffer>((resolve, reject) => {
        const child = spawn(
          process.execPath,
          [program, 'run', '--mask', '--', process.execPath, '-e', `process.stdout.write(${bytes})`],
          {
            cwd: ground.folder,
            env: { ...process.env, ...ground.environment(), ...aws.environment },
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        );
        const chunks: Buffer[] = [];
        child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
        child.on('error', reject);
        child.on('close', () => {
          resolve(Buffer.concat(chunks));
        });
      });
      assert.equal(createHash('sha256').update(piped).digest('hex'), stdout.trim());
    });

    it('names what is too short to be masked', async () => {
      const { stdout, stderr } = await masked('console.log(process.env.SHORT)');
      assert.equal(stdout, 'app\n');
      assert.match(stderr, /not masked, as shorter than 4 characters: SHORT\./);
    });
  });

  it('resolves what fix has put in the place of a secret', async () => {
    mkdirSync(ground.path('.git'));
    const secret = new Samples(5).make('password');
    ground.write('.env', `# mine\nSMTP_PASSWORD="${secret}" # rotate\nPORT=25\n`);
    for (const to of ['secretsmanager', 'parameterstore'] as const) {
      ground.write('.env', `# mine\nSMTP_PASSWORD="${secret}" # rotate\nPORT=25\n`);
      const fixed = await ground.run(['fix', '--to', to, '.env'], { env: aws.environment });
      assert.equal(fixed.code, 0, fixed.output);
      assert.match(fixed.stdout, /strongroom run -- COMMAND/);
      const text = readFileSync(ground.path('.env'), 'utf8');
      assert.match(text, /^# mine\nSMTP_PASSWORD="(?:secretsmanager:\/\/|ssm:\/\/\/)[\w/%.-]+" # rotate\nPORT=25\n$/);
      assert.deepEqual(await ground.scan('.env'), []);
      assert.deepEqual(await values(['SMTP_PASSWORD', 'PORT']), { SMTP_PASSWORD: secret, PORT: '25' });
    }
  });
});

const waiting = "console.log('ready'); setInterval(() => {}, 1000);";

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = '';
  for await (const chunk of stream) {
    all += String(chunk);
  }
  return all;
}
