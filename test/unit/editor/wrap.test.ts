import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wrap } from '../../../src/editor/support/wrap';

describe('breaking a note into lines', () => {
  const cases: readonly (readonly [text: string, columns: number, lines: readonly string[]])[] = [
    ['', 10, []],
    ['one two three', 20, ['one two three']],
    ['one two three', 8, ['one two', 'three']],
    ['a-very-long-word after', 6, ['a-very-long-word', 'after']],
    ['値を保管します。', 8, ['値を保管', 'します。']],
  ];
  for (const [text, columns, lines] of cases) {
    it(`breaks ${JSON.stringify(text)} at ${String(columns)}`, () => {
      assert.deepEqual(wrap(text, columns), lines);
    });
  }

  it('gives the first line a width of its own', () => {
    assert.deepEqual(wrap('one two three', 20, 5), ['one', 'two three']);
  });

  it('loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        assert.equal(wrap(text, columns).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
      }),
    );
  });
});
