import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { Samples } from '../support/samples';
import { Playground } from './support/cli';
import type { CliResult } from './support/cli';

const folders = 20;

/** Loaded into every thread: notes each batch of files that a thread answers, or does something else instead. */
const watch = (instead: string): string => `
  const { isMainThread, parentPort } = require('node:worker_threads');
  const { appendFileSync } = require('node:fs');
  if (!isMainThread) {
    let batches = 0;
    const post = parentPort.postMessage.bind(parentPort);
    parentPort.postMessage = (message) => {
      if (message.kind === 'batch') {
        batches += 1;
        ${instead}
        appendFileSync(process.env.BATCHES, '.');
      }
      post(message);
    };
  }`;

describe('strongroom scan --jobs', function () {
  this.timeout(240_000);
  let ground: Playground;
  let hooks: Playground;

  before(() => {
    ground = new Playground();
    hooks = new Playground();
    hooks.openToAll();
    for (let folder = 0; folder < folders; folder += 1) {
      writeFolder(ground, `part ${String(folder).padStart(2, '0')}`, new Samples(folder + 1));
    }
    ground.write('broken.strongroom/.strongroom.json', '{ "ignore": ["left-out/"], "detecters": {} }');
    ground.write('broken.strongroom/left-out/a.py', 'x = 1\n');
    ground.write('broken.strongroom/b.py', `token = "${new Samples(99).make('token')}"\n`);
    ground.write(
      '.strongroom.json',
      JSON.stringify({
        allow: [{ fingerprint: 'idle', reason: 'silences nothing' }],
        patterns: [{ id: 'ticket', keywords: ['TCK-'], pattern: 'TCK-[0-9]{8}', description: 'a ticket' }],
      }),
    );
  });

  after(() => {
    ground.dispose();
    hooks.dispose();
  });

  /** How a scan in threads went, and how many batches of files they answered. */
  async function run(args: readonly string[], instead = ''): Promise<CliResult & { readonly batches: number }> {
    const hook = hooks.write('hook.cjs', watch(instead));
    const file = hooks.write('batches', '');
    // A space or a letter outside ASCII in it would have to be escaped otherwise.
    const env = { NODE_OPTIONS: `--require ${JSON.stringify(hook)}`, BATCHES: file };
    const result = await ground.run(['scan', ...args], { env });
    return { ...result, batches: readFileSync(file, 'utf8').length };
  }

  for (const format of ['text', 'json', 'jsonl', 'sarif']) {
    it(`prints the same as ${format}, however many files are scanned at once`, async () => {
      const one = await run(['--format', format, '--jobs', '1']);
      assert.equal(one.code, 1);
      assert.equal(one.batches, 0);
      // A URI of SARIF writes the space otherwise.
      assert.ok(one.stdout.split(/part(?: |%20)/).length > folders);
      for (const jobs of ['2', '4']) {
        const { code, stdout, stderr, batches } = await run(['--format', format, '--jobs', jobs]);
        assert.ok(batches > 0, 'no thread scanned anything');
        assert.equal(stdout, one.stdout);
        assert.equal(stderr, one.stderr);
        assert.equal(code, one.code);
      }
    });
  }

  it('tells of what was not looked at in full in the same order, too', async () => {
    const roots = ['part 03', 'broken.strongroom', '.', 'part 03/config.py', 'broken.strongroom/left-out/a.py'];
    const one = await run(['--jobs', '1', ...roots]);
    const { stdout, stderr, batches } = await run(['--jobs', '3', ...roots]);
    assert.ok(batches > 0, 'no thread scanned anything');
    assert.equal(stdout, one.stdout);
    assert.equal(stderr, one.stderr);
    for (const word of [
      /detecters/,
      /larger than 40 MB/,
      /binary and not looked at/,
      /not valid UTF-8/,
      /minified/,
      /silences nothing/,
      /is left out by the configuration/,
      /allowance of the configuration or baseline/,
    ]) {
      assert.match(stderr, word);
    }
  });

  it('leaves nothing out where files cannot be read', async () => {
    const file = ground.path('part 05', 'config.py');
    ground.openToAll();
    chmodSync(file, 0);
    try {
      const one = await ground.runUnprivileged(['scan', '--jobs', '1']);
      const two = await ground.runUnprivileged(['scan', '--jobs', '2']);
      assert.deepEqual(two, one);
      if (one !== undefined) {
        assert.match(one.stderr, /part 05\/config\.py: This file was not looked at: permission is denied/);
      }
    } finally {
      chmodSync(file, 0o644);
    }
  });

  for (const [what, instead, reason] of [
    ['ends', 'if (batches === 2) { process.exit(3); }', 'code 3'],
    ['fails', `if (batches === 2) { throw new RangeError('as told'); }`, 'RangeError'],
  ] as const) {
    it(`leaves nothing out where a thread ${what}, and says so`, async () => {
      const one = await run(['--jobs', '1']);
      const { code, stdout, stderr } = await run(['--jobs', '2'], instead);
      assert.equal(stdout, one.stdout);
      assert.equal(code, one.code);
      const more = stderr.slice(one.stderr.length);
      assert.ok(stderr.startsWith(one.stderr));
      assert.match(more, new RegExp(`^(?:strongroom: a thread .* ended unexpectedly \\(${reason}\\)\\. .*\n)+$`));
    });
  }

  it('starts no thread for a few files', async () => {
    const { code, batches } = await run(['--jobs', '4', 'part 01/config.py', 'part 02/config.py']);
    assert.equal(code, 1);
    assert.equal(batches, 0);
  });

  it('makes the same baseline', async () => {
    const made = async (jobs: string): Promise<string> => {
      const name = `made by ${jobs}.json`;
      const output = ['--output', hooks.path(name), '--reason', 'a test'];
      const { code } = await ground.run(['baseline', '--jobs', jobs, ...output]);
      assert.equal(code, 0);
      return hooks.read(name);
    };
    const one = await made('1');
    assert.match(one, /part 00/);
    assert.equal(await made('2'), one);
  });

  for (const value of ['0', 'x', '-1', '1.5', '65']) {
    it(`ends with 2 for --jobs=${value}`, async () => {
      for (const command of ['scan', 'baseline']) {
        const { code, stdout, stderr } = await ground.run([command, `--jobs=${value}`]);
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.ok(stderr.includes(`--jobs takes a whole number from 1 to 64; not “${value}”.`));
      }
    });
  }
});

/** A folder of files in many languages, most of which hold something, and all kinds of what is not looked at in full. */
function writeFolder(ground: Playground, folder: string, samples: Samples): void {
  const write = (name: string, content: string | Uint8Array): void => {
    ground.write(`${folder}/${name}`, content);
  };
  const password = (): string => samples.make('password');
  const filler = (line: (index: number) => string): string =>
    Array.from({ length: 120 }, (_, index) => line(index)).join('\n');
  const codes: Readonly<Record<string, string>> = {
    'app.ts': `export const dbPassword = '${password()}';\n${filler((index) => `export const password${String(index)} = read('${samples.make('word')}');`)}\n`,
    'view.tsx': `const password = '${password()}';\nexport const View = () => <input type="password" name="password" />;\n`,
    'old.js': `module.exports = { password: '${password()}', user: 'app' };\n`,
    'config.py': `DB_PASSWORD = "${password()}"\n${filler((index) => `password_${String(index)} = os.environ["${samples.make('word')}"]`)}\n`,
    'Main.java': `class Main {\n  String password = "${password()}";\n${filler((index) => `  String password${String(index)}() { return read("${samples.make('word')}"); }`)}\n}\n`,
    'main.go': `package main\n\nvar password = "${password()}"\n${filler((index) => `func password${String(index)}() string { return read("${samples.make('word')}") }`)}\n`,
    'Program.cs': `class Program { string password = "${password()}"; }\n`,
    'app.rb': `password = '${password()}'\n`,
    'index.php': `<?php\n$password = '${password()}';\n`,
    'lib.rs': `const PASSWORD: &str = "${password()}";\n`,
    'main.cpp': `const char* password = "${password()}";\n`,
    'run.sh': `export DB_PASSWORD='${password()}'\n`,
    'run.ps1': `$password = '${password()}'\n`,
    'Main.kt': `val password = "${password()}"\n`,
    'values.yaml': `db:\n  password: "${password()}"\n`,
    'values.json': `{ "password": "${password()}" }\n`,
    'app.toml': `password = "${password()}"\n`,
    'app.ini': `[db]\npassword = ${password()}\n`,
    'app.properties': `db.password=${password()}\n`,
    '.env': `DB_PASSWORD=${password()}\n`,
    'web.xml': `<db password="${password()}"/>\n`,
    'main.tf': `variable "password" { default = "${password()}" }\n`,
    Dockerfile: `FROM scratch\nENV DB_PASSWORD=${password()}\n`,
    'users.sql': `CREATE USER app IDENTIFIED BY '${password()}';\n`,
    'README.md': `# Text\n\n    password = "${password()}"\n`,
    'ticket.txt': `see TCK-${samples.make('digits-8')}\n`,
    'silenced.py': `# strongroom-ignore-next-line: a test\npassword = "${password()}"\n`,
    'idle.py': '# strongroom-ignore-next-line: a test\nx = 1\n',
    'keys.py': `AWS_ACCESS_KEY_ID = "${samples.make('aws-access-key-id')}"\nAWS_SECRET_ACCESS_KEY = "${samples.make('aws-secret-access-key')}"\n`,
    'deep.json': `${'['.repeat(3000)}{"password": "${password()}"}${']'.repeat(3000)}\n`,
    'nested.js': `const password = ${'('.repeat(2000)}'${password()}'${')'.repeat(2000)};\n`,
    'bundle.min.js': `var password="${password()}",a="${'x'.repeat(60_000)}";`,
    'clean.ts': filler((index) => `export const value${String(index)} = '${samples.make('word')}';`),
  };
  for (const [name, content] of Object.entries(codes)) {
    write(name, content);
  }
  for (let index = 0; index < 3; index += 1) {
    // Enough to do for several threads.
    write(`plain ${String(index)}.txt`, 'nothing at all\n'.repeat(10_000));
  }
  write('latin.py', Buffer.from(`# caf\u00e9\npassword = "${password()}"\n`, 'latin1'));
  write('wide.ini', Buffer.from(`\ufeff[db]\npassword = ${password()}\n`, 'utf16le'));
  write('image.bin', Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(`password = ${password()}`)]));
  if (folder.endsWith('7')) {
    write('large.json', Buffer.alloc(41 * 1024 * 1024, 'password '));
  }
}
