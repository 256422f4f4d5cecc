import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Samples } from '../support/samples';
import { Playground } from './support/cli';

describe('strongroom baseline', () => {
  let ground: Playground;
  let samples: Samples;

  beforeEach(() => {
    ground = new Playground();
    samples = new Samples(12);
    ground.write('src/a.py', `DB_PASSWORD = "${samples.make('password')}"\n`);
    ground.write('src/b.ts', `export const id = '${samples.make('aws-access-key-id')}';\n`);
  });

  afterEach(() => {
    ground.dispose();
  });

  const file = (name = '.strongroom-baseline.json'): string => path.join(ground.folder, name);
  const read = (
    name?: string,
  ): { findings: { path: string; reason: string; expires?: string; fingerprint: string }[] } =>
    JSON.parse(readFileSync(file(name), 'utf8')) as ReturnType<typeof read>;

  it('notes what is there, without a value, and scan then reports what is new', async () => {
    const made = await ground.run(['baseline', '--reason', 'before we began', '--expires', '2099-01-31']);
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stdout, /2 findings \(2 new, 0 dropped\)/);
    assert.deepEqual(
      read().findings.map((finding) => [finding.path, finding.reason, finding.expires]),
      [
        ['src/a.py', 'before we began', '2099-01-31'],
        ['src/b.ts', 'before we began', '2099-01-31'],
      ],
    );
    const text = readFileSync(file(), 'utf8');
    for (const kind of ['password', 'aws-access-key-id']) {
      assert.ok(!text.includes(new Samples(12).make(kind)));
    }
    assert.equal((await ground.run(['scan', '--baseline', '.strongroom-baseline.json'])).code, 0);
    ground.write('src/c.py', `API_PASSWORD = "${samples.make('password')}"\n`);
    const { code, stdout } = await ground.run(['scan', '--baseline', '.strongroom-baseline.json', '--format', 'jsonl']);
    assert.equal(code, 1);
    assert.deepEqual(
      stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { path: string }).path),
      ['src/c.py'],
    );
  });

  it('is found through the configuration, keeps reasons, drops what is gone and says what is idle', async () => {
    ground.write('.strongroom.json', '{ "baseline": "security/known.json" }');
    ground.write('security/known.json', '{ "version": 1, "findings": [] }');
    assert.equal((await ground.run(['baseline', '--reason', 'first'])).code, 0);
    assert.equal((await ground.run(['scan'])).code, 0);
    ground.write('src/a.py', 'DB_PASSWORD = read()\n');
    const scanned = await ground.run(['scan']);
    assert.equal(scanned.code, 0);
    assert.match(scanned.stderr, /1 allowance of the configuration or baseline silences nothing any more/);
    ground.write('src/d.py', `API_PASSWORD = "${samples.make('password')}"\n`);
    const again = await ground.run(['baseline', '--reason', 'second']);
    assert.match(again.stdout, /2 findings \(1 new, 1 dropped\)/);
    assert.deepEqual(
      read('security/known.json').findings.map((finding) => [finding.path, finding.reason]),
      [
        ['../src/b.ts', 'first'],
        ['../src/d.py', 'second'],
      ],
    );
  });

  it('keeps what was listed outside of what it looks at', async () => {
    await ground.run(['baseline']);
    const { stdout } = await ground.run(['baseline', 'src/a.py']);
    assert.match(stdout, /2 findings \(0 new, 0 dropped\)/);
  });

  it('lets an expired entry be reported again', async () => {
    await ground.run(['baseline', 'src/a.py', '--expires', '2020-01-31']);
    const { code, stderr } = await ground.run(['scan', 'src/a.py', '--baseline', '.strongroom-baseline.json']);
    assert.equal(code, 1);
    assert.match(stderr, /expired on 2020-01-31/);
  });

  it('does not write over a file that it does not understand', async () => {
    ground.write('.strongroom-baseline.json', 'our notes');
    const { code, stderr } = await ground.run(['baseline']);
    assert.equal(code, 2);
    assert.match(stderr, /It was left as it is/);
    assert.equal(readFileSync(file(), 'utf8'), 'our notes');
  });

  it('says what is wrong with its options, and with a baseline that is not there', async () => {
    assert.match((await ground.run(['baseline', '--expires', 'soon'])).stderr, /--expires takes a day/);
    const { code, stderr } = await ground.run(['scan', '--baseline', 'none.json']);
    assert.equal(code, 2);
    assert.match(stderr, /none\.json cannot be read/);
  });
});
