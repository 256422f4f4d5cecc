import assert from 'node:assert/strict';
import { chmodSync, rmSync, statSync } from 'node:fs';
import { FileReader } from '../../src/node/fileBytes';
import { english } from '../../src/core/text/message';
import { Samples } from '../support/samples';
import { Playground } from './support/cli';

describe('strongroom on bad input', function () {
  this.timeout(120_000);
  let ground: Playground;
  let samples: Samples;
  let password: string;

  beforeEach(() => {
    ground = new Playground();
    samples = new Samples(23);
    password = samples.make('password');
  });

  afterEach(() => {
    ground.dispose();
  });

  const python = (value: string): string => `DB_PASSWORD = "${value}"\n`;

  it('skips binary files, and says so where one was named', async () => {
    const binary = Buffer.concat([Buffer.from([0, 1, 2, 0]), Buffer.from(python(password))]);
    ground.write('program.bin', binary);
    ground.write('a.py', 'x = 1\n');
    const tree = await ground.run(['scan']);
    assert.equal(tree.code, 0);
    assert.match(tree.stderr, /1 file binary and not looked at/);
    const named = await ground.run(['scan', 'program.bin']);
    assert.equal(named.code, 0);
    assert.match(named.stderr, /program\.bin: .*binary/);
  });

  it('skips a file of 50 MB with a word', async () => {
    ground.write('large.py', Buffer.alloc(50 * 1024 * 1024, python('x')));
    ground.write('a.py', python(password));
    const { code, stdout, stderr } = await ground.run(['scan']);
    assert.equal(code, 1);
    assert.match(stdout, /^a\.py$/m);
    assert.match(stderr, /large\.py: This file is larger than 40 MB and was not looked at\./);
  });

  it('looks at 5 MB of minified code on one line for structured secrets, and shows little of the line', async () => {
    const id = samples.make('aws-access-key-id');
    const filler = 'function a(b,c){return b(c)+"x".repeat(3)};'.repeat(60_000);
    ground.write('app.js', `${filler}var k="${id}",p={password:"${password}"};${filler}`);
    const { code, output, stdout } = await ground.run(['scan']);
    assert.equal(code, 1);
    assert.match(stdout, /aws-access-key-id/);
    assert.ok(output.length < 3000, `${String(output.length)} characters`);
    assert.ok(!output.includes(id) && !output.includes(password));
  });

  it('reads what is not valid UTF-8, and finds what is in it', async () => {
    ground.write('latin.py', Buffer.from(`# caf\xe9 \xff\n${python(password)}`, 'latin1'));
    const [line] = await ground.scan();
    assert.deepEqual([line?.startLine, line?.startColumn], [2, 16]);
    assert.match((await ground.run(['scan'])).stderr, /latin\.py: .*not valid UTF-8/);
  });

  for (const [name, bytes] of [
    ['UTF-16 little endian', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 big endian', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf8')],
  ] as const) {
    it(`finds and fixes in ${name}, and writes the same encoding back`, async () => {
      ground.write('a.py', bytes(`# ü 😀\r\n${python(password)}`));
      const [line] = await ground.scan();
      assert.deepEqual([line?.startLine, line?.startColumn], [2, 16]);
      const before = statSync(ground.path('a.py')).mode;
      const { code } = await ground.run(['fix', '--no-store', 'a.py']);
      assert.equal(code, 0);
      const after = ground.bytes('a.py');
      assert.deepEqual(after.subarray(0, 2), bytes('').subarray(0, 2));
      assert.equal(statSync(ground.path('a.py')).mode, before);
      assert.ok(!after.includes(bytes(password).subarray(bytes('').length)));
      assert.ok(after.includes(bytes('DB_PASSWORD = get_secret').subarray(bytes('').length)));
      assert.deepEqual(await ground.scan(), []);
    });
  }

  for (const [name, eol] of [
    ['Windows', '\r\n'],
    ['old Macintosh', '\r'],
  ] as const) {
    it(`counts lines that end the ${name} way`, async () => {
      ground.write('a.py', ['x = 1', 'y = 2', `DB_PASSWORD = "${password}"`, ''].join(eol));
      const [line] = await ground.scan();
      assert.deepEqual([line?.startLine, line?.startColumn, line?.endLine], [3, 16, 3]);
    });
  }

  it('counts lines of mixed ends, and keeps each of them when it fixes', async () => {
    ground.write('a.py', `x = 1\r\ny = 2\nDB_PASSWORD = "${password}"\r\nz = 3\n`);
    const [line] = await ground.scan();
    assert.equal(line?.startLine, 3);
    assert.equal((await ground.run(['fix', '--no-store', 'a.py'])).code, 0);
    const after = ground.read('a.py');
    assert.match(after, /x = 1\r\ny = 2\n/);
    assert.match(after, /DB_PASSWORD = .*\r\nz = 3\n$/);
  });

  it('survives unterminated strings and broken code', async () => {
    for (const [name, text] of [
      ['a.py', `PASSWORD = "${password}\nx = '''never ends\n${python(password)}`],
      ['b.ts', `const password = '${password}\nconst t = \`never ends \${\n`],
      ['c.json', `{"password": "${password}", "x": [{`],
      ['d.yaml', `password: "${password}\n - x: [}{`],
      ['e.js', '`${'.repeat(5000)],
      ['f.py', '('.repeat(50_000) + `password="${password}"`],
      ['g.env', `PASSWORD="${password}`],
    ] as const) {
      ground.write(name, text);
    }
    const { code, output } = await ground.run(['scan']);
    assert.equal(code, 1);
    assert.doesNotMatch(output, /stopped by an error/);
    assert.ok(!output.includes(password));
  });

  it('tells ten thousand findings in one file', async () => {
    const text = Array.from(
      { length: 10_000 },
      (_, index) => `key_${String(index)} = "${samples.make('aws-access-key-id')}"`,
    ).join('\n');
    ground.write('many.py', text);
    const lines = await ground.scan();
    // A few of so many look like placeholders by accident: “YOUR” in the middle.
    assert.ok(lines.length > 9_950, String(lines.length));
    assert.equal(new Set(lines.map(({ fingerprint }) => fingerprint)).size, lines.length);
    const { code, stdout } = await ground.run(['scan']);
    assert.equal(code, 1);
    assert.match(stdout, new RegExp(`${lines.length.toLocaleString('en-US')} secrets in 1 file`));
    assert.doesNotMatch(stdout, /[A-Z2-7]{20}/);
  });

  it('notes a file that is gone before it is read', () => {
    const file = ground.write('a.py', python(password));
    rmSync(file);
    const read = new FileReader(1000).read(file);
    assert.ok(read.kind === 'problem');
    assert.match(english(read.problem.message), /not there/);
  });

  it('notes what may not be read', async function () {
    if (process.getuid === undefined) {
      this.skip();
    }
    ground.write('a.py', 'x = 1\n');
    chmodSync(ground.write('locked.py', python(password)), 0o000);
    ground.write('closed/b.py', python(password));
    chmodSync(ground.path('closed'), 0o000);
    ground.openToAll();
    const named = await ground.runUnprivileged(['scan', 'locked.py']);
    if (named === undefined) {
      this.skip();
    }
    assert.equal(named.code, 2);
    const tree = await ground.runUnprivileged(['scan']);
    assert.equal(tree?.code, 0);
    assert.match(tree.stderr, /locked\.py: .*permission is denied/);
    assert.match(tree.stderr, /closed: .*permission is denied/);
    chmodSync(ground.path('closed'), 0o700);
  });
});
