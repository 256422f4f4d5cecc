import assert from 'node:assert/strict';
import { isScrambled } from '../../../src/core/detectors/shared/randomness';
import { SeededRandom } from '../../support/random';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('isScrambled', () => {
  it('tells the larger part of what a generator makes of letters alone', () => {
    const random = new SeededRandom('letters');
    const drawn = Array.from({ length: 500 }, () => random.string(letters, 12));
    const told = drawn.filter(isScrambled).length;
    assert.ok(told > 300, `${told} of 500`);
  });

  for (const name of [
    'myPassword',
    'YourPassHere',
    'PostgreSQL',
    'getDBPassword',
    'dbPwdProd',
    'DATABASE_PWD',
    'SECRETKEY',
    'XMLHttpRequest',
    'changeme',
    'RabbitMQPass',
  ]) {
    it(`takes ${name} for a name or words`, () => {
      assert.equal(isScrambled(name), false);
    });
  }
});
