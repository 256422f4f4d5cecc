import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JournalEntry } from '../../../src/core/fix/journal';
import { FileJournal } from '../../../src/node/fileJournal';
import { stateFolder } from '../../../src/node/stateFolder';
import { removeTemporaries, replaceFile } from '../../../src/node/writeFile';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'strongroom-journal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const entry = (id: string, started: string): JournalEntry => ({
  version: 1,
  id,
  started,
  workspace: '/shop',
  target: 'secretsmanager',
  name: 'shop/db',
  connection: { region: 'eu-central-1' },
  step: 'storing',
  places: [
    {
      file: '/shop/a.py',
      fingerprint: '0a1b',
      detector: 'password-in-code',
      span: { start: 3, end: 9 },
      textHash: 'ff',
    },
  ],
});

describe('a journal in a folder', () => {
  it('is empty before anything was written', async () => {
    assert.deepEqual(await new FileJournal(path.join(folder, 'none')).read(), { entries: [], unreadable: [] });
  });

  it('gives back what was written, the oldest first, and forgets what is removed', async () => {
    const journal = new FileJournal(path.join(folder, 'journal'));
    const [late, early] = [entry('b', '2026-11-29T10:00:00.000Z'), entry('c', '2026-11-28T10:00:00.000Z')];
    await journal.write(late);
    await journal.write(early);
    await journal.write({ ...late, step: 'stored' });
    assert.deepEqual((await journal.read()).entries, [early, { ...late, step: 'stored' }]);
    await journal.remove('c');
    await journal.remove('c');
    assert.deepEqual((await journal.read()).entries, [{ ...late, step: 'stored' }]);
  });

  it('lets nobody but its owner read it', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const journal = new FileJournal(path.join(folder, 'journal'));
    await journal.write(entry('b', '2026-11-29T10:00:00.000Z'));
    assert.equal(statSync(path.join(folder, 'journal')).mode & 0o777, 0o700);
    assert.equal(statSync(path.join(folder, 'journal/b.json')).mode & 0o777, 0o600);
  });

  it('names what it cannot read, and leaves it', async () => {
    const journal = new FileJournal(folder);
    const file = path.join(folder, 'b.json');
    for (const text of ['{', '{"version":2}', '[]', JSON.stringify({ ...entry('b', ''), target: 'toString' })]) {
      writeFileSync(file, text);
      assert.deepEqual(await journal.read(), { entries: [], unreadable: [file] });
      assert.equal(readFileSync(file, 'utf8'), text);
    }
  });
});

describe('the folder for what outlives a program', () => {
  for (const [platform, environment, expected] of [
    ['linux', { HOME: '/home/a' }, '/home/a/.local/state/strongroom'],
    ['linux', { HOME: '/home/a', XDG_STATE_HOME: '/state' }, '/state/strongroom'],
    ['linux', { HOME: '/home/a', XDG_STATE_HOME: 'state' }, '/home/a/.local/state/strongroom'],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Application Support/strongroom'],
  ] as const) {
    it(`is ${expected} on ${platform}`, () => {
      assert.equal(stateFolder(environment, platform), path.normalize(expected));
    });
  }
});

describe('what a killed process leaves beside a file', () => {
  it('is removed, and nothing else', () => {
    const file = path.join(folder, '.env');
    for (const name of ['..env.0123456789ab.tmp', '..env.0123456789ab', '.env.local', '..envx.0123456789ab.tmp']) {
      writeFileSync(path.join(folder, name), '');
    }
    replaceFile(file, Buffer.from('A=1\n'));
    assert.deepEqual(removeTemporaries(file), [path.join(folder, '..env.0123456789ab.tmp')]);
    assert.deepEqual(readdirSync(folder).sort(), [
      '..env.0123456789ab',
      '..envx.0123456789ab.tmp',
      '.env',
      '.env.local',
    ]);
  });
});
