import assert from 'node:assert/strict';
import { difference } from '../../../src/core/text/difference';

function made(before: string, after: string): string {
  const { start, end, text } = difference(before, after);
  return before.slice(0, start) + text + before.slice(end);
}

describe('what one text has in place of another', () => {
  it('leaves the beginning and the end that both have', () => {
    assert.deepEqual(difference('A=1\nB=2\n', 'A=1\nB=3\n'), { start: 6, end: 7, text: '3' });
    assert.deepEqual(difference('A=1\n', 'A=1\nB=2\n'), { start: 4, end: 4, text: 'B=2\n' });
    assert.deepEqual(difference('aa', 'aaa'), { start: 2, end: 2, text: 'a' });
    assert.deepEqual(difference('', 'a'), { start: 0, end: 0, text: 'a' });
    assert.deepEqual(difference('a', 'a'), { start: 1, end: 1, text: '' });
  });

  it('parts no surrogate pair', () => {
    const [before, after] = ['# \u{1F511} key\n# \u{1F512} lock\n', '# \u{1F512} lock\n'];
    assert.equal(difference(before, after).start, 2);
    assert.equal(made(before, after), after);
    // The two pairs end alike.
    const [one, other] = ['\u{1F511}', '\u{1F911}'];
    assert.deepEqual(difference(one, other), { start: 0, end: 2, text: other });
  });

  it('parts no line break of two characters', () => {
    assert.deepEqual(difference('a\r\nb', 'a\rb'), { start: 1, end: 3, text: '\r' });
    assert.deepEqual(difference('a\nb', 'a\r\nb'), { start: 1, end: 2, text: '\r\n' });
  });
});
