import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/text/edit';
import type { TextEdit } from '../../../src/core/text/edit';
import { EditedText } from '../../../src/core/text/editedText';

/** Edits of a text of some length that do not overlap, from any numbers. */
function editsWithin(length: number, numbers: readonly number[], texts: readonly string[]): readonly TextEdit[] {
  const places = numbers.map((number) => number % (length + 1)).sort((left, right) => left - right);
  return texts.flatMap((text, index) => {
    const [start, end] = [places[2 * index], places[2 * index + 1]];
    return start === undefined || end === undefined ? [] : [{ span: { start, end }, text }];
  });
}

const steps = fc.array(
  fc.record({
    numbers: fc.array(fc.nat(1000), { minLength: 4, maxLength: 8 }),
    texts: fc.array(fc.string({ maxLength: 4 }), { minLength: 2, maxLength: 4 }),
  }),
  { maxLength: 6 },
);

describe('a text edited several times over', () => {
  it('tells the edits that turn the source into it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), steps, (source, all) => {
        const edited = new EditedText(source);
        let expected = source;
        for (const { numbers, texts } of all) {
          const edits = editsWithin(expected.length, numbers, texts);
          expected = applyEdits(expected, edits);
          edited.apply(edits);
        }
        assert.equal(edited.text, expected);
        assert.equal(applyEdits(source, edited.edits()), expected);
      }),
    );
  });

  it('leaves alone what no edit touched', () => {
    const edited = new EditedText('one two three');
    edited.apply([{ span: { start: 4, end: 7 }, text: 'zwei' }]);
    edited.apply([{ span: { start: 0, end: 0 }, text: '> ' }]);
    edited.apply([{ span: { start: 6, end: 10 }, text: '2' }]);
    assert.equal(edited.text, '> one 2 three');
    assert.deepEqual(edited.edits(), [
      { span: { start: 0, end: 0 }, text: '> ' },
      { span: { start: 4, end: 7 }, text: '2' },
    ]);
    assert.deepEqual(new EditedText('same').edits(), []);
  });

  it('finds where text stood that no edit touched', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 12, maxLength: 40 }),
        fc.string({ maxLength: 5 }),
        fc.string({ maxLength: 5 }),
        (source, first, second) => {
          const edited = new EditedText(source);
          edited.apply([{ span: { start: 6, end: 8 }, text: second }]);
          edited.apply([{ span: { start: 1, end: 3 }, text: first }]);
          assert.equal(edited.originalOffset(edited.text.length - 1), source.length - 1);
          assert.equal(edited.originalOffset(0), 0);
          assert.equal(edited.originalOffset(1 + first.length), 3);
        },
      ),
    );
  });

  it('finds where text was put that did not stand there', () => {
    const edited = new EditedText('abcdef');
    edited.apply([{ span: { start: 2, end: 4 }, text: 'XYZ' }]);
    assert.equal(edited.originalOffset(3), 2);
    assert.equal(edited.originalOffset(edited.text.length), 6);
  });
});
