import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { Samples } from '../support/samples';
import { Playground } from './support/cli';

describe('strongroom scan', () => {
  let ground: Playground;
  let samples: Samples;
  let password: string;

  beforeEach(() => {
    ground = new Playground();
    samples = new Samples(11);
    password = samples.make('password');
  });

  afterEach(() => {
    ground.dispose();
  });

  const python = (value: string): string => `DB_PASSWORD = "${value}"\n`;

  it('ends with 0 where nothing is found, and says how much it looked at', async () => {
    ground.write('a.py', 'print("hello")\n');
    ground.write('b.ts', 'export const password = process.env.PASSWORD;\n');
    const { code, stdout, stderr } = await ground.run(['scan']);
    assert.equal(code, 0);
    assert.equal(stdout, 'No secrets found in 2 files.\n');
    assert.equal(stderr, '');
  });

  describe('with findings', () => {
    let id: string;
    let secret: string;

    beforeEach(() => {
      id = samples.make('aws-access-key-id', { account: '123456789012' });
      secret = samples.make('aws-secret-access-key');
      ground.write(
        'src/with space ü/client.ts',
        `import { S3Client } from '@aws-sdk/client-s3';\n\n/* 😀 */ const s3 = new S3Client({ credentials: {\n  accessKeyId: '${id}',\n  secretAccessKey: '${secret}' } });\n`,
      );
      ground.write(
        'db.py',
        `URL = "postgres://app:${password}@db.internal:5432/app"  # 😀\n# was ${password} before\n`,
      );
    });

    for (const format of ['text', 'json', 'jsonl', 'sarif']) {
      it(`prints no value as ${format}, and ends with 1`, async () => {
        const { code, output, stderr } = await ground.run(['scan', '--format', format]);
        assert.equal(code, 1);
        assert.equal(stderr, '');
        for (const value of [password, secret, id]) {
          assert.ok(!output.includes(value));
        }
      });
    }

    it('prints lines with exactly the promised keys, and exact places', async () => {
      const lines = await ground.scan();
      assert.equal(lines.length, 3);
      const [url, key, secretKey] = lines;
      assert.deepEqual(Object.keys(url ?? {}), [
        ...['path', 'startLine', 'startColumn', 'endLine', 'endColumn', 'detector', 'severity', 'confidence'],
        ...['message', 'fingerprint', 'related', 'name'],
      ]);
      assert.ok(url && key && secretKey);
      assert.deepEqual(
        [url.path, url.startLine, url.startColumn, url.endLine, url.endColumn, url.detector, url.name],
        [
          'db.py',
          1,
          8,
          1,
          8 + `postgres://app:${password}@db.internal:5432/app`.length,
          'connection-string-with-password',
          'URL',
        ],
      );
      assert.deepEqual(
        [key.path, key.startLine, key.startColumn, key.endColumn, key.detector],
        ['src/with space ü/client.ts', 4, 17, 37, 'aws-access-key-id'],
      );
      assert.match(key.message, /account 123456789012, long-term/);
      assert.deepEqual([secretKey.startLine, secretKey.startColumn, secretKey.endColumn], [5, 21, 61]);
      assert.deepEqual(key.related, [secretKey.fingerprint]);
      assert.deepEqual(secretKey.related, [key.fingerprint]);
    });

    it('prints the same findings as one JSON array', async () => {
      const { stdout } = await ground.run(['scan', '--format', 'json']);
      assert.deepEqual(JSON.parse(stdout), await ground.scan());
    });

    it('prints an empty JSON array, and no lines, where nothing is found', async () => {
      ground.write('clean/a.py', 'x = 1\n');
      assert.deepEqual(JSON.parse((await ground.run(['scan', 'clean', '--format', 'json'])).stdout), []);
      assert.equal((await ground.run(['scan', 'clean', '--format', 'jsonl'])).stdout, '');
    });

    it('groups by file for people, with the masked line and the way on', async () => {
      const { stdout } = await ground.run(['scan', 'db.py']);
      assert.match(stdout, /^db\.py\n {2}1:8 {2}error {2}connection-string-with-password\n/);
      assert.match(stdout, /postgres:\/\/app:\*{8}@db\.internal/);
      assert.match(stdout, /strongroom fix/);
    });

    it('names files relative to the current directory, or absolutely where they lie elsewhere', async () => {
      const { stdout } = await ground.run(['scan', '--format', 'jsonl', '..', ground.path('db.py')], {
        cwd: ground.path('src'),
      });
      const paths = stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { path: string }).path);
      assert.deepEqual(paths, [ground.path('db.py'), 'with space ü/client.ts', 'with space ü/client.ts']);
    });

    it('gives the same fingerprints wherever it is called from', async () => {
      execFileSync('git', ['init', '-q'], {
        cwd: ground.folder,
        env: { PATH: process.env['PATH'], ...ground.environment() },
      });
      const inside = await ground.scan('.');
      const { stdout } = await ground.run(['scan', '--format', 'jsonl', ground.folder], { cwd: ground.home });
      const outside = stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { fingerprint: string }).fingerprint);
      assert.deepEqual(
        inside.map(({ fingerprint }) => fingerprint),
        outside,
      );
    });
  });

  it('writes SARIF 2.1.0 with rules, places, fingerprints and what was not looked at', async () => {
    ground.write('odd #name%.py', python(password));
    ground.write('large.json', Buffer.alloc(41 * 1024 * 1024, 'password '));
    const { stdout, code } = await ground.run(['scan', '--format', 'sarif']);
    assert.equal(code, 1);
    const log = JSON.parse(stdout) as {
      version: string;
      runs: {
        tool: { driver: { name: string; rules: { id: string }[] } };
        columnKind: string;
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          message: { text: string };
          locations: object[];
          partialFingerprints: object;
        }[];
        invocations: {
          executionSuccessful: boolean;
          toolExecutionNotifications: { level: string; message: { text: string } }[];
        }[];
      }[];
    };
    assert.equal(log.version, '2.1.0');
    assert.equal(log.runs.length, 1);
    const [run] = log.runs;
    assert.ok(run);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    const [result] = run.results;
    assert.ok(result);
    assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
    assert.equal(run.results.length, 1);
    assert.deepEqual(result.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'odd%20%23name%25.py' },
          region: { startLine: 1, startColumn: 16, endLine: 1, endColumn: 16 + password.length },
        },
      },
    ]);
    assert.deepEqual(Object.keys(result.partialFingerprints), ['strongroom/v1']);
    assert.equal(run.invocations[0]?.executionSuccessful, true);
    assert.match(run.invocations[0].toolExecutionNotifications[0]?.message.text ?? '', /larger than 40 MB/);
  });

  describe('what it looks at', () => {
    it('is hidden files too, and .git never, not even with --no-ignore', async () => {
      ground.write('.hidden/.config.py', python(password));
      ground.write('.git/config.py', python(password));
      for (const args of [[], ['--no-ignore']]) {
        assert.deepEqual(
          (await ground.scan(...args)).map(({ path }) => path),
          ['.hidden/.config.py'],
        );
      }
    });

    it('is not what .gitignore and the default exclusions leave out, unless --no-ignore is given', async () => {
      ground.write('.gitignore', 'local/\n*.secret.py\n!keep.secret.py\n');
      ground.write('deep/.gitignore', '/only-here.py\n');
      for (const name of [
        'local/a.py',
        'b.secret.py',
        'keep.secret.py',
        'deep/only-here.py',
        'deep/deeper/only-here.py',
        'node_modules/x/c.py',
        'web/dist/d.py',
        'lib/build/e.py',
      ]) {
        ground.write(name, python(password));
      }
      const paths = async (...args: string[]): Promise<string[]> =>
        (await ground.scan(...args)).map(({ path }) => path).sort();
      const looked = ['deep/deeper/only-here.py', 'keep.secret.py', 'lib/build/e.py'];
      assert.deepEqual(await paths(), looked);
      assert.deepEqual(
        await paths('--no-ignore'),
        [...looked, 'b.secret.py', 'deep/only-here.py', 'local/a.py', 'node_modules/x/c.py', 'web/dist/d.py'].sort(),
      );
      // What is named is looked at.
      assert.deepEqual(await paths('local', 'b.secret.py', 'node_modules'), [
        'b.secret.py',
        'local/a.py',
        'node_modules/x/c.py',
      ]);
    });

    it('obeys the ignore rules above it, up to the root of the repository', async () => {
      mkdirSync(ground.path('repo/.git/info'), { recursive: true });
      ground.write('.gitignore', '*.py\n');
      ground.write('repo/.gitignore', 'secret.py\n');
      ground.write('repo/.git/info/exclude', 'excluded.py\n');
      for (const name of ['secret.py', 'excluded.py', 'seen.py']) {
        ground.write(`repo/sub/${name}`, python(password));
      }
      assert.deepEqual(
        (await ground.scan('repo/sub')).map(({ path }) => path),
        ['repo/sub/seen.py'],
      );
    });

    it('is each file once, and no symbolic link', async () => {
      ground.write('real/a.py', python(password));
      symlinkSync(ground.path('real'), ground.path('link'));
      symlinkSync(ground.folder, ground.path('real/loop'));
      symlinkSync(ground.path('real/a.py'), ground.path('file-link.py'));
      assert.deepEqual(
        (await ground.scan('.', 'real', 'real/a.py')).map(({ path }) => path),
        ['real/a.py'],
      );
      // What is named is followed.
      assert.deepEqual(
        (await ground.scan('link')).map(({ path }) => path),
        ['link/a.py'],
      );
    });
  });

  describe('its configuration', () => {
    it('is the nearest .strongroom.json: globs, severities, allowed fingerprints', async () => {
      ground.write('a.py', python(password));
      ground.write('generated/b.py', python(samples.make('password')));
      ground.write('c.py', `API_TOKEN = "${samples.make('token')}"\n`);
      const [first] = await ground.scan('a.py');
      ground.write(
        '.strongroom.json',
        JSON.stringify({
          ignore: ['generated/'],
          detectors: { 'secret-in-code': 'off' },
          allow: [{ fingerprint: first?.fingerprint, reason: 'a test' }],
        }),
      );
      assert.deepEqual(await ground.scan(), []);
      assert.deepEqual(
        (await ground.scan('--no-ignore')).map(({ path }) => path),
        ['generated/b.py'],
      );
      assert.deepEqual(await ground.scan('generated/b.py'), []);
    });

    it('is another one with --config, which must be there', async () => {
      ground.write('a.py', python(password));
      ground.write('.strongroom.json', JSON.stringify({ detectors: { 'password-in-code': 'off' } }));
      ground.write('other.json', '{}');
      assert.deepEqual(await ground.scan(), []);
      assert.equal((await ground.scan('--config', 'other.json')).length, 1);
      const { code, stderr } = await ground.run(['scan', '--config', 'missing.json']);
      assert.equal(code, 2);
      assert.match(stderr, /missing\.json cannot be read: it is not there/);
    });

    it('names a mistake at its line, and the rest still works', async () => {
      ground.write('a.py', python(password));
      ground.write('b/c.py', python(password));
      ground.write('.strongroom.json', '{\n  "ignore": ["b/"],\n  "detecters": {}\n}\n');
      const { code, stdout, stderr } = await ground.run(['scan']);
      assert.equal(code, 1);
      assert.match(stderr, /\.strongroom\.json:3: .*detecters/);
      assert.match(stdout, /^a\.py$/m);
      assert.doesNotMatch(stdout, /c\.py/);
    });

    it('does not turn off inline suppressions with --no-ignore', async () => {
      ground.write('a.py', `# strongroom-ignore-next-line: a test\n${python(password)}`);
      assert.deepEqual(await ground.scan('--no-ignore'), []);
    });
  });

  describe('that cannot run', () => {
    it('shows of a secret that goes on in the next line only the line that it begins on', async () => {
      ground.write('a.py', `url = ('redis://:${password}@cache.shop.internal:6379/1?'\n       'timeout=30&retry=1')\n`);
      const { stdout } = await ground.run(['scan', 'a.py']);
      assert.match(stdout, /\| url = \('redis:\/\/:\*{8}@cache\.shop\.internal:6379\/1\?'…\n/);
      assert.ok(!stdout.includes(password) && !stdout.includes('timeout'), stdout);
    });

    it('says once what is wrong with the JSON of a configuration, in words', async () => {
      ground.write('.strongroom.json', '{"detectors":{');
      const { stderr } = await ground.run(['scan']);
      assert.equal(stderr.split('close brace expected').length, 2, stderr);
    });

    it('ends with 2 for a path that is not there, before anything is scanned', async () => {
      ground.write('a.py', python(password));
      const { code, stdout, stderr } = await ground.run(['scan', 'a.py', 'missing']);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /missing is not there/);
    });

    const usage: [args: string[], word: RegExp][] = [
      [['--frmat', 'json'], /There is no option --frmat\. Did you mean --format\? Run: strongroom scan --help/],
      [['--staged'], /There is no option --staged\. Run/],
      [['--baseline', 'x'], /x cannot be read/],
      [['--format', 'xml'], /--format takes text, json, jsonl, sarif; not “xml”/],
      [['--format'], /--format/],
      [['--format', 'json', '--format', 'text'], /--format is given twice/],
      [['--no-ignore=yes'], /--no-ignore/],
    ];
    for (const [args, word] of usage) {
      it(`ends with 2 for ${args.join(' ')}`, async () => {
        const { code, stdout, stderr } = await ground.run(['scan', ...args]);
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.match(stderr, word);
      });
    }
  });
});

describe('strongroom', () => {
  const ground = new Playground();

  after(() => {
    ground.dispose();
  });

  it('prints its help, its version, and the help of each command', async () => {
    const { code, stdout } = await ground.run(['--help']);
    assert.equal(code, 0);
    for (const command of ['scan', 'fix', 'status', 'baseline']) {
      assert.match(stdout, new RegExp(`^ {2}${command} `, 'm'));
      const help = await ground.run([command, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.stdout, new RegExp(`^strongroom ${command} `));
    }
    assert.equal((await ground.run(['help', 'scan'])).stdout, (await ground.run(['scan', '--help'])).stdout);
    assert.match((await ground.run(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('promises nothing that is not there yet', async () => {
    for (const args of [['--help'], ['scan', '--help'], ['fix', '--help'], ['status', '--help']]) {
      assert.doesNotMatch((await ground.run(args)).stdout, /staged|hook|team/);
    }
  });

  it('names the command that was meant', async () => {
    const { stderr } = await ground.run(['scna']);
    assert.match(stderr, /There is no command “scna”\. Did you mean scan\?/);
  });

  it('ends with 2 for a command or option that it does not have, and without one', async () => {
    for (const args of [['hook', 'install'], ['team', 'init'], ['--frobnicate'], []]) {
      const { code, stdout, stderr } = await ground.run(args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, /scan/);
    }
  });
});
