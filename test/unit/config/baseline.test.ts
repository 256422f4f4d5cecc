import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBaseline, writeBaseline } from '../../../src/core/config/baseline';
import { english } from '../../../src/core/text/message';

const entry = {
  fingerprint: 'abc',
  detector: 'password-in-code',
  path: 'src/a.ts',
  reason: 'a demo',
  expires: '2027-01-31',
};

describe('baseline files', () => {
  it('read back what was written, sorted by place', () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    const entries = fc.uniqueArray(
      fc.record(
        { fingerprint: word, detector: fc.constant('private-key'), path: word, reason: word },
        { noNullPrototype: true },
      ),
      { selector: ({ fingerprint }) => fingerprint },
    );
    fc.assert(
      fc.property(entries, (written) => {
        const text = writeBaseline(written);
        const { entries: read, problems } = readBaseline(text);
        assert.deepEqual(problems, []);
        assert.deepEqual(new Set(read), new Set(written));
        assert.equal(writeBaseline(read), text);
        assert.deepEqual(
          [...read.map(({ path }) => path)].sort(),
          read.map(({ path }) => path),
        );
      }),
    );
  });

  it('are one finding a line', () => {
    assert.equal(writeBaseline([]), '{\n  "version": 1,\n  "findings": []\n}\n');
    assert.equal(
      writeBaseline([entry]).split('\n')[3],
      '    {"fingerprint":"abc","detector":"password-in-code","path":"src/a.ts","reason":"a demo","expires":"2027-01-31"}',
    );
  });

  const wrong: readonly (readonly [text: string, problem: RegExp, entries: number])[] = [
    ['', /an object with a list/, 0],
    ['[]', /an object with a list/, 0],
    ['{ "findings": {} }', /an object with a list/, 0],
    ['{ "findings": [{ "fingerprint": "a" }] }', /needs a fingerprint and a reason/, 0],
    ['{ "findings": [{ "fingerprint": "a", "reason": "b", "expires": "soon" }] }', /passed over/, 0],
    ['{ "findings": [1, { "fingerprint": "a", "reason": "b" }] }', /passed over/, 1],
    ['{ "findings": [{ "fingerprint": "a", "reason": "b" }', /not valid JSON/, 1],
  ];
  for (const [text, problem, count] of wrong) {
    it(`say what is wrong, and use the rest: ${text}`, () => {
      const { entries, problems } = readBaseline(text);
      assert.equal(entries.length, count);
      assert.ok(problems.some(({ message }) => problem.test(english(message))));
    });
  }
});
