import assert from 'node:assert/strict';
import type { CustomPattern } from '../../../src/core/config/configuration';
import { english } from '../../../src/core/text/message';
import { Samples } from '../../support/samples';
import { createScanner, scanText } from '../../support/scanning';

const scanner = createScanner();
const acme: CustomPattern = {
  id: 'acme-token',
  description: 'token of the Acme deploy service',
  pattern: 'acme_([A-Za-z0-9]{32})\\b',
  ignoreCase: false,
  keywords: ['acme_'],
  severity: 'error',
};

async function found(path: string, text: string, pattern: CustomPattern = acme): Promise<string[]> {
  const { findings } = await scanText(scanner, path, text, { patterns: [pattern] });
  return findings.map(({ detector, span }) => `${detector}: ${text.slice(span.start, span.end)}`);
}

describe('custom patterns', () => {
  const token = new Samples(5).make('token', { length: '32' });

  for (const path of ['a.ts', 'a.py', 'a.yaml', 'a.json', '.env', 'a.txt', 'a.weird', 'yarn.lock']) {
    it(`are looked for in ${path}`, async () => {
      assert.deepEqual(await found(path, `deploy: "x acme_${token}"\n`), [`acme-token: ${token}`]);
    });
  }

  it('see what a literal means, not only how it is written', async () => {
    const half = `${token.slice(0, 16)}" + "${token.slice(16)}`;
    assert.deepEqual(await found('a.ts', `const t = "acme_${half}";\n`), [`acme-token: ${half}`]);
  });

  it('take the group named secret, else the first, else the whole match', async () => {
    const text = `key=abc;deploy=acme:${token};\n`;
    const take = (pattern: string): Promise<string[]> =>
      found('a.txt', text, { ...acme, pattern, keywords: ['acme:'] });
    assert.deepEqual(await take('(acme):(?<secret>[A-Za-z0-9]{32})'), [`acme-token: ${token}`]);
    assert.deepEqual(await take('acme:([A-Za-z0-9]{32})'), [`acme-token: ${token}`]);
    assert.deepEqual(await take('acme:[A-Za-z0-9]{32}'), [`acme-token: acme:${token}`]);
  });

  it('match within the lines of a keyword and the three below, at every keyword of a long text', async () => {
    const filler = 'nothing to see here\n'.repeat(3_000);
    const text = `${filler}ACME_KEY:\n  value:\n    - "${token}"\n${filler}acme_key "${token}"\n`;
    const pattern = { ...acme, pattern: 'acme_key:?\\s+(?:value:\\s+- )?"([A-Za-z0-9]{32})"', ignoreCase: true };
    assert.equal((await found('a.txt', text, { ...pattern, keywords: ['acme_key'] })).length, 2);
  });

  it('anchor at every line', async () => {
    const text = `a\nacme_${token}\nb acme_${token}\n`;
    assert.equal((await found('a.txt', text, { ...acme, pattern: '^acme_[A-Za-z0-9]{32}$' })).length, 1);
  });

  it('are reported with their severity, their words and no value, and can be silenced by id', async () => {
    const text = `const t = 'acme_${token}';\n`;
    const { findings } = await scanText(scanner, 'a.ts', text, { patterns: [acme] });
    const [finding] = findings;
    assert.equal(finding?.severity, 'error');
    assert.match(english(finding.message), /token of the Acme deploy service/);
    assert.ok(!JSON.stringify(finding).includes(token));
    const silent = `// strongroom-ignore-next-line acme-token: demo\n${text}`;
    const outcome = await scanText(scanner, 'a.ts', silent, { patterns: [acme] });
    assert.deepEqual([outcome.findings.length, outcome.suppressed.length, outcome.problems.length], [0, 1, 0]);
  });

  it('apply to the configuration that holds them alone', async () => {
    const text = `const t = 'acme_${token}';\n`;
    assert.deepEqual((await scanText(scanner, 'a.ts', text)).findings, []);
    assert.equal((await found('a.ts', text)).length, 1);
  });
});

describe('plain passwords in test code', () => {
  const weak = new Samples(6).make('weak-password');
  const text = `const password = '${weak}';\n`;

  it('are information by default, and no louder than their detector', async () => {
    const severities = async (configuration: Parameters<typeof scanText>[3]): Promise<unknown[]> =>
      (await scanText(scanner, 'test/login.test.ts', text, configuration)).findings.map(({ severity }) => severity);
    assert.deepEqual(await severities({}), ['information']);
    assert.deepEqual(await severities({ testPasswords: 'error' }), ['warning']);
    assert.deepEqual(await severities({ testPasswords: 'hint' }), ['hint']);
    assert.deepEqual(await severities({ testPasswords: 'off' }), []);
    assert.deepEqual(await severities({ detectors: { 'password-in-code': 'hint' } }), ['hint']);
  });

  it('are another matter than passwords elsewhere and secrets that look real', async () => {
    const real = `const password = '${new Samples(7).make('password')}';\n`;
    const count = async (path: string, source: string): Promise<number> =>
      (await scanText(scanner, path, source, { testPasswords: 'off' })).findings.length;
    assert.equal(await count('src/login.ts', text), 1);
    assert.equal(await count('test/login.test.ts', real), 1);
  });
});
