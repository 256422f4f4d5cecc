import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { english } from '../../../src/core/text/message';
import { FileScanner } from '../../../src/node/fileScan/fileScanner';

describe('the file scanner', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'file-scanner-'));
    file = path.join(folder, 'settings.ts');
    writeFileSync(file, 'const text = 1;\n');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('tells of a file that the engine stumbles over, without the words of the error, and goes on', async () => {
    let calls = 0;
    const scanner = new FileScanner(
      {
        mayHoldSecrets: () => true,
        scan: () => {
          calls += 1;
          return calls === 1
            ? Promise.reject(new RangeError('the stack is full of hunters'))
            : Promise.resolve({ findings: [], suppressed: [], problems: [] });
        },
      },
      '2026-01-01',
    );
    const scanned = { file, path: 'settings.ts', configuration: defaultConfiguration };
    const stumbled = await scanner.scan(scanned);
    assert.equal(stumbled.looked, false);
    const [problem] = stumbled.problems;
    assert.equal(problem?.problem.kind, 'failed');
    assert.match(english(problem.problem.message), /RangeError at .*fileScanner\.test\.ts/);
    assert.doesNotMatch(english(problem.problem.message), /hunters/);
    assert.equal((await scanner.scan(scanned)).looked, true);
  });
});
