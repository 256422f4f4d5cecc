import assert from 'node:assert/strict';
import { createScanner, scanText } from '../../support/scanning';
import { Samples } from '../../support/samples';

const scanner = createScanner();

async function fingerprints(path: string, text: string): Promise<string[]> {
  return (await scanText(scanner, path, text)).findings.map(({ fingerprint }) => fingerprint);
}

describe('fingerprints', () => {
  const samples = new Samples(11);
  const password = samples.make('weak-password');
  const id = samples.make('aws-access-key-id');

  it('survive line moves', async () => {
    const code = `const password = '${password}';\nconst id = '${id}';\n`;
    assert.deepEqual(await fingerprints('src/a.ts', code), await fingerprints('src/a.ts', `// moved\n\n${code}`));
  });

  it('of guessable values tell nothing of the value and belong to their file and name', async () => {
    const first = await fingerprints('src/a.ts', `const password = '${password}';\n`);
    assert.deepEqual(first, await fingerprints('src/a.ts', `const password = 'other${password}';\n`));
    assert.notDeepEqual(first, await fingerprints('src/b.ts', `const password = '${password}';\n`));
    assert.notDeepEqual(first, await fingerprints('src/a.ts', `const dbPassword = '${password}';\n`));
  });

  it('of values that no one can guess survive a moved file', async () => {
    const code = `const id = '${id}';\n`;
    assert.deepEqual(await fingerprints('src/a.ts', code), await fingerprints('lib/b.ts', code));
  });

  it('of the same name twice in a file differ', async () => {
    const found = await fingerprints('src/a.ts', `f({ password: '${password}' });\nf({ password: '${password}' });\n`);
    assert.equal(found.length, 2);
    assert.equal(new Set(found).size, 2);
  });
});
