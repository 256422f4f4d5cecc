import assert from 'node:assert/strict';
import { closest } from '../../../src/cli/closest';

describe('the word that was meant', () => {
  const words = ['scan', 'status', 'baseline', 'fix', 'run'];
  const cases: [typed: string, meant: string | undefined][] = [
    ['scn', 'scan'],
    ['scna', 'scan'],
    ['stauts', 'status'],
    ['basline', 'baseline'],
    ['fixx', 'fix'],
    ['hook', undefined],
    ['team', undefined],
    ['', undefined],
  ];
  for (const [typed, meant] of cases) {
    it(`is ${meant ?? 'none'} for “${typed}”`, () => {
      assert.equal(closest(typed, words), meant);
    });
  }
});
