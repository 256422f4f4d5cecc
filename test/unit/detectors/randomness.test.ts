import assert from 'node:assert/strict';
import { isLettersAtRandom } from '../../../src/core/detectors/shared/letterOdds';
import { isRandom } from '../../../src/core/detectors/shared/randomness';
import { SeededRandom } from '../../support/random';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

describe('what a machine has drawn', () => {
  const alphabets: readonly (readonly [name: string, signs: string, length: number, least: number])[] = [
    ['lower case and digits', letters + digits, 20, 0.95],
    ['lower case and digits', letters + digits, 32, 0.99],
    ['upper case and digits', (letters + digits).toUpperCase(), 32, 0.99],
    ['letters of both cases and digits', letters + letters.toUpperCase() + digits, 24, 0.98],
    ['hexadecimal', `${digits}abcdef`, 32, 0.99],
  ];
  for (const [name, signs, length, least] of alphabets) {
    it(`is told from words: ${String(length)} of ${name}`, () => {
      const random = new SeededRandom(name);
      const drawn = Array.from({ length: 2_000 }, () => random.string(signs, length));
      const told = drawn.filter(isRandom).length / drawn.length;
      assert.ok(told >= least, `${String(told)} of those drawn`);
    });
  }

  it('is not what words with numbers are', () => {
    const texts = [
      'internationalization2024',
      'sha256withrsaencryption',
      'utf8mb4unicode520ci',
      'windows10enterprise64bit',
      'ubuntu2204serveramd64',
      'postgresql14replica2',
      'X509V3CERTIFICATE',
      'HTTP2SERVERPUSH',
    ];
    assert.deepEqual(texts.filter(isRandom), []);
  });
});

describe('letters at random', () => {
  for (const [length, least] of [
    [8, 0.8],
    [10, 0.87],
    [14, 0.93],
  ] as const) {
    it(`are told from words: ${String(length)}`, () => {
      const random = new SeededRandom(`letters ${String(length)}`);
      const drawn = Array.from({ length: 2_000 }, () => random.string(letters, length));
      const told = drawn.filter(isLettersAtRandom).length / drawn.length;
      assert.ok(told >= least, `${String(told)} of those drawn`);
    });
  }

  it('are not what words of many languages, names of programs and rows of keys are', () => {
    const texts = [
      ...['butterfly', 'strengths', 'Schmetterling', 'papillon', 'mariposa', 'farfalla', 'borboleta', 'vlinder'],
      ...['przyjaciel', 'SHUTDOWN', 'clipboard', 'postgresql', 'webauthn', 'xmlHttpRequest', 'vmware_pwd'],
      ...[
        'dbPasswd',
        'qwertyuiop',
        'asdfghjkl',
        'xxxxxxxxxx',
        'abcabcabc',
        'ansible-vault',
        'kubernetes',
        'nginxproxy',
      ],
    ];
    assert.deepEqual(texts.filter(isLettersAtRandom), []);
  });
});
