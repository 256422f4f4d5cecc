import assert from 'node:assert/strict';
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
