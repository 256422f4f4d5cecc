import assert from 'node:assert/strict';
import { isPlaceholder } from '../../../src/core/detectors/shared/placeholders';

describe('placeholders', () => {
  // Cases in Markdown cannot hold these: their own marks and samples are written so.
  for (const value of [
    '«password»',
    '‹password length=14›',
    '‹token',
    'app:‹password›',
    '⟨your password⟩',
    '«the',
    'Xk9/‹token-16›#7',
  ]) {
    it(`knows the brackets of typography, also where a blank cut them off: ${value}`, () => {
      assert.ok(isPlaceholder(value));
    });
  }
});
