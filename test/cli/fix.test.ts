import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Samples } from '../support/samples';
import { startTestAws } from './support/aws';
import type { TestAws } from './support/aws';
import { Playground } from './support/cli';
import type { CliResult } from './support/cli';

describe('strongroom fix', function () {
  this.timeout(120_000);
  let aws: TestAws;
  let ground: Playground;
  let password: string;
  let url: string;
  let id: string;
  let secretKey: string;

  before(async () => {
    aws = await startTestAws();
  });

  after(() => aws.stop());

  beforeEach(() => {
    ground = new Playground();
    const samples = new Samples(Math.trunc(aws.sandbox.requests.length) + 41);
    password = samples.make('password');
    url = `postgres://app:${samples.make('password')}@db.internal:5432/app`;
    id = samples.make('aws-access-key-id');
    secretKey = samples.make('aws-secret-access-key');
    mkdirSync(ground.path('.git'));
  });

  afterEach(() => {
    aws.sandbox.clearFaults();
    ground.dispose();
  });

  const fix = (...args: string[]): Promise<CliResult> => ground.run(['fix', ...args], { env: aws.environment });
  const typescript = (): string =>
    `export async function connect(): Promise<string> {\n  const dbPassword = '${password}';\n  return dbPassword;\n}\n\nexport async function address(): Promise<string> {\n  return '${url}';\n}\n`;
  const python = (): string => `DB_PASSWORD = "${password}"\nDATABASE_URL = "${url}"\n`;
  const client = (): string =>
    `const { S3Client } = require('@aws-sdk/client-s3');\n\nconst s3 = new S3Client({ region: 'eu-west-1', credentials: { accessKeyId: '${id}', secretAccessKey: '${secretKey}' } });\nmodule.exports = { s3 };\n`;

  it('names lines of the file as it is where it says why a key is left', async () => {
    const keys = `    env = {"AWS_ACCESS_KEY_ID": "${id}", "AWS_SECRET_ACCESS_KEY": "${secretKey}"}`;
    ground.write(
      'job.py',
      `import jobs\n\nDB_PASSWORD = "${password}"\n\ndef start():\n${keys}\n    jobs.start(env)\n`,
    );
    const lineOf = (word: string): number =>
      ground
        .read('job.py')
        .split('\n')
        .findIndex((line) => line.includes(word)) + 1;
    const rehearsed = await fix('--dry-run', '--discard-value', 'job.py');
    assert.match(rehearsed.output, new RegExp(`job\\.py:6:.* left: .*in line ${String(lineOf('jobs.start'))}\\b`));
    const done = await fix('--discard-value', 'job.py');
    assert.match(done.output, new RegExp(`left: .*in line ${String(lineOf('jobs.start'))}\\b`));
    assert.notEqual(lineOf('jobs.start'), 7);
  });

  it('stores, reads back and rewrites all findings of several files', async () => {
    ground.write('app.ts', typescript());
    ground.write('settings.py', python());
    const { code, stdout, output } = await fix('app.ts', 'settings.py', '--name-template', 'shop/{file}/{name}');
    assert.equal(code, 0, output);
    assert.equal(await aws.secret('shop/app/dbPassword'), password);
    const [, urlName = ''] = /return await getSecret\('(.*?)'\)/.exec(ground.read('app.ts')) ?? [];
    assert.equal(await aws.secret(urlName), url);
    // The same values: the same secrets.
    const lookups = `DB_PASSWORD = get_secret("shop/app/dbPassword")\nDATABASE_URL = get_secret("${urlName}")\n`;
    assert.ok(ground.read('settings.py').includes(lookups), ground.read('settings.py'));
    assert.match(ground.read('app.ts'), /const dbPassword = await getSecret\('shop\/app\/dbPassword'\);/);
    execFileSync('python3', ['-m', 'py_compile', ground.path('settings.py')]);
    assert.match(stdout, /stored as shop\/app\/dbPassword in AWS Secrets Manager, read back and compared/);
    assert.match(stdout, /Changes in behaviour:/);
    assert.match(stdout, /Add to the project's dependencies: @aws-sdk\/client-secrets-manager, boto3\./);
    assert.ok(!output.includes(password) && !output.includes(url));
    assert.deepEqual(await ground.scan(), []);
    const before = aws.writes().length;
    const again = await fix('app.ts', 'settings.py');
    assert.equal(again.code, 0);
    assert.match(again.stdout, /Nothing to fix/);
    assert.equal(aws.writes().length, before);
  });

  it('stores SecureStrings with --to parameterstore', async () => {
    ground.write('settings.py', python());
    const { code } = await fix('settings.py', '--to', 'parameterstore', '--name-template', '{file}/{name}-p');
    assert.equal(code, 0);
    assert.deepEqual(await aws.parameter('/settings/DB_PASSWORD-p'), { value: password, type: 'SecureString' });
    assert.match(ground.read('settings.py'), /"\/settings\/DB_PASSWORD-p"/);
  });

  describe('with --dry-run', () => {
    it('prints a masked unified diff, calls nothing and writes nothing', async () => {
      ground.write('app.ts', typescript());
      ground.write('s3.js', client());
      const before = aws.sandbox.requests.length;
      const { code, stdout, stderr, output } = await fix('--dry-run', 'app.ts', 's3.js');
      assert.equal(code, 0, output);
      assert.equal(aws.sandbox.requests.length, before);
      assert.equal(ground.read('app.ts'), typescript());
      assert.equal(ground.read('s3.js'), client());
      assert.match(stdout, /^--- a\/app\.ts\n\+\+\+ b\/app\.ts\n@@/);
      assert.match(stdout, /^- {2}const dbPassword = '\*{8}';$/m);
      assert.match(stdout, /^\+ {2}const dbPassword = await getSecret\('.+\/app\/dbPassword'\);$/m);
      assert.match(stdout, /^-.*accessKeyId: '\*{8}', secretAccessKey: '\*{8}'/m);
      assert.match(stderr, /5 findings would be fixed, 0 left|4 findings would be fixed, 0 left/);
      for (const value of [password, url, id, secretKey]) {
        assert.ok(!output.includes(value));
      }
    });

    it('keeps no value in .env and touches no .gitignore', async () => {
      ground.write('settings.py', python());
      const { code, stdout } = await fix('--dry-run', '--to', 'env', 'settings.py');
      assert.equal(code, 0);
      assert.match(stdout, /DB_PASSWORD/);
      assert.ok(!existsSync(ground.path('.env')) && !existsSync(ground.path('.gitignore')));
    });
  });

  it('leaves a reference in .env where only a variable can stand, from which strongroom run starts', async () => {
    ground.write(
      'compose.yaml',
      `services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`,
    );
    const { code, stdout, output } = await fix('compose.yaml', '--name-template', 'shop/{name}');
    assert.equal(code, 0, output);
    assert.equal(await aws.secret('shop/POSTGRES_PASSWORD'), password);
    assert.match(ground.read('compose.yaml'), /POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?\}/);
    assert.equal(ground.read('.env'), 'POSTGRES_PASSWORD=secretsmanager://shop/POSTGRES_PASSWORD\n');
    assert.match(stdout, /with a reference to it as POSTGRES_PASSWORD in \.env/);
    const started = await ground.run(['run', '--', 'printenv', 'POSTGRES_PASSWORD'], { env: aws.environment });
    assert.equal(started.stdout.trim(), password);
  });

  it('rewrites without a call with --no-store', async () => {
    ground.write('settings.py', python());
    const before = aws.sandbox.requests.length;
    const { code, output } = await fix('--no-store', 'settings.py');
    assert.equal(code, 0);
    assert.equal(aws.sandbox.requests.length, before);
    assert.match(ground.read('settings.py'), /get_secret\(/);
    assert.match(output, /Nothing was stored: put the value there/);
    assert.ok(!output.includes(password));
  });

  describe('when storing goes wrong', () => {
    const faults: [
      title: string,
      operation: string,
      fault: Parameters<TestAws['sandbox']['inject']>[1],
      word: RegExp,
    ][] = [
      ['permission is denied', 'secretsmanager:CreateSecret', { kind: 'denied' }, /secretsmanager:CreateSecret/],
      ['the session is over', '*', { kind: 'expired' }, /expired/i],
      ['the answer is a web page', 'secretsmanager:CreateSecret', { kind: 'garbage' }, /not known|untouched/],
      ['the connection is cut', 'secretsmanager:CreateSecret', { kind: 'reset' }, /untouched/],
      [
        'another value is read back',
        'secretsmanager:GetSecretValue',
        { kind: 'wrong-value' },
        /different value|differs/i,
      ],
      ['reading back is denied', 'secretsmanager:GetSecretValue', { kind: 'denied' }, /secretsmanager:GetSecretValue/],
    ];
    for (const [title, operation, fault, word] of faults) {
      it(`leaves the file as it is: ${title}`, async () => {
        ground.write('one.py', `DB_PASSWORD = "${password}"\n`);
        aws.sandbox.inject(operation, fault);
        const { code, output } = await fix('one.py', '--name-template', `faults/${title.replaceAll(' ', '-')}`);
        assert.equal(code, 1, output);
        assert.equal(ground.read('one.py'), `DB_PASSWORD = "${password}"\n`);
        assert.match(output, word);
        assert.match(output, /0 findings fixed, 1 left/);
        assert.ok(!output.includes(password));
      });
    }

    it('leaves the file as it is where nobody is signed in', async () => {
      ground.write('one.py', `DB_PASSWORD = "${password}"\n`);
      const { code, stderr } = await ground.run(['fix', 'one.py']);
      assert.equal(code, 1);
      assert.match(stderr, /one\.py:1:16 {2}password-in-code left: /);
      assert.equal(ground.read('one.py'), `DB_PASSWORD = "${password}"\n`);
    });

    it('leaves the file as it is where the name holds another value, and uses the same value again', async () => {
      ground.write('one.py', `DB_PASSWORD = "${password}"\n`);
      assert.equal((await fix('one.py', '--name-template', 'taken/{name}')).code, 0);
      const other = new Samples(99).make('password');
      ground.write('two.py', `DB_PASSWORD = "${other}"\n`);
      const { code, stderr } = await fix('two.py', '--name-template', 'taken/{name}');
      assert.equal(code, 1);
      assert.match(stderr, /taken\/DB_PASSWORD/);
      assert.equal(ground.read('two.py'), `DB_PASSWORD = "${other}"\n`);
      assert.equal(await aws.secret('taken/DB_PASSWORD'), password);
      ground.write('three.py', `DB_PASSWORD = "${password}"\n`);
      const third = await fix('three.py', '--name-template', 'taken/{name}');
      assert.equal(third.code, 0);
      assert.match(third.stdout, /the same value stands already as taken\/DB_PASSWORD/);
    });

    it('names what was stored where the file cannot be written', async function () {
      if (process.getuid?.() === 0) {
        this.skip();
      }
      chmodSync(ground.write('one.py', `DB_PASSWORD = "${password}"\n`), 0o444);
      const { code, output } = await fix('one.py', '--name-template', 'unwritten/{name}');
      assert.equal(code, 1);
      assert.match(output, /unwritten\/DB_PASSWORD now stands in AWS Secrets Manager, and the code does not use it/);
    });
  });

  it('gives two values of one name two names', async () => {
    const other = new Samples(7).make('password');
    const read = (name: string, value: string): string =>
      `export async function ${name}(): Promise<string> {\n  const password = '${value}';\n  return password;\n}\n`;
    ground.write('config.ts', read('one', password) + read('two', other) + read('three', password));
    const { code, output } = await fix('config.ts', '--name-template', 'two/{name}');
    assert.equal(code, 0, output);
    const names = [...ground.read('config.ts').matchAll(/getSecret\('(two\/.*?)'\)/g)].map((match) => match[1] ?? '');
    assert.equal(names.length, 3);
    assert.equal(names[2], names[0]);
    assert.notEqual(names[1], names[0]);
    assert.equal(await aws.secret(names[0] ?? ''), password);
    assert.equal(await aws.secret(names[1] ?? ''), other);
  });

  it('knows a fix as finished where a finding like it is left', async () => {
    const other = new Samples(43).make('password');
    const statement = `<<<SQL\nALTER USER app IDENTIFIED BY '${other}';\nSQL;\n`;
    ground.write('legacy.php', `<html>\n<?php\n$password = '${password}';\n$sql = ${statement}?>\n</html>\n`);
    const first = await fix('legacy.php', '--name-template', 'alike/{name}');
    assert.equal(first.code, 1, first.output);
    assert.match(first.stdout, /1 finding fixed, 1 left/);
    const second = await fix('legacy.php', '--name-template', 'alike/{name}');
    assert.doesNotMatch(second.output, /did not finish/);
  });

  it('stores a value once that stands in several places and files', async () => {
    ground.write('one.py', `DB_PASSWORD = "${password}"\nSMTP_PASSWORD = "${password}"\n`);
    ground.write('two.py', `ADMIN_PASSWORD = "${password}"\n`);
    const before = aws.writes().length;
    const { code, stdout, output } = await fix('one.py', 'two.py', '--name-template', 'once/{name}');
    assert.equal(code, 0, output);
    assert.equal(aws.writes().length, before + 1);
    assert.match(
      ground.read('one.py'),
      /DB_PASSWORD = get_secret\("once\/DB_PASSWORD"\)\nSMTP_PASSWORD = get_secret\("once\/DB_PASSWORD"\)/,
    );
    assert.match(ground.read('two.py'), /ADMIN_PASSWORD = get_secret\("once\/DB_PASSWORD"\)/);
    assert.equal(stdout.match(/looked up as once\/DB_PASSWORD, as before/g)?.length, 2);
  });

  it('stores a whole connection as one JSON object with --whole-connections', async () => {
    const source = `import psycopg2\n\nconnection = psycopg2.connect(host="db.internal", port=5432, user="app", password="${password}", dbname="shop")\n`;
    ground.write('orders.py', source);
    const dry = await fix('orders.py', '--whole-connections', '--dry-run');
    assert.equal(dry.code, 0, dry.output);
    assert.match(dry.stdout, /^\+.*json\.loads\(get_secret\("[^"]*\/orders\/postgres"\)\)\["username"\]/m);
    assert.ok(!dry.output.includes(password));
    const { code, output } = await fix('orders.py', '--whole-connections', '--name-template', 'whole/{name}');
    assert.equal(code, 0, output);
    assert.deepEqual(JSON.parse((await aws.secret('whole/postgres')) ?? ''), {
      engine: 'postgres',
      host: 'db.internal',
      username: 'app',
      password,
      dbname: 'shop',
      port: 5432,
    });
    assert.match(output, /Changes in behaviour:[\s\S]*JSON object/);
    execFileSync('python3', ['-m', 'py_compile', ground.path('orders.py')]);
    assert.ok(!ground.read('orders.py').includes('db.internal') && !output.includes(password));
    assert.deepEqual(await ground.scan(), []);
  });

  describe('how secrets are made', () => {
    it('tells where they come from, by tags and a description', async () => {
      ground.write('src/one.py', `DB_PASSWORD = "${password}"\n`);
      assert.equal((await fix('src/one.py', '--name-template', 'made/{name}')).code, 0);
      const made = await aws.described('made/DB_PASSWORD');
      assert.equal(made.tags['file'], 'src/one.py');
      assert.equal(made.tags['created-by'], 'strongroom');
      assert.equal(made.kmsKeyId, undefined);
      assert.equal(made.description, 'DB_PASSWORD, moved out of src/one.py by Strongroom');
    });

    it('takes tags, a key and a description from the configuration, and from options before that', async () => {
      ground.write(
        '.strongroom.json',
        '{ "storage": { "tags": { "team": "a", "x": "y" }, "kmsKeyId": "alias/team" } }',
      );
      ground.write('one.py', `DB_PASSWORD = "${password}"\n`);
      const template = ['--name-template', 'configured/{name}'];
      const { code, output, stdout } = await fix(
        'one.py',
        ...template,
        '--tag',
        'team=b',
        '--description',
        'Of {file}',
        '--print-policies',
      );
      assert.equal(code, 0, output);
      const made = await aws.described('configured/DB_PASSWORD');
      assert.deepEqual(
        [made.tags['team'], made.tags['x'], made.kmsKeyId, made.description],
        ['b', 'y', 'alias/team', 'Of one'],
      );
      assert.match(
        stdout,
        /"Action": "secretsmanager:GetSecretValue",\s+"Resource": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:configured\/DB_PASSWORD-/,
      );
      assert.match(stdout, /"kms:ResourceAliases": "alias\/team"/);
      assert.match(stdout, /role of another account/);
    });

    it('has no tags but those of the options with --no-tags', async () => {
      ground.write('one.py', `DB_PASSWORD = "${password}"\n`);
      const { code } = await fix(
        'one.py',
        '--name-template',
        'bare/{name}',
        '--no-tags',
        '--tag',
        'a=b',
        '--kms-key',
        'alias/mine',
      );
      assert.equal(code, 0);
      const { tags, kmsKeyId } = await aws.described('bare/DB_PASSWORD');
      assert.deepEqual([tags, kmsKeyId], [{ a: 'b' }, 'alias/mine']);
    });

    for (const [args, word] of [
      [['--tag', 'team'], /--tag takes KEY=VALUE/],
      [['--tag', 'aws:x=y'], /--tag: .*reserved/],
      [['--kms-key', 'no key'], /--kms-key: A KMS key is named by/],
      [['--description', '{user}'], /--description: There is no placeholder “\{user\}”/],
    ] as const) {
      it(`refuses ${args.join(' ')} before anything happens`, async () => {
        ground.write('one.py', `DB_PASSWORD = "${password}"\n`);
        const { code, stderr } = await fix('one.py', ...args);
        assert.equal(code, 2);
        assert.match(stderr, word);
        assert.equal(ground.read('one.py'), `DB_PASSWORD = "${password}"\n`);
      });
    }
  });

  describe('with --to env', () => {
    it('keeps values in a git-ignored .env that only its owner reads', async () => {
      ground.write('settings.py', python());
      const { code, stdout } = await fix('--to', 'env', 'settings.py');
      assert.equal(code, 0);
      assert.equal(ground.read('.gitignore'), '/.env\n');
      assert.match(stdout, /Added \.env to .*\.gitignore/);
      assert.equal(statSync(ground.path('.env')).mode & 0o777, 0o600);
      const read = execFileSync('sh', ['-c', '. ./.env; printf %s "$DB_PASSWORD|$DATABASE_URL"'], {
        cwd: ground.folder,
        encoding: 'utf8',
      });
      assert.equal(read, `${password}|${url}`);
      assert.doesNotMatch(ground.read('settings.py'), /postgres:/);
      assert.deepEqual(await ground.scan('settings.py'), []);
    });

    it('leaves a .gitignore alone that covers the file, and takes the file that --env-file names', async () => {
      ground.write('.gitignore', '*.local\n');
      // Node itself ends with 9 where the file that an option of this name gives does not exist.
      ground.write('app.local', '');
      ground.write('settings.py', python());
      assert.equal((await fix('--to', 'env', '--env-file', 'app.local', 'settings.py')).code, 0);
      assert.equal(ground.read('.gitignore'), '*.local\n');
      assert.match(ground.read('app.local'), /^DB_PASSWORD=/);
    });

    it('refuses a file that git tracks', async () => {
      const git = (...args: string[]): void => {
        execFileSync('git', args, { cwd: ground.folder, env: { PATH: process.env['PATH'], ...ground.environment() } });
      };
      git('init', '-q');
      ground.write('.env', 'A=1\n');
      git('add', '.env');
      ground.write('settings.py', python());
      const { code, stderr } = await fix('--to', 'env', 'settings.py');
      assert.equal(code, 1);
      assert.match(stderr, /git tracks .*\.env/);
      assert.equal(ground.read('.env'), 'A=1\n');
      assert.equal(ground.read('settings.py'), python());
    });

    it('leaves a variable that holds another value alone, and takes another name', async () => {
      ground.write('.env', 'DB_PASSWORD=other\n');
      ground.write('settings.py', `DB_PASSWORD = "${password}"\n`);
      const { code } = await fix('--to', 'env', 'settings.py');
      assert.equal(code, 0);
      const name = /environ\["(\w+)"\]/.exec(ground.read('settings.py'))?.[1];
      assert.notEqual(name, 'DB_PASSWORD');
      const read = execFileSync('sh', ['-c', `. ./.env; printf %s "$DB_PASSWORD|$${name ?? ''}"`], {
        cwd: ground.folder,
      });
      assert.equal(read.toString(), `other|${password}`);
    });

    it('refuses where the one name that it may take holds another value', async () => {
      ground.write('.env', 'SHOP_PASSWORD=other\n');
      ground.write('settings.py', `DB_PASSWORD = "${password}"\n`);
      const { code, stderr } = await fix('--to', 'env', '--name-template', 'SHOP_PASSWORD', 'settings.py');
      assert.equal(code, 1);
      assert.match(stderr, /already holds a different value under SHOP_PASSWORD/);
      assert.equal(ground.read('.env'), 'SHOP_PASSWORD=other\n');
    });
  });

  describe('for AWS keys', () => {
    it('refuses to destroy what may be the only copy', async () => {
      ground.write('s3.js', client());
      for (const args of [[], ['--no-store'], ['--to', 'env']]) {
        const { code, stderr } = await fix('s3.js', ...args);
        assert.equal(code, 1);
        assert.match(stderr, /--save-profile NAME .*--discard-value/);
        assert.equal(ground.read('s3.js'), client());
      }
    });

    it('saves the pair as a profile with --save-profile, with a backup, and says that the key still works', async () => {
      mkdirSync(path.join(ground.home, '.aws'));
      ground.write('s3.js', client());
      const { code, output } = await fix('s3.js', '--save-profile', 'legacy');
      assert.equal(code, 0, output);
      const credentials = readFileSync(path.join(ground.home, '.aws/credentials'), 'utf8');
      assert.match(credentials, /^\[legacy\]$/m);
      assert.ok(credentials.includes(id) && credentials.includes(secretKey));
      assert.match(ground.read('s3.js'), /new S3Client\(\{ region: 'eu-west-1' \}\)/);
      assert.match(output, /aws-access-key-id \+ aws-secret-access-key/);
      assert.match(output, /2 findings fixed, 0 left/);
      assert.match(output, /stays valid until it is deactivated/);
      assert.match(output, /console\.aws\.amazon\.com\/iam/);
      assert.ok(!output.includes(id) && !output.includes(secretKey));
    });

    it('removes them with --discard-value, without a call', async () => {
      ground.write('s3.js', client());
      const before = aws.sandbox.requests.length;
      assert.equal((await fix('s3.js', '--discard-value')).code, 0);
      assert.equal(aws.sandbox.requests.length, before);
      assert.deepEqual(await ground.scan('s3.js'), []);
    });
  });

  it('fixes the findings of one detector only with --detector', async () => {
    ground.write('settings.py', python());
    const { code, output } = await fix('--no-store', '--detector', 'connection-string-with-password', 'settings.py');
    assert.equal(code, 0, output);
    assert.deepEqual(
      (await ground.scan()).map(({ detector }) => detector),
      ['password-in-code'],
    );
  });

  it('leaves what it cannot rewrite, each with its reason and with what works', async () => {
    ground.write('config.yaml', `database:\n  password: ${password}\n`);
    const { code, stderr } = await fix('config.yaml');
    assert.equal(code, 1);
    assert.match(stderr, /config\.yaml:2:13 {2}password-in-code left: /);
  });

  it('fixes what a scan finds in a folder, and leaves what is ignored and what holds nothing', async () => {
    const plain = 'print("ready")\n';
    ground.write('shop/a.py', python());
    ground.write('shop/deep/b.py', python());
    ground.write('shop/plain.py', plain);
    ground.write('shop/.gitignore', 'vendored/\n');
    ground.write('shop/vendored/c.py', python());
    const { code, output } = await fix('shop', '--no-store');
    assert.equal(code, 0, output);
    for (const file of ['shop/a.py', 'shop/deep/b.py']) {
      assert.ok(!ground.read(file).includes(password), file);
    }
    assert.equal(ground.read('shop/vendored/c.py'), python());
    assert.equal(ground.read('shop/plain.py'), plain);
    assert.ok(!output.includes('plain.py'), output);
  });

  describe('that cannot run', () => {
    const usage: [args: string[], word: RegExp][] = [
      [[], /Name the files/],
      [['missing.py'], /missing\.py is not there/],
      [['a.py', 'missing'], /missing is not there/],
      [['a.py', '--to', 'vault'], /--to takes secretsmanager, parameterstore, env/],
      [['a.py', '--detector', 'nonsense'], /There is no detector “nonsense”/],
      [['a.py', '--name-template', '{foo}'], /not \{foo\}/],
      [['a.py', '--staged'], /There is no option --staged/],
    ];
    for (const [args, word] of usage) {
      it(`ends with 2 for ${args.join(' ') || 'no file'}`, async () => {
        ground.write('a.py', python());
        const { code, stderr } = await fix(...args);
        assert.equal(code, 2);
        assert.match(stderr, word);
        assert.equal(ground.read('a.py'), python());
      });
    }

    it('fixes a Latin-1 file whose only letters outside ASCII were in the secret', async () => {
      const value = `${new Samples(29).make('password')}\xe9`;
      ground.write('a.py', Buffer.from(`DB_PASSWORD = "${value}"\n`, 'latin1'));
      const { code, output } = await fix('a.py', '--no-store');
      assert.equal(code, 0, output);
      assert.match(ground.read('a.py'), /DB_PASSWORD = get_secret\(/);
    });

    it('ends with 2 for a file too large to be looked at', async () => {
      const large = `${python()}${'x = 1\n'.repeat(3_600_000)}`;
      ground.write('a.py', large);
      const { code, stderr, output } = await fix('a.py');
      assert.equal(code, 2);
      assert.match(stderr, /was not looked at; the limit is 20\.0 million/);
      assert.doesNotMatch(output, /Nothing to fix/);
      assert.equal(ground.read('a.py'), large);
    });

    it('ends with 2 for a binary file', async () => {
      ground.write('a.bin', Buffer.from([0, 1, 2, 3]));
      const { code, stderr } = await fix('a.bin');
      assert.equal(code, 2);
      assert.match(stderr, /a\.bin was left alone: it is a binary file/);
    });
  });
});
